import type { DeviceChannel } from '../ports/device-channel.ts';
import type { JobDeps } from './job-deps.ts';
import type { Turn } from './turn.ts';

/** Who shows what becomes of a device after it is registered, and whether that is the channel that registered it. */
export interface Follower {
  readonly channel: DeviceChannel;
  readonly isOwn: boolean;
}

/**
 * The channel that shows profiles: the request's own, or Intune for a channel that cannot. Whether Intune may be read
 * for this customer is another question: see `mayFollow`.
 */
export function followerOf(deps: Pick<JobDeps, 'channels'>, { view: { request } }: Turn): Follower | null {
  const own = deps.channels.get(request.channel);
  if (own?.declaration.actions.includes('follow') === true) return { channel: own, isOwn: true };
  const intune = deps.channels.get('intune');
  return intune === undefined ? null : { channel: intune, isOwn: false };
}

/** A consent on one channel says nothing of another: Intune is read only for a customer who consented there, too. */
export async function mayFollow(
  deps: Pick<JobDeps, 'consents'>,
  follower: Follower | null,
  tenantId: string,
): Promise<boolean> {
  if (follower === null) return false;
  if (follower.isOwn) return true;
  const consent = await deps.consents.get(follower.channel.declaration.name)?.check(tenantId);
  return consent?.state === 'granted';
}
