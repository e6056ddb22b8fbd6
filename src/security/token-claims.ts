import { z } from 'zod';

const claimsSchema = z.object({ roles: z.array(z.string()).default([]) });

/**
 * The application permissions in a token's `roles` claim; null where the token is no readable JWT.
 *
 * The signature is not checked: the token came from the token endpoint over TLS and only Microsoft Graph accepts or
 * refuses it. This is a look at what we hold, never a way to trust a caller.
 * Source: Microsoft Learn, "Access token claims reference" (`roles`).
 */
export function rolesOf(token: string): readonly string[] | null {
  const payload = token.split('.')[1];
  if (payload === undefined) return null;
  try {
    const claims = claimsSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return claims.success ? claims.data.roles : null;
  } catch {
    return null;
  }
}
