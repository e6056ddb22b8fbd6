import { z } from 'zod';
import { credentialsSchema } from '../entra/credentials.ts';
import { withoutUndefined } from '../scenario.ts';
import { type Control, readInput } from './control-input.ts';

const clockSchema = z.strictObject({
  /** How far the services' clock is from the sandbox's: `Date` headers and times in tokens. */
  offsetMs: z.number().int(),
  /** How far the token endpoint's clock is from that of the other services. */
  tokenOffsetMs: z.number().int(),
});

/** What is wrong with secrets, certificates, sign-ins and clocks. */
export const credentialControls: Readonly<Record<string, Control>> = {
  'GET /credentials': ({ state }) => state.credentials,
  'POST /credentials': ({ state }, _options, body) => {
    const change = withoutUndefined(readInput(credentialsSchema.partial(), body));
    state.credentials = { ...state.credentials, ...change };
    return state.credentials;
  },
  'GET /clock': ({ state }) => state.toldTime,
  'POST /clock': ({ state }, _options, body) => {
    state.toldTime = { ...state.toldTime, ...withoutUndefined(readInput(clockSchema.partial(), body)) };
    return state.toldTime;
  },
};
