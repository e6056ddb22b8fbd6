import { z } from 'zod';

/** What the model answers. */
export const completionSchema = z.strictObject({
  /** Part of the last message of the user, without regard to case; absent: every message. */
  contains: z.string().min(1).optional(),
  /** A text, or a value that is answered as JSON text. */
  answer: z.unknown().refine((answer) => answer !== undefined, { message: 'an answer is needed' }),
  /** How many questions it answers; absent: until reset. */
  times: z.number().int().min(1).optional(),
});

export type Completion = z.output<typeof completionSchema>;

export interface Completions {
  add(completion: Completion): void;
  clear(): void;
  list(): readonly Completion[];
  /** The answer to a message: the newest that fits, or a sentence that says that there is none. */
  take(message: string): string;
}

export function createCompletions(): Completions {
  const scripted: { completion: Completion; used: number }[] = [];
  const open = () => scripted.filter(({ completion: { times }, used }) => times === undefined || used < times);

  return {
    add: (completion) => void scripted.push({ completion, used: 0 }),
    clear: () => void scripted.splice(0),
    list: () => open().map(({ completion }) => completion),
    take(message) {
      const text = message.toLowerCase();
      const found = open().findLast(({ completion }) => text.includes(completion.contains?.toLowerCase() ?? ''));
      if (found === undefined) return 'The sandbox has no answer to this. Script one with POST /__sandbox/completions.';
      found.used += 1;
      const { answer } = found.completion;
      return typeof answer === 'string' ? answer : JSON.stringify(answer);
    },
  };
}
