import type { ChannelName } from '../domain/channel.ts';
import type { Customer } from '../domain/customer.ts';
import type { Finding } from '../domain/finding.ts';
import type { Person } from '../domain/person.ts';
import type { RequestKind } from '../domain/request.ts';
import { findCustomer } from '../plan/find-customer.ts';
import type { AuditEvent } from '../ports/audit-log.ts';
import type { NewDevice, StoredRequest } from '../ports/request-store.ts';
import type { FlowDeps } from './flow-deps.ts';
import type { ChatMessage } from './message.ts';

/** What a person asked for, as far as it is known. */
export interface Wanted {
  readonly kind: RequestKind;
  readonly customerText: string | null;
  readonly groupTag: string | null;
  readonly channel: ChannelName | null;
  readonly statedCount: number | null;
  readonly devices: readonly NewDevice[];
  readonly listFindings: readonly Finding[];
}

/**
 * Keeps what a person asked for as a draft with a number of its own. The same message a second time gives the draft
 * that is already there.
 */
export async function openDraft(
  deps: FlowDeps,
  message: Pick<ChatMessage, 'id' | 'speaker' | 'conversation' | 'opened'>,
  wanted: Wanted,
): Promise<StoredRequest> {
  const customer = await customerOf(deps, wanted.customerText);
  const { speaker, conversation } = message;
  const draft = await deps.transactions.run(async () => {
    const { request, created } = await deps.requests.create(
      {
        kind: wanted.kind,
        state: 'draft',
        requestedBy: { objectId: speaker.objectId, tenantId: speaker.tenantId, upn: speaker.upn, name: speaker.name },
        customerText: wanted.customerText,
        customerTenantId: customer?.tenantId ?? null,
        customerName: customer?.name ?? null,
        groupTag: wanted.groupTag,
        channel: wanted.channel ?? customer?.defaultChannel ?? deps.flowSettings.fallbackChannel,
        statedCount: wanted.statedCount,
        planDigest: null,
        listFindings: wanted.listFindings,
        note: null,
        origin: { front: conversation.front, conversationId: conversation.id, messageId: message.id },
        expiresAt: new Date(deps.clock.now().getTime() + deps.flowSettings.draftExpiryMs),
      },
      wanted.devices,
    );
    if (created) {
      await deps.audit.append({
        what: 'request.created',
        actor: actorOf(speaker),
        requestId: request.id,
        details: {
          kind: request.kind,
          tenantId: request.customerTenantId,
          groupTag: request.groupTag,
          channel: request.channel,
          devices: wanted.devices.length,
        },
      });
    }
    return request;
  });
  message.opened?.({
    requestId: draft.id,
    devices: wanted.devices.length,
    customer: draft.customerName ?? wanted.customerText,
  });
  return draft;
}

/** The customer that the words name exactly; null where they name none or several. */
export async function customerOf(deps: Pick<FlowDeps, 'customers'>, words: string | null): Promise<Customer | null> {
  if (words === null) return null;
  const match = findCustomer(words, await deps.customers.list());
  return match.kind === 'exact' ? match.customer : null;
}

/** A person as the audit names them. */
export function actorOf({ objectId, tenantId, upn }: Person): AuditEvent['actor'] {
  return { kind: 'person', objectId, tenantId, upn };
}
