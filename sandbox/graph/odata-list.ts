import type { Answer } from '../http/call.ts';
import type { GraphCall } from './graph-call.ts';
import { intuneError } from './graph-error.ts';

/** A condition on one property: the only forms that Intune's Autopilot collections are known to take. */
export interface Condition {
  readonly operator: 'eq' | 'contains';
  /** In lower case: the services compare names without regard to case. */
  readonly property: string;
  readonly value: string;
}

const CONTAINS = /^\s*contains\s*\(\s*(\w+)\s*,\s*'((?:[^']|'')*)'\s*\)\s*$/i;
const EQ = /^\s*(\w+)\s+eq\s+'((?:[^']|'')*)'\s*$/i;

/** Reads a `$filter`; 'not-understood' for every other form. */
export function readFilter(filter: string): Condition | 'not-understood' {
  const contains = CONTAINS.exec(filter);
  const [, property, value] = contains ?? EQ.exec(filter) ?? [];
  if (property === undefined || value === undefined) return 'not-understood';
  return {
    operator: contains === null ? 'eq' : 'contains',
    property: property.toLowerCase(),
    value: value.replaceAll("''", "'"),
  };
}

/** Whether a text meets the condition, without regard to case. */
export function meets(condition: Condition, text: string): boolean {
  const [held, wanted] = [text.toLowerCase(), condition.value.toLowerCase()];
  return condition.operator === 'eq' ? held === wanted : held.includes(wanted);
}

/** Intune's answer to a query that it does not support. */
export function badQuery(call: GraphCall): Answer {
  return intuneError(call.activity, call.path, 400, 'BadRequest', 'An error has occurred');
}

const LIST_OPTIONS = new Set(['$filter', '$top', '$skiptoken', '$count']);

interface Sequenced {
  readonly sequence: number;
}

/**
 * One page of a collection, in order of creation. The next link holds the place of the last entry, so entries that are
 * deleted between two pages do not shift the rest.
 */
export function listPage<T extends Sequenced>(
  call: GraphCall,
  items: readonly T[],
  show: (item: T) => unknown,
): Answer {
  const unknownOption = [...call.query.keys()].find((name) => name.startsWith('$') && !LIST_OPTIONS.has(name));
  const after = readNumber(call.query.get('$skiptoken'), 0);
  const top = readNumber(call.query.get('$top'), call.state.scenario.pageSize);
  if (unknownOption !== undefined || after === undefined || top === undefined || top < 1) return badQuery(call);

  const sizeOfPage = Math.min(top, call.state.scenario.pageSize);
  const rest = items.filter((item) => item.sequence > after);
  const page = rest.slice(0, sizeOfPage);
  const last = page.at(-1);
  const hasMore = rest.length > page.length && last !== undefined;
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(call),
      ...(call.query.get('$count') === 'true' ? { '@odata.count': items.length } : {}),
      ...(hasMore ? { '@odata.nextLink': nextLink(call, last.sequence) } : {}),
      value: page.map(show),
    },
  };
}

/** A collection that is too small to have pages. */
export function listAll(call: GraphCall, values: readonly unknown[]): Answer {
  return { status: 200, body: { '@odata.context': contextOf(call), value: values } };
}

/** One entity with its context. */
export function entity(call: GraphCall, value: Readonly<Record<string, unknown>>): Answer {
  return { status: 200, body: { '@odata.context': `${contextOf(call)}/$entity`, ...value } };
}

function contextOf(call: GraphCall): string {
  return `${call.origin}/${call.version}/$metadata#${call.path.slice(1)}`;
}

function nextLink(call: GraphCall, lastSequence: number): string {
  const query = new URLSearchParams(call.query);
  query.set('$skiptoken', String(lastSequence));
  return `${call.origin}/${call.version}${call.path}?${query.toString()}`;
}

function readNumber(text: string | null, whenAbsent: number): number | undefined {
  if (text === null) return whenAbsent;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
