import type { Reply } from '../flow/reply.ts';
import { plainTime } from './card-time.ts';
import { usableOf } from './checked-list-card.ts';
import { counted, devices, number } from './count-words.ts';
import { plainText } from './plain-text.ts';
import { requestHeadline, requestTarget, stateSentence, type Writing } from './request-words.ts';
import { REQUEST_LOOKS } from './words.ts';

const PLAIN: Writing = { value: (value) => plainText(value, 100), time: plainTime };

const CONSENT_WORDS = {
  granted: 'has consented',
  partial: 'has consented, but permissions are missing',
  'not-granted': 'has not consented',
  unknown: 'its consent is not known',
} as const;

/** Enough for a notification. */
const LONGEST = 400;

/**
 * The reply in one or two plain sentences, without markup: the message's summary, the notification, and what is seen
 * or spoken where no card can be drawn.
 */
export function fallbackTextOf(reply: Reply): string {
  const said = SENTENCES.get(reply);
  if (said !== undefined) return said;
  const sentence = plainText(sentenceOf(reply), LONGEST);
  SENTENCES.set(reply, sentence);
  return sentence;
}

/** A reply is a value: the same one has the same sentence for as long as it lives. */
const SENTENCES = new WeakMap<Reply, string>();

function sentenceOf(reply: Reply): string {
  const { value } = PLAIN;
  switch (reply.kind) {
    case 'request': {
      const { view } = reply;
      const head = `${requestHeadline(view, PLAIN)}, ${requestTarget(view, PLAIN)}`;
      return `${head}: ${REQUEST_LOOKS[view.state].word}. ${stateSentence(view, PLAIN)}`;
    }
    case 'device-status': {
      const [first] = reply.devices;
      if (first === undefined) return 'No device was found.';
      if (reply.devices.length > 1) return `How ${devices(reply.devices.length)} stand.`;
      const whose = first.customer === null ? '' : ` to ${value(first.customer.name)}`;
      if (!first.registered) return `${value(first.serial)} is not registered${whose}.`;
      const profile = first.profile === null ? 'no profile yet' : `profile ${value(first.profile)}`;
      return `${value(first.serial)} is registered${whose}, ${profile}${first.blocked ? ', blocked' : ''}.`;
    }
    case 'explanation': {
      const [best] = reply.matches;
      return best === undefined
        ? `I don’t know that one: nothing about “${value(reply.query)}” is in the knowledge base. Ask in your team’s admin channel, or look in Microsoft’s Windows Autopilot documentation.`
        : `${value(best.title)}: ${plainText(best.summary, LONGEST)}`;
    }
    case 'requests':
      return reply.requests.length === 0 ? 'There are no requests.' : `${counted(reply.requests.length, 'request')}.`;
    case 'customer': {
      const { name, domain, consent } = reply.view;
      const consented = consent === null ? 'its consent cannot be asked for here' : CONSENT_WORDS[consent.state];
      return `${value(name)} (${value(domain)}): ${consented}.`;
    }
    case 'checked-list': {
      const { view, say } = reply;
      const said = say === null ? '' : `${say} `;
      return `${said}${value(view.file)}: ${number(usableOf(view))} of ${devices(view.devices)} can be sent.`;
    }
    case 'list-link':
      return `Your link to every row of ${value(reply.file)}; it works once, until ${plainTime(reply.expiresAt)}.`;
    case 'list-file':
      return reply.url === null
        ? `Teams asks whether ${value(reply.name)} may be saved.`
        : `Your link to ${value(reply.name)}, until ${plainTime(reply.expiresAt)}.`;
    case 'inventory-imported':
      return `Inventory updated from ${value(reply.file)}: ${number(reply.added)} added, ${number(reply.changed)} changed, ${number(reply.kept)} as before.${reply.leftOut === 0 ? '' : ` ${counted(reply.leftOut, 'row')} left out.`}${reply.contradictedCount === 0 ? '' : ` Contradictions: ${devices(reply.contradictedCount)}.`}`;
    case 'inventory-wanted':
      return reply.canAttach
        ? 'Which list? Attach it and write “import inventory”, or upload it on a page.'
        : 'Which list? Files cannot be attached here; upload it on a page.';
    case 'inventory-entries': {
      const [first] = reply.entries;
      const said = reply.say === null ? '' : `${value(reply.say)} `;
      if (first === undefined) return `${said}No device was named.`;
      if (reply.entries.length > 1) return `${said}What the inventory knows of ${devices(reply.entries.length)}.`;
      return `${said}${value(first.serial)}: ${plainText(first.hashSentence, LONGEST)}`;
    }
    case 'upload-link':
      return `Your link to upload a list to ${reply.requestId === null ? 'the inventory' : value(reply.requestId)}; it works once, until ${plainTime(reply.expiresAt)}.`;
    case 'help':
      return `${value(reply.title)}: ${reply.lines.map(({ what }) => value(what)).join('; ')}.`;
    case 'say':
      return plainText(reply.text, LONGEST);
    case 'refused':
      return plainText(reply.fault.message, LONGEST);
    default:
      return reply satisfies never;
  }
}
