import { refusalOf } from '../approval/policy.ts';
import type { Fault } from '../domain/fault.ts';
import type { FlowDeps } from './flow-deps.ts';
import type { Press } from './message.ts';
import { actorOf } from './open-draft.ts';
import { pressCancel } from './presses/cancel.ts';
import { pressApprove, pressReject } from './presses/decide.ts';
import { pressConfirmCount, pressUpload } from './presses/draft-presses.ts';
import { pressFill } from './presses/fill.ts';
import { INVENTORY_PRESSES } from './presses/inventory.ts';
import { LIST_PRESSES, pressList } from './presses/list-presses.ts';
import type { FreePressHandler, PressHandler, PressResult } from './presses/press-context.ts';
import { pressRecheck } from './presses/recheck.ts';
import { pressRetry } from './presses/retry.ts';
import { pressSend } from './presses/send.ts';
import { pressUnblock } from './presses/unblock.ts';
import type { Reply } from './reply.ts';
import { PRESSES, type PressName } from './request-view.ts';
import { viewRequest } from './view-request.ts';

/** What a press comes to: the card to show, and why nothing was done where nothing was. */
export interface PressOutcome {
  /** The card as it is now; a personal link or a file where that was asked for. */
  readonly reply: Reply;
  readonly refused: Fault | null;
  readonly requestId: string | null;
}

/** Presses on cards that belong to no request. */
const WITHOUT_REQUEST = { unblock: pressUnblock, ...INVENTORY_PRESSES } satisfies Partial<
  Record<PressName, FreePressHandler>
>;

type FreePress = keyof typeof WITHOUT_REQUEST;

const HANDLERS: Readonly<Record<Exclude<PressName, FreePress | 'refresh'>, PressHandler>> = {
  fill: pressFill,
  upload: pressUpload,
  'confirm-count': pressConfirmCount,
  recheck: pressRecheck,
  send: pressSend,
  approve: pressApprove,
  reject: pressReject,
  cancel: pressCancel,
  retry: pressRetry,
};

/**
 * A button was pressed. The person's right is checked here, now, on the state as it is; a second press, a late one or
 * one on an old card changes nothing and is answered with the current card and what happened.
 */
export async function press(deps: FlowDeps, pressed: Press): Promise<PressOutcome> {
  const result = await carryOut(deps, pressed);
  if (result.done) {
    const { requestId, say } = result;
    return { reply: result.reply ?? (await currentCard(deps, requestId ?? '', say)), refused: null, requestId };
  }
  await deps.audit.append({
    what: 'press.refused',
    actor: actorOf(pressed.speaker),
    requestId: result.requestId,
    details: { action: pressed.action.slice(0, 40), code: result.fault.code },
  });
  if (result.reply !== undefined) return { reply: result.reply, refused: result.fault, requestId: result.requestId };
  const mayLook = result.requestId !== null && refusalOf('see', pressed.speaker) === null;
  const reply: Reply =
    mayLook && result.requestId !== null
      ? await currentCard(deps, result.requestId, result.fault.message)
      : { kind: 'refused', fault: result.fault };
  return { reply, refused: result.fault, requestId: result.requestId };
}

async function carryOut(deps: FlowDeps, pressed: Press): Promise<PressResult> {
  const onList = LIST_PRESSES.find((name) => name === pressed.action);
  if (onList !== undefined) return pressList(deps, onList, pressed);
  const action = PRESSES.find((name) => name === pressed.action);
  if (action === undefined)
    return refusal(
      null,
      'press.unknown',
      'This button is not known any more. Ask for the request again to get its present card.',
    );
  if (isFreePress(action)) return WITHOUT_REQUEST[action](deps, pressed);
  const request = pressed.requestId === null ? null : await deps.requests.find(pressed.requestId);
  const noRole = refusalOf('see', pressed.speaker);
  if (noRole !== null) return { done: false, requestId: null, fault: noRole };
  if (request === null) {
    return refusal(
      null,
      'request.unknown',
      `There is no request ${pressed.requestId ?? ''} here. "list requests" shows those that are.`,
    );
  }
  if (action === 'refresh') return { done: true, requestId: request.id, say: null };
  return HANDLERS[action](deps, pressed, request);
}

function isFreePress(action: PressName): action is FreePress {
  return Object.hasOwn(WITHOUT_REQUEST, action);
}

function refusal(requestId: string | null, code: string, message: string): PressResult {
  return { done: false, requestId, fault: { code, message, retry: 'never' } };
}

async function currentCard(deps: FlowDeps, requestId: string, say: string | null): Promise<Reply> {
  const view = await viewRequest(deps, requestId);
  if (view === null) throw new Error(`request ${requestId} is gone`);
  return { kind: 'request', view, say };
}
