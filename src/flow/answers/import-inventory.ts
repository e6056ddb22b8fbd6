import type { FlowDeps } from '../flow-deps.ts';
import { importAs } from '../inventory-commands.ts';
import type { ChatMessage } from '../message.ts';
import type { Reply } from '../reply.ts';

/** Remembers what a file knows of devices, so that serial numbers alone are enough later. */
export async function answerImportInventory(deps: FlowDeps, message: ChatMessage): Promise<Reply> {
  const [file] = message.attachments;
  if (file === undefined) return { kind: 'inventory-wanted', canAttach: message.conversation.scope === 'personal' };
  const imported = await importAs(deps, message.speaker, { name: file.name, pieces: [file.bytes] });
  return imported.ok ? { kind: 'inventory-imported', ...imported.value } : { kind: 'refused', fault: imported.fault };
}
