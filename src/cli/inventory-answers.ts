import { z } from 'zod';

const text = z.string().nullable();

/** What the bot answers to `inventory import`. Members that are not read here are passed on to `--json`. */
export const importedShape = z.looseObject({
  file: z.string(),
  devices: z.number(),
  added: z.number(),
  changed: z.number(),
  kept: z.number(),
  hashes: z.number(),
  leftOut: z.number(),
  unreadColumns: z.array(z.string()),
  findings: z.array(z.looseObject({ severity: z.string(), fix: z.string(), message: z.string() })),
  findingCount: z.number(),
  contradicted: z.array(z.string()),
  contradictedCount: z.number(),
});

const device = z.looseObject({
  serial: z.string(),
  known: z.boolean(),
  manufacturer: text,
  model: text,
  productKeyId: text,
  order: text,
  hashSentence: z.string(),
  source: text,
  capturedAt: text,
  importedAt: text,
  hashKeptUntil: text,
  contradictions: z.array(z.string()),
  claims: z.array(
    z.looseObject({ claim: text, source: z.string(), capturedAt: text, manufacturer: text, model: text }),
  ),
});

/** What the bot answers to `inventory find` and `inventory keep`. */
export const foundShape = z.looseObject({ devices: z.array(device) });

/** What the bot answers to `inventory remove`. */
export const removedShape = z.looseObject({
  devices: z.array(
    z.looseObject({
      serial: z.string(),
      removed: z.boolean(),
      refused: z.looseObject({ message: z.string() }).nullable(),
    }),
  ),
});

export type ImportAnswer = z.infer<typeof importedShape>;
export type DeviceAnswer = z.infer<typeof device>;
export type RemovedAnswer = z.infer<typeof removedShape>['devices'][number];
