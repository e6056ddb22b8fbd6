import type { Person } from '../domain/person.ts';
import type { PeopleDirectory } from '../ports/directory.ts';
import type { InboundActivity } from './activity-shape.ts';

/** Who sent an activity, by Entra object id and tenant as the channel vouches for them; the shown name proves nothing. */
export function speakerOf(people: PeopleDirectory, activity: InboundActivity): Promise<Person> {
  const { aadObjectId, name, userPrincipalName } = activity.from;
  return people.find((aadObjectId ?? '').toLowerCase(), tenantOf(activity), {
    name: name ?? 'you',
    upn: userPrincipalName ?? '',
  });
}

/** The parts of an activity that name its tenant. */
interface OfTenant {
  readonly conversation: { readonly tenantId?: string | null | undefined };
  readonly channelData?:
    | { readonly tenant?: { readonly id?: string | null | undefined } | null | undefined }
    | null
    | undefined;
}

export function tenantOf({ conversation, channelData }: OfTenant): string {
  return (conversation.tenantId ?? channelData?.tenant?.id ?? '').toLowerCase();
}
