/** "Line 18, Hardware Hash: …": what the sentence of a finding about one row begins with. */
const PLACE = /^Line (\d+)(?:, [^:]+)?: /;

/** True where the sentence itself says that it is about this line of the list. */
export function beginsWithLine(sentence: string, line: number): boolean {
  return PLACE.exec(sentence)?.[1] === String(line);
}
