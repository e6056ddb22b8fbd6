import { createHash } from 'node:crypto';
import type { Person } from '../../domain/person.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { Press } from '../message.ts';
import { actorOf } from '../open-draft.ts';
import type { Reply } from '../reply.ts';
import { type OpenedList, openKeptList } from './open-kept-list.ts';
import { type RepairedFile, repairedFile } from './repaired-file.ts';

/** A personal link to the page with every row of the list. */
export async function linkToRows(
  deps: FlowDeps,
  { list }: OpenedList,
  press: Pick<Press, 'speaker' | 'conversation'>,
): Promise<Reply> {
  const { secret, expiresAt } = await issue(deps, list.id, list.requestId, press);
  return {
    kind: 'list-link',
    listId: list.id,
    requestId: list.requestId,
    file: list.fileName,
    url: `${deps.flowSettings.publicUrl}/upload/${secret}`,
    expiresAt: expiresAt.toISOString(),
  };
}

/**
 * The repaired list for the person who asked. A personal chat of Teams has a way of its own to hand over a file;
 * everybody else gets a personal link. Faults: those of `repairedFile`.
 */
export async function handOutFile(
  deps: FlowDeps,
  { list }: OpenedList,
  press: Pick<Press, 'speaker' | 'conversation'>,
): Promise<Result<Reply>> {
  const file = await repairedFile(deps, list);
  if (!file.ok) return file;
  const reply = {
    kind: 'list-file',
    listId: list.id,
    listVersion: list.version,
    requestId: list.requestId,
    name: file.value.name,
    sizeBytes: file.value.bytes.byteLength,
  } as const;
  const { front, scope } = press.conversation;
  if (front === 'teams' && scope === 'personal') {
    const expiresAt = new Date(deps.clock.now().getTime() + deps.flowSettings.uploadTicketMs);
    return ok({ ...reply, url: null, expiresAt: expiresAt.toISOString() });
  }
  const { secret, expiresAt } = await issue(deps, list.id, list.requestId, press);
  return ok({
    ...reply,
    url: `${deps.flowSettings.publicUrl}/upload/file/${secret}`,
    expiresAt: expiresAt.toISOString(),
  });
}

/** The file behind a personal link, as often as it is asked for in time; the person's right is looked up now. */
export async function fileBehindLink(deps: FlowDeps, secret: string): Promise<Result<RepairedFile>> {
  const ticket = await deps.tickets.look(digestOf(secret), deps.clock.now());
  if (ticket === null || ticket.purpose.kind !== 'list') return failed(linkOver());
  const { objectId, tenantId } = ticket.person;
  return fileFor(deps, ticket.purpose.listId, await deps.people.find(objectId, tenantId, ticket.person));
}

/** The repaired list for a person who may open it; that they took it is recorded. */
export async function fileFor(deps: FlowDeps, listId: string, person: Person): Promise<Result<RepairedFile>> {
  const opened = await openKeptList(deps, listId, person);
  if (!opened.ok) return opened;
  const { list } = opened.value;
  const file = await repairedFile(deps, list);
  if (!file.ok) return file;
  await deps.audit.append({
    what: 'list.downloaded',
    actor: actorOf(person),
    requestId: list.requestId,
    details: { list: list.id, bytes: file.value.bytes.byteLength },
  });
  return file;
}

async function issue(
  deps: FlowDeps,
  listId: string,
  requestId: string | null,
  { speaker, conversation }: Pick<Press, 'speaker' | 'conversation'>,
): Promise<{ readonly secret: string; readonly expiresAt: Date }> {
  const secret = deps.ids.secret();
  const expiresAt = new Date(deps.clock.now().getTime() + deps.flowSettings.uploadTicketMs);
  const { objectId, tenantId, upn, name } = speaker;
  await deps.transactions.run(async () => {
    await deps.tickets.issue(digestOf(secret), {
      purpose: { kind: 'list', listId },
      person: { objectId, tenantId, upn, name },
      conversationId: conversation.id,
      expiresAt,
    });
    await deps.audit.append({
      what: 'list.link-issued',
      actor: actorOf(speaker),
      requestId,
      details: { list: listId },
    });
  });
  return { secret, expiresAt };
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function linkOver() {
  return {
    code: 'link.over',
    message: 'This link has expired. Press “Download the repaired list” on the card again.',
    retry: 'after-change',
  } as const;
}
