import { randomUUID } from 'node:crypto';
import { waitFor } from '../clock.ts';
import type { Fault } from '../controls/faults.ts';
import { type Answer, isRecord } from '../http/call.ts';
import { damageAnswer } from '../http/damage-answer.ts';
import { nowMs, type SandboxContext } from '../sandbox-context.ts';
import { answerOfFault } from '../service-faults.ts';
import { UNREADABLE } from './entity-body.ts';
import type { Activity, GraphCall, GraphVersion } from './graph-call.ts';
import { graphError } from './graph-error.ts';
import { plainPath } from './graph-path.ts';
import { answerOperation, type Caller } from './operation.ts';

/** The most entries that one batch takes. Source: Microsoft Graph documentation, "Combine multiple HTTP requests using JSON batching". */
const MAX_ENTRIES = 20;

interface Entry {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  /** Names are lower case. */
  readonly headers: GraphCall['headers'];
  readonly dependsOn: readonly string[];
}

/**
 * A JSON batch: each entry is throttled and authorised by itself, and answered in an order of the service's own (here:
 * the last first). An entry that depends on a failed one is answered 424.
 */
export async function answerBatch(
  context: SandboxContext,
  caller: Caller,
  batch: {
    readonly version: GraphVersion;
    readonly origin: string;
    readonly activity: Activity;
    readonly body: unknown;
  },
): Promise<Answer> {
  const entries = readEntries(batch.body);
  if (typeof entries === 'string') return graphError(batch.activity, 400, 'BadRequest', entries);

  const answers = new Map<string, Answer>();
  for (const entry of entries) {
    const hasFailedParent = entry.dependsOn.some((id) => (answers.get(id)?.status ?? 500) >= 400);
    const answer = hasFailedParent
      ? failedDependency(batch.activity)
      : await answerEntry(context, caller, batch, entry);
    if (answer.breaksConnection === true) return answer;
    answers.set(entry.id, answer);
  }
  const responses = [...answers].toReversed().map(([id, answer]) => ({
    id,
    status: answer.status,
    headers: { ...(answer.body === undefined ? {} : { 'Content-Type': 'application/json' }), ...answer.headers },
    ...(answer.body === undefined ? {} : { body: answer.body }),
  }));
  return { status: 200, body: { responses } };
}

async function answerEntry(
  context: SandboxContext,
  caller: Caller,
  batch: Parameters<typeof answerBatch>[2],
  entry: Entry,
): Promise<Answer> {
  const activity = { ...batch.activity, requestId: randomUUID(), at: context.clock.now() };
  const target = `/${batch.version}/${entry.url.replace(/^\//, '')}`;
  const fault = context.state.faults.take({ service: 'graph', method: entry.method, target });
  if (fault?.delayMs !== undefined) await waitFor(context.clock, fault.delayMs);
  if (fault?.slowBodyMs !== undefined) await waitFor(context.clock, fault.slowBodyMs);
  const instead = fault === undefined ? undefined : answerOfFault(fault, 'graph', context.clock.now());
  if (instead !== undefined) return damageEntry(instead, fault);

  if (entry.body !== undefined && entry.headers['content-type'] === undefined) {
    return graphError(
      activity,
      400,
      'BadRequest',
      `Write request id : ${entry.id} does not contain Content-Type header or body.`,
    );
  }
  const url = new URL(target, batch.origin);
  const answer = answerOperation(context.state, caller, {
    version: batch.version,
    method: entry.method,
    path: plainPath(url.pathname.split('/').slice(2)),
    query: url.searchParams,
    body: entry.body,
    headers: entry.headers,
    origin: batch.origin,
    activity,
    nowMs: nowMs(context),
  });
  return fault?.drop === 'after' ? { ...answer, breaksConnection: true } : damageEntry(answer, fault);
}

/** An entry has no connection of its own: what cuts its body off breaks the whole batch. */
function damageEntry(answer: Answer, fault: Fault | undefined): Answer {
  const damaged = damageAnswer(answer, fault?.damage);
  return damaged.cutsBody === true ? { ...damaged, breaksConnection: true } : damaged;
}

/** The entries, or a sentence on what is wrong with the batch as a whole. */
function readEntries(body: unknown): readonly Entry[] | string {
  const requests = isRecord(body) ? body['requests'] : undefined;
  if (!Array.isArray(requests)) return UNREADABLE;
  if (requests.length > MAX_ENTRIES)
    return `Number of batch request steps exceeds the maximum value of ${MAX_ENTRIES}.`;
  const entries: Entry[] = [];
  for (const request of requests) {
    const entry = readEntry(request);
    if (entry === undefined) return 'Invalid batch payload format.';
    if (entries.some(({ id }) => id === entry.id)) return `Request Ids must be unique: '${entry.id}' is used twice.`;
    if (entry.dependsOn.some((id) => !entries.some((earlier) => earlier.id === id)))
      return 'Invalid dependsOn in the batch.';
    entries.push(entry);
  }
  return entries;
}

function readEntry(request: unknown): Entry | undefined {
  if (!isRecord(request)) return undefined;
  const { id, method, url, body, headers, dependsOn } = request;
  if (typeof id !== 'string' || typeof method !== 'string' || typeof url !== 'string') return undefined;
  const named = Object.entries(isRecord(headers) ? headers : {}).map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ]);
  return {
    id,
    method: method.toUpperCase(),
    url,
    body,
    headers: Object.fromEntries(named),
    dependsOn: Array.isArray(dependsOn) ? dependsOn.filter((parent) => typeof parent === 'string') : [],
  };
}

function failedDependency(activity: Activity): Answer {
  const text = 'A request that this one depends on has failed.';
  return graphError(activity, 424, 'FailedDependency', text);
}
