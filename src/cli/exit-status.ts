/** What the command's exit status means; scripts depend on it. */
export const EXIT = {
  done: 0,
  /** The answer is "no": errors found, refused, failed rows. */
  no: 1,
  /** Wrong call, or input that cannot be read. */
  wrongCall: 2,
  /** A service could not be reached. */
  unreachable: 3,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];
