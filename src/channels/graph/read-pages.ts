import type { z } from 'zod';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { GraphClient } from './graph-client.ts';
import type { GraphOperation } from './operations.ts';
import { pageOf } from './wire.ts';

/** A million entries of Intune's pages of 1,000: more is a service that walks in circles. */
const MOST_PAGES = 1_000;

export interface ReadPages<Item> {
  readonly items: readonly Item[];
  readonly pages: number;
}

/**
 * All entries of a collection, page after page, one call each. `isEnough` ends it early.
 *
 * A link to another host, or to a page that was read already, is an unreadable answer: the token goes nowhere else.
 */
export async function readPages<Schema extends z.ZodType>(
  graph: GraphClient,
  tenantId: string,
  operation: GraphOperation,
  path: string,
  item: Schema,
  isEnough: (items: readonly z.output<Schema>[]) => boolean = () => false,
): Promise<Result<ReadPages<z.output<Schema>>>> {
  const items: z.output<Schema>[] = [];
  const seen = new Set<string>();
  const page = pageOf(item);
  let next: string | null = path;
  while (next !== null) {
    if (seen.has(next) || seen.size === MOST_PAGES) return failed(brokenLink(tenantId, operation));
    seen.add(next);
    const read: Result<z.output<typeof page>> = await graph.read(tenantId, operation, { path: next }, page);
    if (!read.ok) return read;
    for (const entry of read.value.value) items.push(entry);
    const link = read.value['@odata.nextLink'] ?? null;
    if (link === null || isEnough(items)) break;
    next = graph.pathOf(link, operation);
    if (next === null) return failed(brokenLink(tenantId, operation));
  }
  return ok({ items, pages: seen.size });
}

function brokenLink(tenantId: string, { doing }: GraphOperation) {
  return {
    code: 'channel.answer-unreadable',
    message: `Microsoft Graph answered ${doing} with a link that leads nowhere. Try again in a minute.`,
    retry: 'same-request',
    subject: tenantId,
  } as const;
}
