import { zipSync } from 'fflate';
import { failed, ok, type Result } from '../../domain/result.ts';
import { outputNames } from '../../lists/output-names.ts';
import type { KeptList } from '../../ports/list-store.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { contentOf, gone } from './open-kept-list.ts';
import { repairedList } from './view-of-list.ts';

/** A file to hand out; whole hashes: a secret. */
export interface RepairedFile {
  /** ASCII letters, digits and `. _ -` and blanks only, with its ending. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The repaired list as one file: as its channel takes it, or a zip where that takes several files.
 * Faults: `list.gone`, `list.nothing-usable`.
 */
export async function repairedFile(deps: FlowDeps, list: KeptList): Promise<Result<RepairedFile>> {
  const bytes = await contentOf(deps, list);
  if (bytes === null) return failed(gone());
  const { fileName: name, channel, accepted } = list;
  const { outputs } = await repairedList(deps, { name, bytes, channel }, accepted);
  const [only, ...others] = outputs;
  if (only === undefined) {
    return failed({
      code: 'list.nothing-usable',
      message: 'No row of that list can be used as it is, so there is no repaired list.',
      retry: 'after-change',
    });
  }
  if (others.length === 0) return ok({ name: only.file, bytes: only.content });
  const [first = 'list.fixed.csv'] = outputNames(name, ['']);
  return ok({
    name: first.replace(/csv$/, 'zip'),
    bytes: zipSync(Object.fromEntries(outputs.map(({ file, content }) => [file, content]))),
  });
}
