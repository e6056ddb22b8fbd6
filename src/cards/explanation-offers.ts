import { type ActionArray, AdaptiveCard, ShowCardAction, TextInput } from '@microsoft/teams.cards';
import type { Reply } from '../flow/reply.ts';
import { text } from './blocks.ts';
import { plainText } from './plain-text.ts';
import { linkButton, pressButton } from './press-button.ts';

type Action = Extract<Reply, { kind: 'explanation' }>['matches'][number]['actions'][number];

/** A portal's front door is opened once, however many of its pages the steps lead to. */
const MOST_LINKS = 2;
const LONGEST_SERIAL = 40;

/**
 * What Preflight can do, each as a sentence that a person may write; null where it can do nothing itself. Deregistering
 * is done by hand in the portal.
 */
const SENTENCES: Readonly<Record<Action['do'], string | null>> = {
  unblock:
    'Unblock a device: press the button below, or write “unblock SERIAL for CUSTOMER”. Another admin approves it.',
  retry: 'Send again: press Retry on the card of the request; only the devices that failed are sent.',
  sync: 'Ask Intune for a sync: it does so by itself after each import, as often as Intune allows.',
  'check-consent': 'Look whether the customer consented: write “has CUSTOMER consented?”.',
  'check-file': 'Check a list before it is sent: attach it in the personal chat and write “check this file”.',
  'fix-file': 'Repair a list: the check offers a repaired copy of everything that can be proved right.',
  deregister: null,
  'open-portal': null,
};

/** The sentences of the actions that Preflight carries out itself. */
export function offersOf(actions: readonly Action[]): string[] {
  return actions.flatMap((action) => SENTENCES[action.do] ?? []);
}

/** The buttons: what can be asked for here and now, then the portals that the steps lead to. */
export function explanationButtons(actions: readonly Action[]): ActionArray {
  const unblock = actions.some((action) => action.do === 'unblock') ? [unblockButton()] : [];
  const links = new Map<string, string>();
  for (const action of actions) {
    if (action.do === 'open-portal' && !links.has(action.url)) links.set(action.url, portalOf(action.title));
  }
  const buttons = [...links].slice(0, MOST_LINKS).flatMap(([url, name]) => linkButton(`Open ${name}`, url) ?? []);
  return [...unblock, ...buttons];
}

/** Asks for the serial number; the press becomes a request like any other, which another admin approves. */
function unblockButton(): ShowCardAction {
  const serial = new TextInput({
    id: 'serial',
    label: 'Serial number of the blocked device',
    isRequired: true,
    errorMessage: 'Write its serial number.',
    maxLength: LONGEST_SERIAL,
  });
  return new ShowCardAction({
    title: 'Unblock a device…',
    card: new AdaptiveCard(text('Nothing happens before another admin has approved it.'), serial)
      .withVersion('1.5')
      .withActions(pressButton('Ask for it', { request: null, action: 'unblock' })),
  });
}

/** "Intune" of "Intune: Devices > Windows": the steps name the way from there. */
function portalOf(title: string): string {
  return plainText(title.split(':')[0] ?? title, 40);
}
