import { behaviourChangeSchema } from '../partner-center/behaviour.ts';
import { withoutUndefined } from '../scenario.ts';
import { type Control, readInput } from './control-input.ts';

/** How Partner Center behaves where its documents leave it open. */
export const partnerCenterControls: Readonly<Record<string, Control>> = {
  'GET /partner-center': ({ state }) => state.partnerCenter.behaviour,
  'POST /partner-center': ({ state }, _options, body) => {
    const { behaviour } = state.partnerCenter;
    const { words, ...change } = readInput(behaviourChangeSchema, body);
    state.partnerCenter.behaviour = {
      ...behaviour,
      ...withoutUndefined(change),
      words: { ...behaviour.words, ...withoutUndefined(words ?? {}) },
    };
    return state.partnerCenter.behaviour;
  },
};
