import type { FlowDeps } from '../flow-deps.ts';
import type { Reply } from '../reply.ts';

const NEWEST = 15;

/** The newest requests, one line each. */
export async function answerListRequests(deps: FlowDeps): Promise<Reply> {
  const requests = await deps.requests.list({ limit: NEWEST });
  if (requests.length === 0) {
    return { kind: 'say', text: 'There are no requests yet.', tries: ['register PF3XK2A9 to Contoso with tag KIOSK'] };
  }
  const lines = await Promise.all(
    requests.map(async ({ id, state, kind, customerName, requestedBy, updatedAt }) => {
      const counts = await deps.requests.countDevices(id);
      const devices = Object.values(counts).reduce((sum, count) => sum + count, 0);
      return {
        id,
        state,
        kind,
        customer: customerName,
        devices,
        requestedBy: requestedBy.name,
        updatedAt: updatedAt.toISOString(),
      };
    }),
  );
  return { kind: 'requests', requests: lines };
}
