import { serialKey } from '../../domain/device.ts';
import type { Intent } from '../../intent/intent.ts';
import { findCustomer } from '../../plan/find-customer.ts';
import { customerView } from '../customer-view.ts';
import { deviceStatus } from '../device-status.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { ChatMessage } from '../message.ts';
import type { Reply } from '../reply.ts';
import { viewRequest } from '../view-request.ts';

/** More devices than this in one question are asked about by their request. */
const MOST_DEVICES = 10;

/** The state of a request, of devices by their serial numbers, or of a customer; without any, of the newest request here. */
export async function answerStatus(deps: FlowDeps, message: ChatMessage, intent: Intent): Promise<Reply> {
  if (intent.request !== null) return requestCard(deps, intent.request);
  if (intent.serials.length > MOST_DEVICES) {
    return {
      kind: 'say',
      text: `That is ${intent.serials.length} devices; ask for at most ${MOST_DEVICES} at once, or for the request that holds them.`,
      tries: ['status of R-1', 'list requests'],
    };
  }
  const match = intent.customer === null ? null : findCustomer(intent.customer, await deps.customers.list());
  if (match !== null && match.kind !== 'exact') {
    const near = match.customers.map(({ name, domain }) => `${name} (${domain})`).join(', ');
    return {
      kind: 'say',
      text: `Which customer is "${intent.customer ?? ''}"?${near === '' ? '' : ` Perhaps ${near}.`}`,
      tries: [`status of ${intent.serials[0] ?? match.customers[0]?.domain ?? 'contoso.com'}`],
    };
  }
  if (intent.serials.length > 0) {
    const tenantId = match?.customer.tenantId ?? null;
    const unique = [...new Map(intent.serials.map((serial) => [serialKey(serial), serial])).values()];
    return {
      kind: 'device-status',
      devices: await Promise.all(unique.map((serial) => deviceStatus(deps, message.speaker, serial, tenantId))),
    };
  }
  if (match !== null) return { kind: 'customer', view: await customerView(deps, match.customer) };
  const [newest] = await deps.requests.list({ conversationId: message.conversation.id, limit: 1 });
  if (newest !== undefined) return requestCard(deps, newest.id);
  return {
    kind: 'say',
    text: 'The status of what? Write a serial number or a request.',
    tries: ['status of PF3XK2A9', 'status of R-1'],
  };
}

async function requestCard(deps: FlowDeps, id: string): Promise<Reply> {
  const view = await viewRequest(deps, id);
  if (view === null) {
    return { kind: 'say', text: `There is no request ${id}.`, tries: ['list requests'] };
  }
  return { kind: 'request', view, say: null };
}
