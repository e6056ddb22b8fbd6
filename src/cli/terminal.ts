/** The terminal as commands see it: replaceable in a test. */
export interface Terminal {
  /** Standard output: the answer, and nothing else. */
  out(text: string): void;
  /** Standard error: progress, complaints, logs. */
  err(text: string): void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** True where a person looks at standard output. */
  readonly isInteractive: boolean;
}

export function processTerminal(): Terminal {
  return {
    out: (text) => {
      process.stdout.write(`${text}\n`);
    },
    err: (text) => {
      process.stderr.write(`${text}\n`);
    },
    environment: process.env,
    isInteractive: process.stdout.isTTY === true,
  };
}

export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(JSON.stringify(value, null, 2));
}
