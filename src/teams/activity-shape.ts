import { z } from 'zod';

const account = z.looseObject({
  id: z.string().min(1).max(512),
  name: z.string().max(512).nullish(),
  aadObjectId: z.string().max(64).nullish(),
  userPrincipalName: z.string().max(512).nullish(),
});

/**
 * What Preflight reads of an inbound activity; the SDK checks none of it. Source: Bot Framework Activity schema, and
 * Microsoft Teams documentation on channel conversations, files and universal actions.
 */
export const activityShape = z.looseObject({
  type: z.string().min(1).max(64),
  id: z.string().max(512).optional(),
  channelId: z.string().max(64).nullish(),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2_048),
  name: z.string().max(128).nullish(),
  text: z.string().max(200_000).nullish(),
  locale: z.string().max(32).nullish(),
  replyToId: z.string().max(512).nullish(),
  deliveryMode: z.string().max(32).nullish(),
  from: account,
  recipient: account.nullish(),
  conversation: z.looseObject({
    id: z.string().min(1).max(1_024),
    conversationType: z.string().max(32).nullish(),
    tenantId: z.string().max(64).nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string().max(64).nullish() }).nullish() }).nullish(),
  attachments: z
    .array(
      z.looseObject({
        contentType: z.string().max(256),
        name: z.string().max(512).nullish(),
        content: z.unknown().optional(),
        contentUrl: z.string().max(8_192).nullish(),
      }),
    )
    .max(100)
    .nullish(),
  value: z.unknown().optional(),
});

export type InboundActivity = z.infer<typeof activityShape>;

/** What a button of our cards sends, with what the card asked for beside it. */
export const pressData = z.looseObject({
  request: z.string().max(32).nullish(),
  action: z.string().max(64).optional(),
  version: z.number().int().nullish(),
  plan: z.string().max(128).nullish(),
});

export type PressData = z.infer<typeof pressData>;

/** A press of a card's button, as `Action.Execute` sends it; `automatic` where Teams redraws the card by itself. */
export const pressShape = z.looseObject({
  action: z.looseObject({ verb: z.string().max(64).nullish(), data: pressData.nullish() }),
  trigger: z.string().max(32).nullish(),
});
