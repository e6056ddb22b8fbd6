/** The terminal as commands see it: replaceable in a test. */
export interface Terminal {
  /** Standard output: the answer, and nothing else. */
  out(text: string): void;
  /** Standard error: complaints, logs. */
  err(text: string): void;
  /** The one line on standard error that is written over; null takes it away. Nothing where no person looks there. */
  progress(text: string | null): void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** True where a person looks at standard output. */
  readonly isInteractive: boolean;
  /** Characters in a line of standard output. */
  readonly width: number;
}

/** Where nobody looks, and in a terminal that does not tell. */
const USUAL_WIDTH = 80;
const LINE_AWAY = '\r\u001b[K';

export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  return {
    out: (text) => {
      stdout.write(`${text}\n`);
    },
    err: (text) => {
      stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (stderr.isTTY === true) stderr.write(`${LINE_AWAY}${text ?? ''}`);
    },
    environment: process.env,
    isInteractive: stdout.isTTY === true,
    get width() {
      return stdout.columns ?? USUAL_WIDTH;
    },
  };
}

export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(JSON.stringify(value, null, 2));
}
