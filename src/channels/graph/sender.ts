import { type Context, GraphClientError, type Middleware } from '@microsoft/microsoft-graph-client';
import { neverLeft } from '../never-left.ts';

/** A call without an answer. The Graph client hands its own kind of error through; of any other it keeps the text only. */
export class SendFailure extends GraphClientError {
  readonly neverLeft: boolean;

  constructor(cause: unknown) {
    super('no answer came');
    // GraphClientError sets its own prototype, which would hide this class from `instanceof`.
    Object.setPrototypeOf(this, SendFailure.prototype);
    this.name = 'SendFailure';
    this.neverLeft = neverLeft(cause);
  }
}

/** The end of the chain: sends the request once, as the Graph client's own end does, but keeps why no answer came. */
export function createSender(): Middleware {
  return {
    async execute(context: Context) {
      try {
        context.response = await fetch(context.request, context.options);
      } catch (error) {
        throw new SendFailure(error);
      }
    },
  };
}
