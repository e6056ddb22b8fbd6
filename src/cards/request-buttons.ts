import type { ActionArray, ExecuteAction, ShowCardAction } from '@microsoft/teams.cards';
import { AdaptiveCard, ShowCardAction as ShowCard, TextInput } from '@microsoft/teams.cards';
import type { RequestPress, RequestView } from '../flow/request-view.ts';
import { type Block, text } from './blocks.ts';
import { counted } from './count-words.ts';
import { type ButtonOptions, linkButton, pressButton, reasonButton } from './press-button.ts';
import { hasRequiredInput } from './request-inputs.ts';

/** Teams shows at most six; one is for the list of devices. Source: Teams design guidelines for cards. */
const MOST_BUTTONS = 5;
const MOST_PRIMARY = 3;

/** True where the card may have one more button in its body, besides that of the list of devices. */
export function hasRoomForButton(view: RequestView): boolean {
  return requestButtons(view).length < MOST_BUTTONS;
}

const STYLES: Readonly<Partial<Record<RequestPress, ButtonOptions['style']>>> = {
  fill: 'positive',
  'confirm-count': 'positive',
  send: 'positive',
  approve: 'positive',
  retry: 'positive',
  reject: 'destructive',
};

/** The one reason that Approve, Reject and Cancel send along while an approval is open. */
export function reasonInput({ actions }: RequestView): Block[] {
  if (!isDeciding(actions)) return [];
  return [
    new TextInput({
      id: 'reason',
      label: 'Reason or comment (optional; everybody who sees this request can read it)',
      isMultiline: true,
      maxLength: 500,
    }),
  ];
}

/** The buttons of the view, most important first; what is less urgent stands in the overflow menu. */
export function requestButtons(view: RequestView): ActionArray {
  const link = view.consentLink === null ? null : linkButton('Open the consent page', view.consentLink);
  const buttons: ActionArray = link === null ? [] : [link];
  // Cancel opens below the buttons, so that it cannot stand in the overflow menu.
  const unfolding = view.actions.includes('cancel') && !isDeciding(view.actions) ? 1 : 0;
  let primary = buttons.length;
  for (const action of view.actions) {
    if (buttons.length === MOST_BUTTONS) break;
    const unfolds = action === 'cancel' && unfolding === 1;
    const quiet = !unfolds && primary > 0 && (action === 'refresh' || primary >= MOST_PRIMARY - unfolding);
    buttons.push(buttonOf(view, action, primary === 0 || STYLES[action] === 'destructive', quiet));
    if (!quiet && !unfolds) primary += 1;
  }
  return buttons;
}

function buttonOf(
  view: RequestView,
  action: RequestPress,
  styled: boolean,
  secondary: boolean,
): ExecuteAction | ShowCardAction {
  const { id, version, planDigest, actions } = view;
  const data = { request: id, action, version, plan: planDigest };
  const helps = action !== 'retry' || mayHelpAgain(view);
  const style = styled && helps ? STYLES[action] : undefined;
  const needsInputs = action === 'fill' || isDeciding(actions);
  const inputs = hasRequiredInput(view) && !needsInputs ? ('none' as const) : ('auto' as const);
  const options = { inputs, secondary, ...(style === undefined ? {} : { style }) };
  if (action !== 'cancel' || isDeciding(actions)) return pressButton(titleOf(view, action), data, options);

  const sure = pressButton(`Cancel ${id}`, data, { inputs, style: 'destructive' });
  if (inputs === 'auto') return reasonButton('Cancel…', 'Why? (optional)', sure);
  // A required input of the draft would hold the button back, so that no reason can be asked for here.
  const question = new AdaptiveCard(text(`${id} ends; nothing has been sent.`)).withVersion('1.5').withActions(sure);
  return new ShowCard({ title: 'Cancel…', card: question });
}

/** What the service answers to the same device every time, until a person has changed something elsewhere. */
const SAME_ANSWER_AGAIN: ReadonlySet<string> = new Set(['802', '803', '806', '808', '812', '813', '814']);

/** False where sending again as things are cannot help any of the failed devices. */
function mayHelpAgain({ attention }: RequestView): boolean {
  const failed = attention.filter(({ state }) => state === 'failed');
  return failed.length === 0 || failed.some(({ code }) => code === null || !SAME_ANSWER_AGAIN.has(code));
}

function isDeciding(actions: RequestView['actions']): boolean {
  return actions.includes('approve') || actions.includes('reject');
}

function titleOf(view: RequestView, action: RequestPress): string {
  switch (action) {
    case 'fill':
      return 'Save and check';
    case 'upload':
      return 'Upload a list';
    case 'confirm-count':
      return `Go on with ${view.counts.devices}`;
    case 'recheck':
      return 'Check again';
    case 'send':
      return 'Send for approval';
    case 'approve':
      return 'Approve';
    case 'reject':
      return 'Reject';
    case 'cancel':
      return 'Cancel request';
    case 'retry':
      return view.counts.failed === 0 ? 'Try again' : `Try again: ${counted(view.counts.failed, 'failed device')}`;
    case 'unblock':
      return 'Unblock';
    case 'refresh':
      return 'Refresh';
    default:
      return action satisfies never;
  }
}
