import { createHash } from 'node:crypto';
import type { FlowDeps } from './flow-deps.ts';
import type { Press } from './message.ts';
import { actorOf } from './open-draft.ts';
import type { Reply } from './reply.ts';

/** A personal link to the upload page, for a request or, with null, for the inventory. */
export async function linkToUpload(deps: FlowDeps, press: Press, requestId: string | null): Promise<Reply> {
  const secret = deps.ids.secret();
  const expiresAt = new Date(deps.clock.now().getTime() + deps.flowSettings.uploadTicketMs);
  const { objectId, tenantId, upn, name } = press.speaker;
  await deps.transactions.run(async () => {
    await deps.tickets.issue(createHash('sha256').update(secret).digest('hex'), {
      purpose: requestId === null ? { kind: 'inventory' } : { kind: 'upload', requestId },
      person: { objectId, tenantId, upn, name },
      conversationId: press.conversation.id,
      expiresAt,
    });
    await deps.audit.append({
      what: 'upload.ticket-issued',
      actor: actorOf(press.speaker),
      requestId,
      details: {},
    });
  });
  const url = `${deps.flowSettings.publicUrl}/upload/${secret}`;
  return { kind: 'upload-link', requestId, url, expiresAt: expiresAt.toISOString() };
}
