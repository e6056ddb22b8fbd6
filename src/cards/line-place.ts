/** "Line 18, Hardware Hash: …": what the sentence of a finding about one row begins with. */
const PLACE = /^Line (\d+)(?:, [^:]+)?: /;

/** True where the sentence itself says that it is about this line of the list. */
export function beginsWithLine(sentence: string, line: number): boolean {
  return PLACE.exec(sentence)?.[1] === String(line);
}

/** The sentence without the place that stands beside it already. */
export function withoutLine(sentence: string, line: number): string {
  const place = PLACE.exec(sentence);
  return place === null || place[1] !== String(line) ? sentence : sentence.slice(place[0].length);
}
