import { z } from 'zod';
import { createState } from '../create-state.ts';
import { type Answer, type Call, readJson } from '../http/call.ts';
import { nowMs, type SandboxContext } from '../sandbox-context.ts';
import { readScenario, type ScenarioInput, withoutUndefined } from '../scenario.ts';
import { settle } from '../settle.ts';
import { timingSchema } from '../timing.ts';
import { approvalControls } from './approval-controls.ts';
import { consentControls } from './consent-control.ts';
import { contentControls } from './content-controls.ts';
import { type Control, ControlInputError, type ControlOptions, OK, readInput, readMany } from './control-input.ts';
import { credentialControls } from './credential-controls.ts';
import { deviceControls } from './device-controls.ts';
import { faultSchema } from './faults.ts';
import { limitControls } from './limit-controls.ts';
import { oemControls } from './oem-controls.ts';
import { outcomeSchema } from './outcomes.ts';
import { partnerCenterControls } from './partner-center-controls.ts';
import { showState } from './show-state.ts';

export const CONTROL_PREFIX = '/__sandbox';

const CONTROLS: Readonly<Record<string, Control>> = {
  'GET /health': () => OK,
  'GET /requests': ({ state }) => state.log.requests,
  'GET /calls': ({ state }) => state.recorder.calls,
  'GET /state': (context) => showState(context.state, nowMs(context)),
  'GET /faults': ({ state }) => state.faults.list(),
  'GET /outcomes': ({ state }) => state.outcomes.list(),
  'GET /timing': ({ state }) => state.timing,
  'POST /reset': reset,
  'POST /timing': ({ state }, _options, body) => {
    state.timing = { ...state.timing, ...withoutUndefined(readInput(timingSchema.partial(), body)) };
    return state.timing;
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
  'POST /calls': ({ state }, _options, body) => {
    state.recorder.isOn = readInput(z.strictObject({ record: z.boolean() }), body).record;
    return OK;
  },
  ...consentControls,
  ...limitControls,
  ...partnerCenterControls,
  ...oemControls,
  ...approvalControls,
  ...credentialControls,
  ...deviceControls,
  ...contentControls,
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

function refused(sentence: string): Answer {
  return { status: 400, body: { error: sentence } };
}

function reset(context: SandboxContext, options: ControlOptions, body: unknown): unknown {
  const { scenario } = readInput(z.strictObject({ scenario: z.unknown().optional() }), body);
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
