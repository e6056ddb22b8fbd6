import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Log } from '../ports/log.ts';
import { ChannelAdapter } from './channel-adapter.ts';
import { onTurnError } from './on-turn-error.ts';
import { type BotIdentity, StrictAuthentication } from './strict-authentication.ts';

/** The connection to the channel; without an identity it checks no tokens, which only local mode may do. */
export function createAdapter(identity: BotIdentity | null, log: Log, newId: () => string): ChannelAdapter {
  const authentication =
    identity === null ? new ConfigurationBotFrameworkAuthentication({}) : new StrictAuthentication(identity);
  const adapter = new ChannelAdapter(authentication);
  adapter.onTurnError = onTurnError(log, newId);
  return adapter;
}
