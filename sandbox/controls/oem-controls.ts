import { oemBehaviourSchema } from '../oem/oem-state.ts';
import { withoutUndefined } from '../scenario.ts';
import { type Control, readInput } from './control-input.ts';

/** How the OEM behaves. */
export const oemControls: Readonly<Record<string, Control>> = {
  'GET /oem': ({ state }) => state.oem.behaviour,
  'POST /oem': ({ state }, _options, body) => {
    const change = withoutUndefined(readInput(oemBehaviourSchema.partial(), body));
    state.oem.behaviour = { ...state.oem.behaviour, ...change };
    return state.oem.behaviour;
  },
};
