import {
  type ActionStyle,
  AdaptiveCard,
  ExecuteAction,
  OpenUrlAction,
  ShowCardAction,
  TextInput,
} from '@microsoft/teams.cards';
import type { ListPressName } from '../flow/presses/list-presses.ts';
import type { PressName } from '../flow/request-view.ts';

/** What a button tells the bot: which request and what its card showed. It carries ids, never authority. */
interface PressData {
  /** Null on a card that belongs to no request. */
  readonly request: string | null;
  readonly action: PressName | ListPressName;
  readonly version?: number | null;
  readonly plan?: string | null;
  /** The list that a press is about, and the row of it. */
  readonly list?: string;
  readonly listVersion?: string;
  readonly line?: string;
  readonly code?: string;
  readonly serial?: string;
  readonly tenantId?: string;
  /** Which source of an inventory entry. */
  readonly claim?: string;
}

export interface ButtonOptions {
  readonly style?: ActionStyle;
  /** `none`: the card's inputs are neither checked nor sent, so that a required one does not hold this button back. */
  readonly inputs?: 'auto' | 'none';
  /** Secondary buttons stand in the overflow menu. */
  readonly secondary?: boolean;
}

/** A button that the bot answers. */
export function pressButton(title: string, data: PressData, options: ButtonOptions = {}): ExecuteAction {
  return new ExecuteAction({
    title,
    verb: 'press',
    data: { ...data },
    associatedInputs: options.inputs ?? 'auto',
    ...(options.style === undefined ? {} : { style: options.style }),
    ...(options.secondary === true ? { mode: 'secondary' as const } : {}),
  });
}

/** A button that first asks for an optional reason: one press alone cannot end a request by mistake. */
export function reasonButton(title: string, question: string, press: ExecuteAction): ShowCardAction {
  const ask = new TextInput({ id: 'reason', label: question, maxLength: 500, isMultiline: true });
  return new ShowCardAction({ title, card: new AdaptiveCard(ask).withVersion('1.5').withActions(press) });
}

/** A button that opens an address; null for anything but http and https. */
export function linkButton(title: string, url: string): OpenUrlAction | null {
  if (url.length > 2_048 || !URL.canParse(url)) return null;
  const { protocol } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? new OpenUrlAction(url, { title, style: 'positive' }) : null;
}
