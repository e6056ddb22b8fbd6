import type { Message } from '../message.ts';

/** The user principal name a message names; of several the one that stands beside a device, a user or an assignment. */
export function readUser(message: Message): string | null {
  const mails: number[] = [];
  for (const [at, token] of message.tokens.entries()) {
    if (token.kind === 'mail' && message.lines.kinds[token.line] === 'prose') mails.push(at);
  }
  const best = mails.find((at) => isNew(message, at)) ?? mails.find((at) => isAssigned(message, at)) ?? mails[0];
  if (best !== undefined) return message.tokens[best]?.text ?? null;
  const column = [...new Set(message.lines.columns.users.map((cell) => cell.text))].filter((text) =>
    text.includes('@'),
  );
  return column.length === 1 ? (column[0] ?? null) : null;
}

/** The second of "from ada@… to bo@…" and "replace ada@… with bo@…". */
function isNew({ tokens }: Message, at: number): boolean {
  const before = tokens[at - 1];
  return tokens[at - 2]?.kind === 'mail' && before !== undefined && /^(?:to|with|by|→|>)$/.test(before.key);
}

const BESIDE = /^(?:assign|unassign|reassign|user|upn|owner|for|set|give|remove|to|on|as)/;

function isAssigned(message: Message, at: number): boolean {
  return message.tokens
    .slice(Math.max(0, at - 3), at)
    .some((token) => token.kind === 'serial' || BESIDE.test(token.key));
}
