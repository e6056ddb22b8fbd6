import type { TurnContext } from 'botbuilder';
import type { Log } from '../ports/log.ts';
import { noteUnexpected } from './note-unexpected.ts';

/** The last catch of the Teams front: a bug is logged once, and the person gets a number for it, never a stack trace. */
export function onTurnError(log: Log, newId: () => string): (context: TurnContext, error: unknown) => Promise<void> {
  return async (context, error) => {
    const reference = noteUnexpected(log, newId, 'turn.unexpected', error);
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
    // Nobody waits for an answer to an event (a rename, a reaction): saying something there would only puzzle.
    if (context.activity.type !== 'message') return;
    await context.sendActivity(text).catch(() => {
      log.error('turn.not-told', { reference });
    });
  };
}
