import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { InboundActivity } from './activity-shape.ts';
import { writeAddress } from './conversation-address.ts';
import type { ListFile } from './file-offers.ts';
import type { FrontDeps } from './front.ts';
import { speakerOf } from './speaker.ts';
import { addressOf } from './turn.ts';
import { uploadFile } from './upload-file.ts';

/** Source of all three: Microsoft Teams documentation, "Send and receive files through a bot". */
const CONSENT_CARD = 'application/vnd.microsoft.teams.card.file.consent';
const FILE_CARD = 'application/vnd.microsoft.teams.card.file.info';
const answerShape = z.looseObject({
  action: z.enum(['accept', 'decline']),
  context: z.looseObject({ offer: z.string().min(1).max(256) }),
  uploadInfo: z
    .looseObject({
      uploadUrl: z.string().max(8_192),
      contentUrl: z.string().max(8_192),
      name: z.string().max(512),
      uniqueId: z.string().max(256).nullish(),
      fileType: z.string().max(32).nullish(),
    })
    .nullish(),
});

/** Asks in a personal chat whether the file may be saved to the person's OneDrive. */
export async function askForConsent(
  deps: FrontDeps,
  context: TurnContext,
  activity: InboundActivity,
  file: ListFile,
): Promise<void> {
  const person = await speakerOf(deps.people, activity);
  const offer = await deps.offers.make(file, person, writeAddress(addressOf(activity, 'conversation')));
  const sent = await context.sendActivity({
    type: 'message',
    summary: `May ${file.name} be saved to your OneDrive?`,
    attachments: [
      {
        contentType: CONSENT_CARD,
        name: file.name,
        content: {
          description: 'The repaired device list. It holds hardware hashes: keep it as you keep the original.',
          sizeInBytes: file.sizeBytes,
          acceptContext: { offer },
          declineContext: { offer },
        },
      },
    ],
  });
  if (sent !== undefined) await deps.offers.placed(offer, sent.id);
}

/** Takes the answer: saves the file where Teams says and shows it, or not; the question goes away once it is answered. */
export async function answerConsent(deps: FrontDeps, context: TurnContext, activity: InboundActivity): Promise<void> {
  const read = answerShape.safeParse(activity.value);
  if (!read.success) {
    await context.sendActivity('Preflight did not offer a file here, so nothing was saved.');
    return;
  }
  const { action, context: asked, uploadInfo } = read.data;
  const person = await speakerOf(deps.people, activity);
  if (action === 'decline') {
    if (await deps.offers.decline(asked.offer, person)) await removeQuestion(deps, context, activity);
    await context.sendActivity('Nothing was saved.');
    return;
  }
  const file = await deps.offers.accept(asked.offer, person);
  if (!file.ok) {
    await context.sendActivity(file.fault.message);
    return;
  }
  const saved = await uploadFile(uploadInfo?.uploadUrl ?? '', file.value.bytes, deps.files);
  await removeQuestion(deps, context, activity);
  if (!saved.ok) {
    await context.sendActivity(saved.fault.message);
    return;
  }
  const { contentUrl = '', name = file.value.name, uniqueId, fileType } = uploadInfo ?? {};
  await context.sendActivity({
    type: 'message',
    summary: `${file.value.name} is in your OneDrive.`,
    attachments: [{ contentType: FILE_CARD, contentUrl, name, content: { uniqueId, fileType } }],
  });
}

/** A question that cannot be taken away stays, and is over: that must not hide what came of the answer. */
async function removeQuestion(deps: FrontDeps, context: TurnContext, { replyToId }: InboundActivity): Promise<void> {
  if (!replyToId) return;
  try {
    await context.deleteActivity(replyToId);
  } catch (error) {
    deps.log.warn('offer.not-removed', { error: error instanceof Error ? error.name : '' });
  }
}
