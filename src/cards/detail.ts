/** How much of a reply a card shows. Lengths are in UTF-16 units, the rest are numbers of rows. */
export interface Detail {
  /** The longest sentence. */
  readonly sentence: number;
  /** The longest serial number, tag or name. */
  readonly name: number;
  /** Rows of each list: findings, devices, steps, requests. */
  readonly rows: number;
  /** Serial numbers of "Show all devices". */
  readonly serials: number;
  /** Choices of an input. */
  readonly choices: number;
}

/** From everything to the bare facts. A group tag (at most 128 characters) is cut only where nothing else helps. */
export const DETAILS: readonly [Detail, ...Detail[]] = [
  { sentence: 420, name: 160, rows: 8, serials: 240, choices: 100 },
  { sentence: 300, name: 140, rows: 6, serials: 120, choices: 60 },
  { sentence: 220, name: 132, rows: 4, serials: 40, choices: 24 },
  { sentence: 140, name: 60, rows: 3, serials: 16, choices: 12 },
  { sentence: 80, name: 32, rows: 2, serials: 4, choices: 6 },
  { sentence: 60, name: 24, rows: 1, serials: 2, choices: 3 },
];
