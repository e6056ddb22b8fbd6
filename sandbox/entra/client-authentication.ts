import type { Answer } from '../http/call.ts';
import type { State } from '../state.ts';
import { entraError } from './entra-error.ts';

/**
 * What is wrong with the way in which the app proves who it is; undefined where nothing is.
 *
 * Source: Microsoft Learn, "Microsoft Entra authentication and authorization error codes".
 */
export function complaintAboutClient(state: State, form: URLSearchParams, now: Date): Answer | undefined {
  const { app } = state.scenario;
  if (form.has('client_assertion')) {
    return {
      status: 501,
      body: { error: 'not_simulated', error_description: 'The sandbox knows client secrets only, no certificates.' },
    };
  }
  const secret = form.get('client_secret');
  if (secret === null) {
    const text = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    return entraError(7000218, text, now);
  }
  if (secret !== app.clientSecret) {
    const text =
      'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the ' +
      `client secret ID, for a secret added to app '${app.clientId}'.`;
    return entraError(7000215, text, now);
  }
  return undefined;
}
