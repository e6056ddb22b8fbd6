import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Log } from '../ports/log.ts';
import { onTurnError } from './on-turn-error.ts';
import { type BotIdentity, StrictAuthentication } from './strict-authentication.ts';

/** The connection to the channel; without an identity it checks no tokens, which only local mode may do. */
export function createAdapter(identity: BotIdentity | null, log: Log): CloudAdapter {
  const authentication =
    identity === null ? new ConfigurationBotFrameworkAuthentication({}) : new StrictAuthentication(identity);
  const adapter = new CloudAdapter(authentication);
  adapter.onTurnError = onTurnError(log);
  return adapter;
}
