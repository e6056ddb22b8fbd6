import type { RequestView } from '../flow/request-view.ts';
import { devices, number } from './count-words.ts';
import { DEVICE_ORDER, deviceWord, KIND_VERBS } from './words.ts';

/** How values from outside are written: escaped for a card, or plain for a notification. */
export interface Writing {
  value(value: string): string;
  time(iso: string): string;
}

/** "R-1 · Register 40 devices". */
export function requestHeadline(view: RequestView, { value }: Writing): string {
  const count = view.counts.devices > 0 ? view.counts.devices : (view.statedCount ?? 0);
  return `${value(view.id)} · ${KIND_VERBS[view.kind]} ${count === 0 ? 'devices' : devices(count)}`;
}

/** "Contoso (contoso.com) · tag KIOSK · Intune": for whom and how. */
export function requestTarget(view: RequestView, { value }: Writing): string {
  const { customer, customerText, groupTag } = view;
  const parts: string[] = [];
  if (customer !== null) parts.push(`${value(customer.name)} (${value(customer.domain)})`);
  else parts.push(customerText === null ? 'customer not named yet' : `customer “${value(customerText)}” not clear yet`);
  if (view.kind === 'register') parts.push(groupTag === null ? 'no group tag' : `tag ${value(groupTag)}`);
  return parts.join(' · ');
}

/** "38 profile assigned, 1 failed, 1 left out": every state that has devices, every device once. */
export function countsInWords(view: RequestView): string {
  return DEVICE_ORDER.filter((state) => view.counts[state] > 0)
    .map((state) => `${number(view.counts[state])} ${deviceWord(view, state).toLowerCase()}`)
    .join(', ');
}

/** Devices that are where they should be, and all that are to be carried out. */
export function progressOf({ kind, goal, counts }: RequestView): Readonly<Record<'good' | 'all', number>> {
  const good = kind === 'unblock' || goal === 'registration' ? counts.registered + counts.assigned : counts.assigned;
  return { good, all: counts.devices - counts.skipped };
}

/** Where the request stands and what comes next, in one or two sentences. */
export function stateSentence(view: RequestView, writing: Writing): string {
  switch (view.state) {
    case 'draft':
      return draftSentence(view);
    case 'waiting-for-consent':
      return 'Nothing is sent before the customer has given its consent. Preflight looks again by itself and tells who asked.';
    case 'waiting-for-approval':
      return view.expiresAt === null
        ? 'Somebody else has to approve it. Nothing has been changed yet.'
        : `Somebody else has to approve it by ${writing.time(view.expiresAt)}. Nothing has been changed yet.`;
    case 'approved':
      return 'It is approved and begins in a moment.';
    case 'running': {
      const { good, all } = progressOf(view);
      const failures = view.counts.failed === 0 ? '' : `, ${number(view.counts.failed)} failed`;
      const what = achieved(view, all);
      return `${number(good)} of ${devices(all)} ${what}${failures}. This card follows the work.`;
    }
    case 'done':
    case 'done-with-failures':
    case 'failed':
      return outcome(view);
    case 'rejected':
    case 'cancelled':
    case 'expired':
      return ended(view, writing);
    default:
      return view.state satisfies never;
  }
}

function draftSentence({ missing, actions }: RequestView): string {
  const customer = missing.includes('customer');
  const list = missing.includes('devices');
  if (customer && list) return 'Which customer is it, and which devices?';
  if (customer) return 'Which customer is it?';
  if (list) return 'Which devices are they?';
  return actions.includes('send')
    ? 'Check it, then send it for approval. Nothing has been changed yet.'
    : 'Something has to be settled first. Nothing has been changed yet.';
}

/** What the devices that are where they should be have come to: "have their profile". */
function achieved({ kind, goal }: RequestView, devicesInAll: number): string {
  if (kind === 'unblock') return 'may enrol again';
  if (goal === 'registration') return devicesInAll === 1 ? 'is registered' : 'are registered';
  return devicesInAll === 1 ? 'has its profile' : 'have their profile';
}

function outcome(view: RequestView): string {
  const { counts, kind } = view;
  const { good, all } = progressOf(view);
  if (all > 0 && good === all && counts.failed === 0) {
    const what = achieved(view, all);
    const rest =
      counts.skipped === 0 ? '' : ` ${devices(counts.skipped)} ${counts.skipped === 1 ? 'was' : 'were'} left out.`;
    return `${all === 1 ? 'The device' : `All ${devices(all)}`} ${what}.${rest}`;
  }
  if (kind === 'unblock') return `${number(good)} of ${devices(counts.devices)} may enrol again.`;
  if (counts.failed > 0 && counts.failed === counts.devices)
    return `${all === 1 ? 'The device' : `All ${devices(all)}`} failed.`;
  const words = countsInWords(view);
  return words === '' ? 'There was no device to send.' : `${devices(counts.devices)}: ${words}.`;
}

function ended(view: RequestView, { value, time }: Writing): string {
  const { counts, state } = view;
  const last = view.decisions.findLast(({ what }) => what === state);
  const who = last === undefined || state === 'expired' ? '' : ` by ${value(last.byName)}`;
  const when = last === undefined ? '' : ` on ${time(last.at)}`;
  const why = last?.reason == null || last.reason.trim() === '' ? '' : ` Reason: ${value(last.reason)}`;
  const untouched = counts.submitted + counts.registered + counts.assigned + counts.failed === 0;
  const rest = untouched ? ' Nothing was changed.' : ' What was sent before stays as it is.';
  const again = state === 'expired' ? ' Ask again to start over.' : '';
  const head =
    state === 'expired' ? 'Nobody decided in time: expired' : state === 'rejected' ? 'Rejected' : 'Cancelled';
  return `${head}${who}${when}.${rest}${again}${why}`;
}
