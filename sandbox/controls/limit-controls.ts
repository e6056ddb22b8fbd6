import { withoutUndefined } from '../scenario.ts';
import type { State } from '../state.ts';
import { type Control, readInput } from './control-input.ts';
import { serviceLimitsSchema } from './limits.ts';

/** How many calls each service takes. */
export const limitControls: Readonly<Record<string, Control>> = {
  'GET /limits': ({ state }) => showLimits(state),
  'POST /limits': ({ state }, _options, body) => {
    const { 'partner-center': partner = {}, ...graph } = readInput(serviceLimitsSchema, body);
    state.limiter.limits = { ...state.limiter.limits, ...withoutUndefined(graph) };
    state.partnerLimiter.limits = { ...state.partnerLimiter.limits, ...withoutUndefined(partner) };
    return showLimits(state);
  },
};

const showLimits = ({ limiter, partnerLimiter }: State) => ({
  ...limiter.limits,
  'partner-center': partnerLimiter.limits,
});
