import type { Terminal } from '../../../src/cli/terminal.ts';

/** A terminal that keeps what is written to it. */
export class KeptTerminal implements Terminal {
  readonly lines: string[] = [];
  readonly complaints: string[] = [];
  readonly environment: Terminal['environment'];
  readonly isInteractive: boolean;

  constructor(environment: Terminal['environment'] = {}, isInteractive = false) {
    this.environment = environment;
    this.isInteractive = isInteractive;
  }

  out(text: string): void {
    this.lines.push(text);
  }

  err(text: string): void {
    this.complaints.push(text);
  }

  /** The one JSON document that was printed. */
  get json(): unknown {
    return JSON.parse(this.lines.join('\n'));
  }
}
