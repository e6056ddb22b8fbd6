import type { ChannelName } from '../domain/channel.ts';
import type { Customer } from '../domain/customer.ts';
import type { DeviceState } from '../domain/device.ts';
import { DEVICE_STATES } from '../domain/device.ts';
import type { RequestState } from '../domain/request.ts';
import { findCustomer } from '../plan/find-customer.ts';
import { isBlocked, type Plan } from '../plan/plan.ts';
import type { ChannelDeclaration } from '../ports/device-channel.ts';
import type { StoredJob } from '../ports/job-store.ts';
import type { Decision } from '../ports/plan-store.ts';
import type { StoredDevice, StoredRequest } from '../ports/request-store.ts';
import { consentInvitation } from './consent-invitation.ts';
import type { FlowDeps } from './flow-deps.ts';
import { hashSources } from './hash-sources.ts';
import { hintOf } from './hint-of.ts';
import { viewListOf } from './kept-lists/view-list-of.ts';
import { storedPlan } from './plan-request.ts';
import type { RequestPress, RequestView, ViewDevice, ViewFinding } from './request-view.ts';
import { stepsOf } from './steps-of.ts';

/** Most choices that a card offers for the customer. */
const MOST_CHOICES = 50;

/** Everything that the card of a request shows, from what is stored now; null where there is no such request. */
export async function viewRequest(deps: FlowDeps, requestId: string): Promise<RequestView | null> {
  const request = await deps.requests.find(requestId);
  if (request === null) return null;
  const [devices, decisions, job, plan, customers, list] = await Promise.all([
    deps.requests.devices(requestId),
    deps.decisions.list(requestId),
    deps.jobs.find(requestId),
    storedPlan(deps, request),
    deps.customers.list(),
    deps.lists.forRequest(requestId, deps.clock.now()),
  ]);
  const customer = customerShown(request, customers);
  const missing = missingOf(customer, devices);
  const declaration = deps.channels.get(request.channel)?.declaration ?? null;
  return {
    id: request.id,
    kind: request.kind,
    state: request.state,
    version: request.version,
    planDigest: request.planDigest,
    customer,
    customerText: request.customerText,
    customerChoices: customer === null ? choices(request.customerText, customers) : [],
    groupTag: request.groupTag,
    channel: request.channel,
    channelChoices: channelChoices(deps, request),
    channelAdvice: channelAdvice(plan),
    goal: goalOf(declaration, job, devices),
    requestedBy: { name: request.requestedBy.name, upn: request.requestedBy.upn },
    decisions: decisions.map(viewDecision),
    missing,
    counts: { devices: devices.length, ...countsOf(devices) },
    statedCount: request.statedCount,
    repaired: devices.flatMap(({ serial, line, repair, state }) =>
      repair === null || state === 'skipped' ? [] : [{ serial, line, how: repair }],
    ),
    findings: findingsOf(request, plan),
    ...(await hashSources(deps, request, devices)),
    list: viewListOf(request, devices, list),
    steps: stepsOf(request, job, devices, declaration),
    note: request.note,
    serialsByState: serialsByState(devices),
    profiles: profilesOf(devices),
    attention: attentionOf(request, devices),
    actions: actionsOf(request, plan, missing, devices),
    consentLink: plan !== null && plan.consent.state !== 'granted' ? plan.consent.link : null,
    invitation:
      plan === null || customer === null ? null : consentInvitation(request.channel, customer.name, plan.consent),
    expiresAt: request.expiresAt?.toISOString() ?? null,
    updatedAt: request.updatedAt.toISOString(),
  };
}

/** A channel that shows no profiles may still be followed through another one: then the first profile tells. */
function goalOf(
  declaration: ChannelDeclaration | null,
  job: StoredJob | null,
  devices: readonly StoredDevice[],
): RequestView['goal'] {
  const follows = declaration === null || declaration.actions.includes('follow');
  const isFollowed = job?.phase === 'assigning' || devices.some(({ state }) => state === 'assigned');
  return follows || isFollowed ? 'profile' : 'registration';
}

/** A request that was sent keeps its customer's name; a draft needs one that the directory knows now. */
function customerShown(request: StoredRequest, customers: readonly Customer[]): RequestView['customer'] {
  const known = customers.find(({ tenantId }) => tenantId === request.customerTenantId);
  if (known !== undefined) return { tenantId: known.tenantId, name: known.name, domain: known.domain };
  const { state, customerTenantId, customerName } = request;
  if (customerTenantId === null || state === 'draft' || state === 'waiting-for-consent') return null;
  return { tenantId: customerTenantId, name: customerName ?? customerTenantId, domain: 'no longer a customer here' };
}

function missingOf(customer: RequestView['customer'], devices: readonly StoredDevice[]): RequestView['missing'] {
  const missing: ('customer' | 'devices')[] = [];
  if (customer === null) missing.push('customer');
  if (devices.length === 0) missing.push('devices');
  return missing;
}

