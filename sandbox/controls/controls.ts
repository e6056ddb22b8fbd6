import { z } from 'zod';
import { createState } from '../create-state.ts';
import { describeIssue } from '../describe-issue.ts';
import { type Answer, type Call, readJson } from '../http/call.ts';
import { nowMs, type SandboxContext } from '../sandbox-context.ts';
import { CONSENT_CHANNELS, readScenario, type ScenarioInput, withoutUndefined } from '../scenario.ts';
import { settle } from '../settle.ts';
import { findTenant } from '../state.ts';
import { timingSchema } from '../timing.ts';
import { faultSchema } from './faults.ts';
import { limitsSchema } from './limits.ts';
import { outcomeSchema } from './outcomes.ts';
import { showState } from './show-state.ts';

export const CONTROL_PREFIX = '/__sandbox';

/** What the controls need beside the context. */
export interface ControlOptions {
  /** What a reset without a scenario goes back to. */
  readonly start: ScenarioInput;
  readonly record: boolean;
}

type Control = (context: SandboxContext, options: ControlOptions, body: unknown) => unknown;

const OK = { ok: true };

const CONTROLS: Readonly<Record<string, Control>> = {
  'GET /health': () => OK,
  'GET /requests': ({ state }) => state.log.requests,
  'GET /calls': ({ state }) => state.recorder.calls,
  'GET /state': (context) => showState(context.state, nowMs(context)),
  'GET /faults': ({ state }) => state.faults.list(),
  'GET /outcomes': ({ state }) => state.outcomes.list(),
  'GET /timing': ({ state }) => state.timing,
  'GET /limits': ({ state }) => state.limiter.limits,
  'POST /reset': reset,
  'POST /timing': ({ state }, _options, body) => {
    state.timing = { ...state.timing, ...withoutUndefined(read(timingSchema.partial(), body)) };
    return state.timing;
  },
  'POST /limits': ({ state }, _options, body) => {
    state.limiter.limits = { ...state.limiter.limits, ...withoutUndefined(read(limitsSchema.partial(), body)) };
    return state.limiter.limits;
  },
  'POST /faults': ({ state }, _options, body) => {
    for (const fault of readMany(faultSchema, body)) state.faults.add(fault);
    return OK;
  },
  'DELETE /faults': ({ state }) => {
    state.faults.clear();
    return OK;
  },
  'POST /outcomes': ({ state }, _options, body) => {
    for (const rule of readMany(outcomeSchema, body)) state.outcomes.add(rule, state.submittedDevices);
    return OK;
  },
  'POST /consent': setConsent,
  'POST /calls': ({ state }, _options, body) => {
    state.recorder.isOn = read(z.strictObject({ record: z.boolean() }), body).record;
    return OK;
  },
};

/** The sandbox's own controls: never faulted, never logged, never slow. Wrong input is answered 400 with a sentence. */
export function answerControl(context: SandboxContext, options: ControlOptions, call: Call): Answer {
  const name = `${call.method} ${call.url.pathname.slice(CONTROL_PREFIX.length)}`;
  const control = CONTROLS[name];
  if (control === undefined) {
    return {
      status: 404,
      body: { error: `The sandbox has no control ${name}. It has: ${Object.keys(CONTROLS).join(', ')}.` },
    };
  }
  const json = readJson({ ...call, headers: { ...call.headers, 'content-type': 'application/json' } });
  if (!json.ok) return refused(`${name} needs a JSON body, and this is none.`);
  settle(context.state, nowMs(context));
  try {
    return { status: 200, body: control(context, options, json.value ?? {}) };
  } catch (error) {
    if (error instanceof ControlInputError)
      return refused(`${name} does not understand its body: ${error.message.replace(/\.$/, '')}.`);
    throw error;
  }
}

class ControlInputError extends Error {}

function refused(sentence: string): Answer {
  return { status: 400, body: { error: sentence } };
}

function read<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body);
  if (!result.success) throw new ControlInputError(describeIssue(result.error));
  return result.data;
}

/** One, or an array of them. */
function readMany<T extends z.ZodType>(schema: T, body: unknown): readonly z.output<T>[] {
  return Array.isArray(body) ? read(z.array(schema), body) : [read(schema, body)];
}

function reset(context: SandboxContext, options: ControlOptions, body: unknown): unknown {
  const { scenario } = read(z.strictObject({ scenario: z.unknown().optional() }), body);
  const next = readScenarioOrRefuse(scenario ?? {}, options.start);
  context.state = createState(next, nowMs(context), options.record);
  return OK;
}

function readScenarioOrRefuse(scenario: unknown, start: ScenarioInput) {
  try {
    return readScenario(scenario, start);
  } catch (error) {
    throw new ControlInputError((error as Error).message);
  }
}

const consentSchema = z.strictObject({
  /** Id or domain. */
  tenant: z.string().min(1),
  channel: z.enum(CONSENT_CHANNELS).optional(),
  granted: z.boolean().optional(),
  /** Grants only these application permissions of Graph. */
  roles: z.array(z.string()).optional(),
  /** What the tenant's administrator will do on the consent page. */
  page: z.enum(['accept', 'decline']).optional(),
});

function setConsent({ state }: SandboxContext, _options: ControlOptions, body: unknown): unknown {
  const { tenant: name, channel, granted, roles, page } = read(consentSchema, body);
  const tenant = findTenant(state, name);
  if (tenant === undefined) throw new ControlInputError(`there is no tenant "${name}"`);
  if ((channel === undefined) !== (granted === undefined)) {
    throw new ControlInputError('"channel" and "granted" belong together');
  }
  if (roles !== undefined && !(channel === 'intune' && granted === true)) {
    throw new ControlInputError('"roles" goes with "channel": "intune" and "granted": true');
  }
  if (channel === 'intune') tenant.consent.intune = granted === true && roles !== undefined ? roles : granted === true;
  else if (channel !== undefined) tenant.consent[channel] = granted === true;
  if (page !== undefined) tenant.consentPage = page;
  return { tenant: tenant.tenantId, consent: tenant.consent, page: tenant.consentPage };
}
