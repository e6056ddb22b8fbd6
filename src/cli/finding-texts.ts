import type { Finding } from '../domain/finding.ts';
import { publicFinding } from '../lists/check-list.ts';
import { EXPLAINED_CODES } from '../lists/explain-across-rows.ts';
import { inFindingOrder } from '../lists/finding-order.ts';
import type { ListReading } from '../lists/list-reader.ts';

/**
 * All findings of a list as JSON text in their order; `ofRows` are texts of public findings. Most of them are passed on
 * as they are: of millions, reading each again would take longer than judging the list.
 */
export function* findingTexts(reading: ListReading, ofRows: Iterable<string>): Generator<string> {
  const ofFile = [...reading.fileFindings].reverse();
  for (const text of reading.blockedBy === null ? ofRows : []) {
    if (ofFile.length === 0 && !EXPLAINED.test(text)) {
      yield text;
      continue;
    }
    const finding = JSON.parse(text) as Finding;
    for (let next = ofFile.at(-1); next !== undefined && inFindingOrder(next, finding) <= 0; next = ofFile.at(-1)) {
      yield JSON.stringify(publicFinding(next));
      ofFile.pop();
    }
    yield JSON.stringify(reading.explain(finding));
  }
  for (const finding of ofFile.reverse()) yield JSON.stringify(publicFinding(finding));
}

/** The code stands first in the text of a public finding. */
const EXPLAINED = new RegExp(`^\\{"code":"(?:${EXPLAINED_CODES.join('|')})"`);
