import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { completionSchema } from '../openai/completions.ts';
import { nowMs } from '../sandbox-context.ts';
import { SHAREPOINT_PREFIX } from '../sharepoint/sharepoint.ts';
import { type Control, OK, readInput, readMany } from './control-input.ts';

const fileSchema = z
  .strictObject({
    name: z.string().min(1),
    text: z.string().optional(),
    base64: z.base64().optional(),
    contentType: z.string().min(1).default('application/octet-stream'),
    expiresInMs: z.number().int().min(0).nullable().default(null),
  })
  .refine(({ text, base64 }) => (text === undefined) !== (base64 === undefined), {
    message: 'the content is either "text" or "base64"',
  });

/** Files to download, and what the language model answers. */
export const contentControls: Readonly<Record<string, Control>> = {
  'POST /files': (context, _options, body) => {
    const { name, text, base64, contentType, expiresInMs } = readInput(fileSchema, body);
    const bytes = text === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(text);
    const expiresMs = expiresInMs === null ? null : nowMs(context) + expiresInMs;
    const tempauth = randomUUID();
    context.state.files.set(name, { bytes, contentType, tempauth, expiresMs });
    return { path: `${SHAREPOINT_PREFIX}/files/${encodeURIComponent(name)}?tempauth=${tempauth}` };
  },
  'GET /completions': ({ state }) => state.completions.list(),
  'POST /completions': ({ state }, _options, body) => {
    for (const completion of readMany(completionSchema, body)) state.completions.add(completion);
    return OK;
  },
  'DELETE /completions': ({ state }) => {
    state.completions.clear();
    return OK;
  },
};
