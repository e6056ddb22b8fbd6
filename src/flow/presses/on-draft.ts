import { isRequester } from '../../approval/policy.ts';
import { type PressHandler, refuse, tooLate } from './press-context.ts';

/** Only the requester changes a draft, and only while it is one. */
export function onDraft(handler: PressHandler): PressHandler {
  return async (deps, press, request) => {
    if (!isRequester(press.speaker, request)) {
      return refuse(
        request,
        'approval.not-yours',
        `${request.requestedBy.name} wrote ${request.id}; only they can change it.`,
      );
    }
    if (request.state !== 'draft' && request.state !== 'waiting-for-consent') return tooLate(request);
    return handler(deps, press, request);
  };
}
