import type { ChatMessage } from '../message.ts';
import type { Reply } from '../reply.ts';

const GREETING =
  /^\W*(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day))(?: (?:there|all|team|preflight))?\W*$/i;
const THANKS =
  /^\W*(?:thanks|thank you|thx|ta|cheers|great|perfect|nice one)(?: (?:a lot|so much|very much|preflight|all))?\W*$/i;

/** A greeting or thanks, answered shortly; null for anything else. */
export function smallTalk({ text, speaker }: ChatMessage): Reply | null {
  const words = text.replaceAll(/<at>[^<]{0,200}<\/at>/g, '').slice(0, 200);
  if (THANKS.test(words)) return { kind: 'say', text: 'You are welcome.', tries: [] };
  if (!GREETING.test(words)) return null;
  return {
    kind: 'say',
    text: `Hello ${speaker.name}. I register Windows Autopilot devices; tell me what to do, for example:`,
    tries: ['register PF3XK2A9 to Contoso with tag KIOSK', 'status of PF3XK2A9', 'help'],
  };
}
