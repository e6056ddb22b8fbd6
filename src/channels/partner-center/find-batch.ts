import type { Fault } from '../../domain/fault.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Batch } from './wire.ts';

/**
 * The batch that carries a group tag; null where there is none yet. Tags are compared exactly, as dynamic groups compare
 * them; whether the service takes two batches that differ only in capitals is not documented, so neither is touched.
 */
export function findBatch(batches: readonly Batch[], groupTag: string, tenantId: string): Result<Batch | null> {
  const exact = batches.find(({ id }) => id === groupTag);
  if (exact !== undefined) return ok(exact);
  const near = batches.find(({ id }) => id.toLowerCase() === groupTag.toLowerCase());
  return near === undefined ? ok(null) : failed(differsInCapitals(near.id, groupTag, tenantId));
}

function differsInCapitals(there: string, wanted: string, tenantId: string): Fault {
  return {
    code: 'channel.tag-differs-in-capitals',
    message: `The customer has a batch ${there} in Partner Center, and ${wanted} differs from it only in capitals. Write the tag exactly as ${there}, or take another one.`,
    retry: 'after-change',
    subject: tenantId,
  };
}
