import type { Answer } from '../http/call.ts';
import type { State } from '../state.ts';
import { complaintAboutAssertion } from './client-assertion.ts';
import { entraError } from './entra-error.ts';

/**
 * What is wrong with the way in which the app proves who it is; undefined where nothing is.
 *
 * Source: Microsoft Learn, "Microsoft Entra authentication and authorization error codes".
 */
export function complaintAboutClient(state: State, form: URLSearchParams, now: Date): Answer | undefined {
  const { app } = state.scenario;
  const assertion = form.get('client_assertion');
  if (assertion !== null) return complaintAboutAssertion(state, assertion, now);
  const secret = form.get('client_secret');
  if (secret === null) {
    const text = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    return entraError(7000218, text, now);
  }
  if (state.credentials.clientSecret === 'expired') {
    const text =
      `The provided client secret keys for app '${app.clientId}' are expired. Visit the Azure portal to create new keys ` +
      'for your app, or consider using certificate credentials for added security.';
    return entraError(7000222, text, now);
  }
  if (secret !== app.clientSecret || state.credentials.clientSecret === 'wrong') {
    const text =
      'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the ' +
      `client secret ID, for a secret added to app '${app.clientId}'.`;
    return entraError(7000215, text, now);
  }
  return undefined;
}
