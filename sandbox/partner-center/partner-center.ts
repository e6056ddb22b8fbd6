import { randomUUID } from 'node:crypto';
import { type Answer, type Call, headerOf, isRecord, readJson } from '../http/call.ts';
import { nowMs, type SandboxContext, toldNow } from '../sandbox-context.ts';
import type { State } from '../state.ts';
import type { Tenant } from '../tenant.ts';
import { customerWithoutRelationship, hasRelationship } from './customers.ts';
import type { PartnerCall, PartnerRoute } from './partner-call.ts';
import { invalidInput, notFound, partnerError, partnerThrottled } from './partner-error.ts';
import { findPartnerRoute } from './partner-routes.ts';
import { readPartnerToken } from './partner-token.ts';

export const PARTNER_CENTER_PREFIX = '/partner-center';

const BYTE_ORDER_MARK = '\uFEFF';

/** Partner Center's REST API, below `/partner-center/v1`. */
export function answerPartnerCenter(context: SandboxContext, call: Call): Answer {
  const { state } = context;
  const requestId = headerOf(call.headers, 'ms-requestid') ?? randomUUID();
  const answer = inItsWords(state, answerOnce(context, call, requestId));
  return {
    ...answer,
    headers: {
      ...(answer.body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
      'MS-RequestId': requestId,
      'MS-CorrelationId': headerOf(call.headers, 'ms-correlationid') ?? randomUUID(),
      'MS-CV': `${requestId.replaceAll('-', '').slice(0, 16)}.0`,
      'MS-ServerId': '000000000',
      ...answer.headers,
    },
  };
}

/**
 * A write that was answered is not carried out again under the same request id; a server error is no answer.
 *
 * Source: Microsoft's page "Partner Center REST headers" (`MS-RequestId`).
 */
function answerOnce(context: SandboxContext, call: Call, requestId: string): Answer {
  const { answered, behaviour } = context.state.partnerCenter;
  const key = `${call.method} ${call.url.pathname} ${requestId.toLowerCase()}`;
  const earlier = call.method === 'GET' || !behaviour.remembersRequests ? undefined : answered.get(key);
  if (earlier !== undefined) return earlier;
  const answer = answerAuthorised(context, call);
  const isFinal = answer.status < 500 && answer.status !== 429 && answer.status !== 401;
  if (call.method !== 'GET' && isFinal) answered.set(key, answer);
  return answer;
}

function answerAuthorised(context: SandboxContext, call: Call): Answer {
  const { state } = context;
  const token = readPartnerToken(state, call.headers, toldNow(context));
  if (!token.ok) return token.answer;
  const answer = answerAs(context, call, token.kind);
  if (headerOf(call.headers, 'validatemfa')?.toLowerCase() !== 'true') return answer;
  return { ...answer, headers: { ...answer.headers, isMfaCompliant: String(token.isMfaProven) } };
}

function answerAs(context: SandboxContext, call: Call, kind: PartnerRoute['callers'][number]): Answer {
  const { state } = context;
  const path = /^\/partner-center\/v1(\/.*)$/i.exec(call.url.pathname)?.[1];
  const match = findPartnerRoute(call.method, path ?? '');
  if (match.kind === 'not-found') return notFound();
  if (match.kind === 'wrong-method') return partnerError(405, 'MethodNotAllowed', 'The method is not allowed.');
  const { route, params } = match;

  const key = `partner-center ${params['customer'] ?? ''}`;
  const wait = state.partnerLimiter.count(key, call.method !== 'GET', nowMs(context));
  if (wait !== undefined) return partnerThrottled(state.partnerLimiter.limits.retryAfter ? wait : undefined);
  if (!route.callers.includes(kind)) return partnerError(403, 2032, 'Access denied');
  const json = readJson(call);
  if (!json.ok) return invalidInput('the body is no JSON');
  const { headers, method } = call;
  const query = call.url.searchParams;
  return carryOut(route, { method, params, query, headers, body: json.value, state, nowMs: nowMs(context) });
}

function carryOut(route: PartnerRoute, call: PartnerCall): Answer {
  if (route.about === 'partner') return route.answer(call);
  const customer = readCustomer(call.state, call.params['customer'] ?? '');
  if ('status' in customer) return customer;
  if (hasRelationship(customer)) return route.answer({ ...call, customer });
  const isPlainRead = call.method === 'GET' && route.path === '/customers/{customer}';
  const { noRelationship } = call.state.partnerCenter.behaviour;
  if (isPlainRead && noRelationship === 'none') return customerWithoutRelationship(customer);
  if (isPlainRead && noRelationship === 'not-found') return notFound();
  const text =
    `The partner ID ${call.state.scenario.homeTenantId} has no commerce relationship with the customer ID ` +
    `${customer.tenantId}.`;
  return partnerError(403, 20002, text);
}

/** The customer that a path names, for the request log. */
export function customerOfPartnerPath(state: State, call: Call): string | null {
  const [, id = ''] = /\/customers\/([^/]+)/i.exec(call.url.pathname) ?? [];
  return state.tenants.get(id.toLowerCase())?.tenantId ?? null;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readCustomer(state: State, id: string): Tenant | Answer {
  if (!GUID.test(id)) return partnerError(400, 900118, 'Invalid Customer Id');
  return state.tenants.get(id.toLowerCase()) ?? partnerError(404, 60003, 'The tenant was not found.');
}

/** Codes as numbers or texts, and a byte-order mark, as the service's behaviour says. */
function inItsWords(state: State, answer: Answer): Answer {
  const { errorCode, byteOrderMark } = state.partnerCenter.behaviour;
  const { body } = answer;
  const isError = answer.status >= 400 && isRecord(body) && 'code' in body;
  const worded = isError && errorCode === 'text' ? { ...body, code: String(body['code']) } : body;
  if (worded === undefined || !byteOrderMark) return { ...answer, body: worded };
  return { ...answer, body: BYTE_ORDER_MARK + (typeof worded === 'string' ? worded : JSON.stringify(worded)) };
}
