import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import type { Log } from '../ports/log.ts';

/** The last catch of the Teams front: a bug is logged once, and the person gets a number for it, never a stack trace. */
export function onTurnError(log: Log): (context: TurnContext, error: unknown) => Promise<void> {
  return async (context, error) => {
    const reference = randomUUID().slice(0, 8);
    log.error('turn.unexpected', {
      reference,
      error: error instanceof Error ? error.name : typeof error,
      message: error instanceof Error ? error.message.slice(0, 300) : '',
      stack: error instanceof Error ? (error.stack ?? '').slice(0, 2_000) : '',
    });
    const text = `Something went wrong inside Preflight (reference ${reference}). Nothing was sent to Microsoft by this message. Try again; if it happens twice, give the reference to your administrator.`;
    if (context.activity.type === 'invoke') {
      const body = {
        statusCode: 500,
        type: 'application/vnd.microsoft.error',
        value: { code: 'internal.unexpected', message: text },
      };
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
      return;
    }
    await context.sendActivity(text).catch(() => {
      log.error('turn.not-told', { reference });
    });
  };
}