function choices(
  words: string | null,
  customers: Awaited<ReturnType<FlowDeps['customers']['list']>>,
): RequestView['customerChoices'] {
  const match = words === null ? null : findCustomer(words, customers);
  const near = match !== null && match.kind !== 'exact' && match.customers.length > 0 ? match.customers : customers;
  return near.slice(0, MOST_CHOICES).map(({ tenantId, name, domain }) => ({ tenantId, name, domain }));
}

function channelChoices({ channels }: FlowDeps, request: StoredRequest): ChannelName[] {
  if (request.kind !== 'register' || request.state !== 'draft') return [];
  const registering = [...channels.values()].filter(({ declaration }) => declaration.actions.includes('register'));
  return registering.length < 2 ? [] : registering.map(({ declaration }) => declaration.name);
}

function channelAdvice(plan: Plan | null): RequestView['channelAdvice'] {
  const advising = plan?.findings.find(({ channel }) => channel !== undefined);
  if (advising?.channel === undefined) return null;
  return { channel: advising.channel, asksModel: advising.code === 'channel.model-asked' };
}

function viewDecision({ by, what, at, reason }: Decision): RequestView['decisions'][number] {
  return { byName: by?.name ?? 'Preflight', what, at: at.toISOString(), reason };
}

function countsOf(devices: readonly StoredDevice[]): Record<DeviceState, number> {
  const counts = { pending: 0, submitted: 0, registered: 0, assigned: 0, failed: 0, skipped: 0 };
  for (const { state } of devices) counts[state] += 1;
  return counts;
}

function serialsByState(devices: readonly StoredDevice[]): RequestView['serialsByState'] {
  const lists = Object.fromEntries(DEVICE_STATES.map((state) => [state, [] as string[]])) as Record<
    DeviceState,
    string[]
  >;
  for (const { state, serial } of devices) lists[state].push(serial);
  return lists;
}

function profilesOf(devices: readonly StoredDevice[]): RequestView['profiles'] {
  const counts = new Map<string, number>();
  for (const { profile, state } of devices) {
    if (state === 'assigned' && profile !== null) counts.set(profile, (counts.get(profile) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, devices: count }));
}

function findingsOf(request: StoredRequest, plan: Plan | null): ViewFinding[] {
  const fromPlan = plan?.findings.map(({ code, severity, message, lines, serials }) => ({
    code,
    severity,
    message,
    lines,
    serials,
  }));
  if (fromPlan !== undefined) return fromPlan;
  // Without a customer there is no plan yet; what the list itself is wrong about can be said already.
  const told = request.listFindings.filter(({ fix }) => fix !== 'proposal');
  return told.map(({ code, severity, message, line, fix }) => ({
    code,
    // What Preflight mends by itself stops nothing.
    severity: severity === 'error' && fix === 'automatic' ? 'info' : severity,
    message,
    lines: line === null ? [] : [line],
    serials: [],
  }));
}

/** Failed devices first, then those that were left out. */
function attentionOf(request: StoredRequest, devices: readonly StoredDevice[]): ViewDevice[] {
  const failed = devices.filter((device) => device.state === 'failed');
  const skipped = devices.filter((device) => device.state === 'skipped');
  return [...failed, ...skipped].map(({ serial, line, state, code, name, reason }) => ({
    serial,
    line,
    state,
    code,
    name,
    reason,
    hint: hintOf({ code, name, state, kind: request.kind }),
  }));
}

const SETTLED_BADLY: ReadonlySet<RequestState> = new Set(['failed', 'done-with-failures']);

function actionsOf(
  request: StoredRequest,
  plan: Plan | null,
  missing: RequestView['missing'],
  devices: readonly StoredDevice[],
): RequestPress[] {
  switch (request.state) {
    case 'draft':
      return draftActions(request, plan, missing);
    case 'waiting-for-consent':
      return ['recheck', 'cancel'];
    case 'waiting-for-approval':
      return ['approve', 'reject', 'cancel'];
    case 'approved':
    case 'running':
      return ['refresh'];
    default:
      return SETTLED_BADLY.has(request.state) &&
        request.kind === 'register' &&
        devices.some(({ state }) => state === 'failed')
        ? ['retry']
        : [];
  }
}

function draftActions(request: StoredRequest, plan: Plan | null, missing: RequestView['missing']): RequestPress[] {
  const list: RequestPress[] = request.kind === 'register' ? ['upload'] : [];
  if (missing.length > 0) return ['fill', ...list, 'cancel'];
  // Changed, but not planned again: the process died in between.
  if (plan === null) return ['recheck', ...list, 'fill', 'cancel'];
  const advised: RequestPress[] = channelAdvice(plan) === null ? [] : ['fill'];
  if (!isBlocked(plan)) return ['send', ...advised, ...list, 'cancel'];
  const codes = plan.findings.filter((finding) => finding.blocks).map((finding) => finding.code);
  const counts: RequestPress[] = codes.includes('count.differs') ? ['confirm-count'] : [];
  if (advised.length > 0) return [...counts, ...advised, ...list, 'recheck', 'cancel'];
  return [...counts, 'recheck', ...list, 'fill', 'cancel'];
}
