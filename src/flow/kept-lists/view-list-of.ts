import type { KeptList } from '../../ports/list-store.ts';
import type { StoredDevice, StoredRequest } from '../../ports/request-store.ts';
import type { ViewList } from '../request-view.ts';
import { some, type ViewProposal } from './list-view.ts';

/** What a request's card shows of its list, from what is stored of the request: the list itself is not read again. */
export function viewListOf(
  { state, listFindings }: StoredRequest,
  devices: readonly StoredDevice[],
  list: KeptList | null,
): ViewList | null {
  if (list === null) return null;
  const serialAt = new Map(devices.map(({ line, serial }) => [line, serial]));
  const proposals = listFindings.flatMap(({ line, code, message, fix, proposal }): ViewProposal[] =>
    fix !== 'proposal' || proposal === null || line === null
      ? []
      : [{ line, code, serial: serialAt.get(line) ?? '', message, proposal }],
  );
  const ready = devices.flatMap(({ serial, line, state: ofDevice, repair }) =>
    ofDevice === 'pending' && repair === null && line !== null ? [{ serial, line, reason: null }] : [],
  );
  return {
    id: list.id,
    version: list.version,
    ready: some(ready),
    proposals: some(proposals),
    isOpen: state === 'draft' || state === 'waiting-for-consent',
  };
}
