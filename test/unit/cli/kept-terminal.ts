import type { Terminal } from '../../../src/cli/terminal.ts';

/** A terminal that keeps what is written to it. */
export class KeptTerminal implements Terminal {
  readonly lines: string[] = [];
  readonly complaints: string[] = [];
  readonly progressLines: (string | null)[] = [];
  readonly environment: Terminal['environment'];
  readonly isInteractive = false;
  readonly width = 80;

  constructor(environment: Terminal['environment'] = {}) {
    this.environment = environment;
  }

  out(text: string): void {
    this.lines.push(text);
  }

  err(text: string): void {
    this.complaints.push(text);
  }

  progress(text: string | null): void {
    this.progressLines.push(text);
  }

  get text(): string {
    return this.lines.join('\n');
  }

  /** The one JSON document that was printed. */
  get json(): unknown {
    return JSON.parse(this.text);
  }
}
