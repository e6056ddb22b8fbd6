import type { Person } from '../../domain/person.ts';
import type { ChatMessage } from '../message.ts';
import { remembered } from '../remembered.ts';
import type { Reply } from '../reply.ts';

/** People and places whose help is remembered: it is asked for often and never changes for them. */
const REMEMBERED = 500;

/** What this person may do here, with a sentence for each. */
export const answerHelp = remembered(
  REMEMBERED,
  ({ speaker, conversation }: ChatMessage) => [conversation.scope, speaker.name, ...speaker.roles].join('\n'),
  helpFor,
);

function helpFor({ speaker, conversation }: ChatMessage): Reply {
  const file =
    conversation.scope === 'personal'
      ? { what: 'Register from a file', example: 'attach the CSV and write: register these to Contoso' }
      : { what: 'Register from a file', example: 'register these to Contoso, then press Upload a list' };
  const explaining = { what: 'Explain an error or a term', example: 'what does 808 mean?' };
  if (speaker.roles.length === 0) {
    return {
      kind: 'help',
      title: 'Preflight registers Windows Autopilot devices',
      lines: [explaining],
      note: 'You have no role here yet, so I can only explain things. Ask your administrator for the help-desk role.',
    };
  }
  const lines = [
    { what: 'Register devices', example: 'register PF3XK2A9, PF3XK2B1 to Contoso with tag KIOSK' },
    file,
    { what: 'See how a device or a request stands', example: 'status of PF3XK2A9' },
    { what: 'Let a blocked device enrol again', example: 'unblock PF3XK2A9 for Contoso' },
    { what: 'See the open requests', example: 'list requests' },
    { what: 'Check a list without sending it', example: 'check this list' },
    { what: 'Remember a delivery, so that serial numbers are enough later', example: 'import inventory' },
    { what: 'Ask whether a customer has consented', example: 'has Contoso consented?' },
    explaining,
  ];
  return {
    kind: 'help',
    title: `What you can do here, ${speaker.name}`,
    lines: [...lines, ...adminLines(speaker)],
    note: null,
  };
}

function adminLines(speaker: Person): { what: string; example: string }[] {
  return speaker.roles.includes('admin')
    ? [{ what: 'Decide about a request of somebody else', example: 'approve R-1' }]
    : [];
}
