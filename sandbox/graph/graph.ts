import { randomUUID } from 'node:crypto';
import { type Answer, type Call, headerOf, readJson } from '../http/call.ts';
import { nowMs, type SandboxContext, toldNow } from '../sandbox-context.ts';
import { answerBatch } from './batch.ts';
import { readBearer } from './bearer.ts';
import { UNREADABLE } from './entity-body.ts';
import type { Activity } from './graph-call.ts';
import { graphError, segmentNotFound } from './graph-error.ts';
import { readGraphPath } from './graph-path.ts';
import { answerOperation, type Caller } from './operation.ts';

const JSON_TYPE = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** Microsoft Graph, v1.0 and beta. */
export async function answerGraph(context: SandboxContext, call: Call): Promise<Answer> {
  const activity = activityOf(context, call);
  const answer = await answerAuthorized(context, call, activity);
  return {
    ...answer,
    headers: {
      ...(answer.body === undefined ? {} : { 'Content-Type': JSON_TYPE }),
      'request-id': activity.requestId,
      'client-request-id': activity.clientRequestId,
      ...answer.headers,
    },
  };
}

async function answerAuthorized(context: SandboxContext, call: Call, activity: Activity): Promise<Answer> {
  const { state } = context;
  const bearer = readBearer(state, headerOf(call.headers, 'authorization'), activity, toldNow(context));
  if (!bearer.ok) return bearer.answer;
  const { tid, appid, roles } = bearer.claims;
  const tenant = state.tenants.get(tid);
  if (tenant === undefined) {
    return graphError(activity, 401, 'InvalidAuthenticationToken', 'Access token validation failure. Unknown tenant.');
  }
  return answerAs({ appId: appid, roles, tenant }, context, call, activity);
}

async function answerAs(caller: Caller, context: SandboxContext, call: Call, activity: Activity): Promise<Answer> {
  const target = readGraphPath(call.url.pathname);
  if (target === undefined) return segmentNotFound(activity, call.url.pathname);
  const json = readJson(call);
  if (!json.ok) return graphError(activity, 400, 'BadRequest', UNREADABLE);
  const { origin, searchParams: query } = call.url;
  const request = { ...target, origin, activity, body: json.value };
  if (target.path === '/$batch' && call.method === 'POST') return answerBatch(context, caller, request);
  const headers = Object.fromEntries(Object.keys(call.headers).map((name) => [name, headerOf(call.headers, name)]));
  return answerOperation(context.state, caller, {
    ...request,
    method: call.method,
    query,
    headers,
    nowMs: nowMs(context),
  });
}

function activityOf(context: SandboxContext, call: Call): Activity {
  const requestId = randomUUID();
  const clientRequestId = headerOf(call.headers, 'client-request-id') ?? requestId;
  return { requestId, clientRequestId, at: context.clock.now() };
}
