import type { FlowDeps } from '../flow-deps.ts';
import { importInventory } from '../import-inventory.ts';
import type { ChatMessage } from '../message.ts';
import type { Reply } from '../reply.ts';

/** Remembers what a file knows of devices, so that serial numbers alone are enough later. */
export async function answerImportInventory(deps: FlowDeps, message: ChatMessage): Promise<Reply> {
  const [file] = message.attachments;
  if (file === undefined) {
    const where =
      message.conversation.scope === 'personal'
        ? 'Attach the file to your message.'
        : 'Send me the file in our personal chat.';
    return {
      kind: 'say',
      text: `Which file? ${where} I read Intune, Partner Center and Configuration Manager lists.`,
      tries: [],
    };
  }
  const { objectId, tenantId, upn } = message.speaker;
  const imported = await importInventory(deps, file, { kind: 'person', objectId, tenantId, upn });
  return { kind: 'inventory-imported', file: file.name, ...imported };
}
