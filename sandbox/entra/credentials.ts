import { z } from 'zod';

/** How the token endpoint finds what the app and the partner's user prove themselves with. */
export const credentialsSchema = z.strictObject({
  clientSecret: z.enum(['good', 'wrong', 'expired']),
  certificate: z.enum(['good', 'unknown', 'expired']),
  refreshToken: z.enum(['good', 'expired', 'revoked']),
  /** Whether the partner's user had signed in with a second factor. */
  mfa: z.boolean(),
});

export type Credentials = z.output<typeof credentialsSchema>;

export const GOOD_CREDENTIALS: Credentials = {
  clientSecret: 'good',
  certificate: 'good',
  refreshToken: 'good',
  mfa: true,
};
