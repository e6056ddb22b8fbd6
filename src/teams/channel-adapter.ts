import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';

/** The SDK's adapter, entered with an activity that was read already; its own HTTP entry answers errors with their text. */
export class ChannelAdapter extends CloudAdapter {
  /** Checks the sender and runs the turn. Throws `AuthenticationError` with the status that the sender is to get. */
  receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, logic);
  }
}
