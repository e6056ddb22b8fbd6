import type { BadgeStyle, ChartColor } from '@microsoft/teams.cards';
import type { DeviceState } from '../domain/device.ts';
import type { Severity } from '../domain/finding.ts';
import type { RequestKind, RequestState } from '../domain/request.ts';

/**
 * The colours of text. Good and Warning are left to boxes and badges: as text on the white of a light theme the green
 * and the yellow of some clients cannot be read.
 */
export type WordColor = 'Default' | 'Accent' | 'Attention';

/** How a state looks: always a word and a sign beside the colour. */
export interface Look {
  readonly word: string;
  readonly sign: string;
  readonly badge: BadgeStyle;
  readonly color: WordColor;
}

export const REQUEST_LOOKS: Readonly<Record<RequestState, Look>> = {
  draft: { word: 'Draft', sign: '✎', badge: 'Informative', color: 'Accent' },
  'waiting-for-consent': { word: 'Waiting for consent', sign: '⏳', badge: 'Warning', color: 'Default' },
  'waiting-for-approval': { word: 'Waiting for approval', sign: '⏳', badge: 'Warning', color: 'Default' },
  approved: { word: 'Approved', sign: '✓', badge: 'Accent', color: 'Accent' },
  running: { word: 'Running', sign: '▶', badge: 'Accent', color: 'Accent' },
  done: { word: 'Done', sign: '✓', badge: 'Good', color: 'Default' },
  'done-with-failures': { word: 'Done with failures', sign: '!', badge: 'Warning', color: 'Default' },
  failed: { word: 'Failed', sign: '✕', badge: 'Attention', color: 'Attention' },
  rejected: { word: 'Rejected', sign: '✕', badge: 'Attention', color: 'Attention' },
  cancelled: { word: 'Cancelled', sign: '–', badge: 'Subtle', color: 'Default' },
  expired: { word: 'Expired', sign: '–', badge: 'Subtle', color: 'Default' },
};

/** What people call the state of a device; a word that never claims more than is known. */
export const DEVICE_WORDS: Readonly<Record<DeviceState, { readonly word: string; readonly color: ChartColor }>> = {
  assigned: { word: 'Profile assigned', color: 'good' },
  registered: { word: 'Registered, no profile yet', color: 'categoricalTeal' },
  submitted: { word: 'Sent, not confirmed', color: 'categoricalBlue' },
  pending: { word: 'Not sent yet', color: 'neutral' },
  failed: { word: 'Failed', color: 'attention' },
  skipped: { word: 'Left out', color: 'warning' },
};

/** The word of a state on the card of a request: where no profile can be seen, none is missing. */
export function deviceWord({ goal }: { readonly goal: 'profile' | 'registration' }, state: DeviceState): string {
  return state === 'registered' && goal === 'registration' ? 'Registered' : DEVICE_WORDS[state].word;
}

/** The order in which people read device states: best first, trouble last. */
export const DEVICE_ORDER: readonly DeviceState[] = [
  'assigned',
  'registered',
  'submitted',
  'pending',
  'failed',
  'skipped',
];

export const SEVERITY_LOOKS: Readonly<
  Record<Severity, { readonly word: string; readonly sign: string; readonly color: WordColor }>
> = {
  error: { word: 'Error', sign: '✕', color: 'Attention' },
  warning: { word: 'Warning', sign: '!', color: 'Default' },
  info: { word: 'Note', sign: 'i', color: 'Accent' },
};

/** The step of a plan that is over with the decision, as the steps of a request name it. */
export const APPROVAL_STEP = 'An admin approves';

export const KIND_VERBS: Readonly<Record<RequestKind, string>> = { register: 'Register', unblock: 'Unblock' };
