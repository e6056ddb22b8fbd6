import { refusalOf } from '../approval/policy.ts';
import { CHANNEL_TITLES } from '../domain/channel.ts';
import type { Customer } from '../domain/customer.ts';
import { serialKey } from '../domain/device.ts';
import type { Fault } from '../domain/fault.ts';
import type { Person } from '../domain/person.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { StoredRequest } from '../ports/request-store.ts';
import { customerView } from './customer-view.ts';
import { deviceStatus } from './device-status.ts';
import type { FlowDeps } from './flow-deps.ts';
import { STATE_WORDS } from './presses/press-context.ts';
import type { Reply } from './reply.ts';
import { viewRequest } from './view-request.ts';

/** Something that a search found, as short as a line in a list; `open` gives its card. */
export interface SearchHit {
  readonly kind: 'request' | 'device' | 'customer';
  /** The request's number, the serial number, or the customer's tenant id. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** What a person looks for in a list of this length; more would not be read. */
const MOST_HITS = 10;
const REQUEST_NUMBER = /^(?:r-?|#|request\s+)(\d{1,9})$/i;
const SERIAL = /^(?=.*\d)[a-z0-9][a-z0-9-]{4,39}$/i;

/**
 * Requests, devices and customers that the words name: a request's number, a serial number, or part of a customer's
 * name, domain or alias; without words the newest requests. Reads our own records only, so it is quick.
 * Faults: `approval.no-role`.
 */
export async function search(deps: FlowDeps, person: Person, words: string): Promise<Result<SearchHit[]>> {
  const refusal = refusalOf('see', person);
  if (refusal !== null) return failed(refusal);
  const wanted = words.trim();
  const [requests, devices, customers] = await Promise.all([
    findRequests(deps, wanted),
    findDevices(deps, wanted),
    findCustomers(deps, wanted),
  ]);
  return ok([...requests, ...devices, ...customers].slice(0, MOST_HITS));
}

/** The card of something that was found; what is gone by now is said. Faults: `approval.no-role`. */
export async function openHit(
  deps: FlowDeps,
  person: Person,
  { kind, id }: Pick<SearchHit, 'kind' | 'id'>,
): Promise<Result<Reply, Fault>> {
  const refusal = refusalOf('see', person);
  if (refusal !== null) return failed(refusal);
  const gone: Reply = { kind: 'say', text: `There is no ${kind} ${id} any more.`, tries: ['list requests'] };
  switch (kind) {
    case 'request': {
      const view = await viewRequest(deps, id);
      return ok(view === null ? gone : { kind: 'request', view, say: null });
    }
    case 'device':
      return ok({ kind: 'device-status', devices: [await deviceStatus(deps, person, id, null)] });
    case 'customer': {
      const customer = (await deps.customers.list()).find(({ tenantId }) => tenantId === id);
      return ok(customer === undefined ? gone : { kind: 'customer', view: await customerView(deps, customer) });
    }
    default:
      return kind satisfies never;
  }
}

async function findRequests(deps: FlowDeps, wanted: string): Promise<SearchHit[]> {
  const number = REQUEST_NUMBER.exec(wanted)?.[1];
  if (number !== undefined) {
    const request = await deps.requests.find(`R-${number}`);
    return request === null ? [] : [requestHit(request)];
  }
  return wanted === '' ? (await deps.requests.list({ limit: MOST_HITS })).map(requestHit) : [];
}

function requestHit({ id, kind, customerName, customerText, state, requestedBy }: StoredRequest): SearchHit {
  const whose = customerName ?? customerText ?? 'customer not clear yet';
  return {
    kind: 'request',
    id,
    title: `${id} · ${kind} · ${whose}`,
    text: `${capital(STATE_WORDS[state])}, asked by ${requestedBy.name}`,
  };
}

async function findDevices(deps: FlowDeps, wanted: string): Promise<SearchHit[]> {
  if (!SERIAL.test(wanted) || REQUEST_NUMBER.test(wanted)) return [];
  const newest = await deps.requests.newestFor(serialKey(wanted));
  const text =
    newest === null
      ? 'Look it up in the customers’ tenants'
      : `${capital(newest.device.state)} in ${newest.request.id}${newest.request.customerName === null ? '' : ` for ${newest.request.customerName}`}`;
  return [{ kind: 'device', id: newest?.device.serial ?? wanted, title: newest?.device.serial ?? wanted, text }];
}

async function findCustomers(deps: FlowDeps, wanted: string): Promise<SearchHit[]> {
  const part = wanted.normalize('NFKC').toLowerCase();
  if (part.length < 2) return [];
  return (await deps.customers.list())
    .filter((customer) => namesOf(customer).some((name) => name.toLowerCase().includes(part)))
    .map(({ name, domain, tenantId, defaultChannel }) => ({
      kind: 'customer' as const,
      id: tenantId,
      title: name,
      text: `${domain} · ${CHANNEL_TITLES[defaultChannel]}`,
    }));
}

function namesOf({ name, domain, tenantId, aliases }: Customer): string[] {
  return [name, domain, tenantId, ...aliases];
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
