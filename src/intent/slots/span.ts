/** A value of a slot and the tokens that it takes up; those are no words of the sentence any more. */
export interface Span {
  readonly text: string;
  /** Index of the first token, quotation marks included. */
  readonly first: number;
  readonly last: number;
}
