import { randomUUID } from 'node:crypto';
import { bearerOf } from '../entra/tokens.ts';
import { type Answer, type Call, headerOf, isRecord, readJson } from '../http/call.ts';
import { nowMs, type SandboxContext } from '../sandbox-context.ts';
import type { Completions } from './completions.ts';

export const OPENAI_PREFIX = '/openai';

const PATH = /^\/openai\/(?:v1|deployments\/[^/]+)\/chat\/completions$/;

/** A language model behind the chat completions API, which answers what a control has scripted. Any key is taken. */
export function answerOpenAi(context: SandboxContext, call: Call): Answer {
  if (!PATH.test(call.url.pathname) || call.method !== 'POST') {
    return refused(404, 'invalid_request_error', `Unknown request URL: ${call.method} ${call.url.pathname}.`);
  }
  const key = bearerOf(headerOf(call.headers, 'authorization')) ?? headerOf(call.headers, 'api-key');
  if (key === undefined) return refused(401, 'invalid_request_error', "You didn't provide an API key.");
  const json = readJson(call);
  const messages = json.ok && isRecord(json.value) ? json.value['messages'] : undefined;
  if (!json.ok || !Array.isArray(messages)) return refused(400, 'invalid_request_error', "'messages' is missing.");
  const model = isRecord(json.value) ? json.value['model'] : undefined;
  return complete(context.state.completions, messages, String(model ?? 'sandbox'), nowMs(context));
}

function complete(completions: Completions, messages: readonly unknown[], model: string, atMs: number): Answer {
  const last = messages.findLast((message) => isRecord(message) && message['role'] === 'user');
  const content = completions.take(isRecord(last) ? String(last['content']) : '');
  return {
    status: 200,
    body: {
      id: `chatcmpl-${randomUUID()}`,
      object: 'chat.completion',
      created: Math.floor(atMs / 1000),
      model,
      choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
    },
  };
}

function refused(status: number, type: string, message: string): Answer {
  return { status, body: { error: { message, type, param: null, code: null } } };
}
