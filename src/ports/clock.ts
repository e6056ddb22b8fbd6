/** The time, so that a test can move it by hand. */
export interface Clock {
  now(): Date;
}
