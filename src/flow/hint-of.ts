import type { RequestKind } from '../domain/request.ts';
import { hintFor } from '../knowledge/hint-for.ts';
import type { ViewHint } from './request-view.ts';

/** The knowledge base's hint for a device that failed, was left out or waits; null where it knows none. */
export function hintOf(query: {
  readonly code: string | null;
  readonly name: string | null;
  readonly state: string;
  readonly kind: RequestKind;
}): ViewHint | null {
  const entry = hintFor({ code: query.code, name: query.name, state: query.state });
  if (entry === null) return null;
  const { document, section, date } = entry.source;
  return {
    id: entry.id,
    title: entry.title,
    summary: entry.summary,
    steps: entry.steps,
    source: `${document}, ${section} (${date})`,
  };
}
