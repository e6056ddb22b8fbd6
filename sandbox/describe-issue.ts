import type { z } from 'zod';

/** The first complaint as part of a sentence, with the place it is about. */
export function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'it has no known shape';
  const place = issue.path.map(String).join('.');
  return place === '' ? issue.message : `"${place}": ${issue.message}`;
}
