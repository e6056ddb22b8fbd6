import type { CloudAdapter, ConversationParameters, TurnContext } from 'botbuilder';
import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { PersonalSurface } from '../flow/deliver-notices.ts';
import type { CardSurface } from '../flow/keep-cards-true.ts';
import type { OfferSurface } from '../flow/kept-lists/offer-file.ts';
import type { Reply } from '../flow/reply.ts';
import { type ConversationAddress, readAddress, toReference } from './conversation-address.ts';
import { isLoopback } from './local-only.ts';
import { messageOf } from './message-of.ts';
import { type BotIdentity, PUBLIC_CLOUD } from './strict-authentication.ts';

/** Edits cards and writes personal messages through the channel's connector. */
export function createTeamsSurface(
  adapter: CloudAdapter,
  identity: Pick<BotIdentity, 'appId' | 'cloud'> | null,
): CardSurface & OfferSurface & PersonalSurface {
  const appId = identity?.appId ?? '';

  async function inConversation<T>(
    address: ConversationAddress,
    work: (context: TurnContext) => Promise<T>,
  ): Promise<T> {
    let result: { readonly value: T } | undefined;
    const logic = async (context: TurnContext): Promise<void> => {
      result = { value: await work(context) };
    };
    if (address.kind === 'conversation') {
      await adapter.continueConversationAsync(appId, toReference(address), logic);
    } else {
      const { channelId, serviceUrl, tenantId, bot, user } = address;
      const parameters = {
        isGroup: false,
        bot: { ...bot, name: bot.name ?? '' },
        members: [{ ...user, name: user.name ?? '' }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      } as ConversationParameters;
      await adapter.createConversationAsync(
        appId,
        channelId,
        serviceUrl,
        identity?.cloud?.scope ?? PUBLIC_CLOUD.scope,
        parameters,
        logic,
      );
    }
    if (result === undefined) throw new Error('the conversation did not run');
    return result.value;
  }

  return {
    async edit(addressText: string, activityId: string, reply: Reply): Promise<Result<'edited' | 'gone'>> {
      const address = readAddress(addressText);
      if (address === null || !mayWrite(address, identity)) return ok('gone');
      try {
        await inConversation(address, (context) => context.updateActivity({ ...messageOf(reply), id: activityId }));
        return ok('edited');
      } catch (error) {
        const fault = toFault(error);
        return fault.remote?.status === 404 ? ok('gone') : failed(fault);
      }
    },

    async write(
      addressText: string,
      text: string,
      card: Reply | null,
    ): Promise<Result<{ readonly activityId: string | null }>> {
      const address = readAddress(addressText);
      if (address === null || !mayWrite(address, identity)) return failed(blocked(0));
      try {
        const sent = await inConversation(address, async (context) => {
          await context.sendActivity(text);
          return card === null ? null : await context.sendActivity(messageOf(card));
        });
        return ok({ activityId: sent?.id ?? null });
      } catch (error) {
        return failed(toFault(error));
      }
    },

    async remove(addressText: string, activityId: string): Promise<void> {
      const address = readAddress(addressText);
      if (address === null || !mayWrite(address, identity)) return;
      // What cannot be taken away stays; whoever presses it is told that it is over.
      await inConversation(address, (context) => context.deleteActivity(activityId)).catch(() => undefined);
    },

    open: () => Promise.resolve(null),
  };
}

/** In local mode nobody is signed in, so a stored address proves nothing: only this machine is written to. */
function mayWrite(address: ConversationAddress, identity: object | null): boolean {
  return identity !== null || isLoopback(address.serviceUrl);
}

/** The connector's errors carry a status code. Source: Microsoft Teams documentation, proactive messages and rate limits. */
function toFault(error: unknown): Fault {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
      ? error.statusCode
      : 0;
  if (status === 403) return blocked(status);
  return {
    code: status === 429 ? 'channel.throttled' : 'notice.unreachable',
    message: 'Teams could not be reached.',
    retry: 'same-request',
    remote: { status },
  };
}

function blocked(status: number): Fault {
  return {
    code: 'notice.blocked',
    message: 'The person does not take messages from Preflight.',
    retry: 'never',
    remote: { status },
  };
}
