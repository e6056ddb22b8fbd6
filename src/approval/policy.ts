import type { Fault } from '../domain/fault.ts';
import type { Person } from '../domain/person.ts';
import type { RequestKind } from '../domain/request.ts';

/** What a person wants to do. */
export type Right =
  | 'ask'
  | 'request'
  | 'approve'
  | 'cancel'
  | 'see'
  /** Add what a list knows of devices to the inventory. */
  | 'import-inventory'
  /** Remove an entry of the inventory, or decide which of two sources is right. */
  | 'change-inventory';

/** The parts of a request that a right depends on. */
export interface Subject {
  readonly id: string;
  readonly kind: RequestKind;
  readonly requestedBy: { readonly objectId: string; readonly tenantId: string };
}

/**
 * Whether the person may do it now; null where they may, else the reason. Closed by default: no role, no right. The
 * requester never approves their own request, whatever their roles (approvals S1); identity is the Entra object id and
 * tenant, never a name (S2).
 */
export function refusalOf(right: Right, person: Person, subject?: Subject): Fault | null {
  if (person.roles.length === 0) {
    return refused(
      'approval.no-role',
      'You have no role in Preflight, so it can only explain things to you. Ask your administrator for the help-desk role.',
    );
  }
  switch (right) {
    case 'ask':
    case 'see':
    case 'request':
    case 'import-inventory':
      return null;
    case 'change-inventory':
      return person.roles.includes('admin')
        ? null
        : refused(
            'approval.not-an-admin',
            'Only an admin can change an entry of the inventory. Tell one which serial number it is about.',
          );
    case 'approve':
      if (!person.roles.includes('admin')) {
        return refused('approval.not-an-admin', `Only an admin can decide about ${subject?.id ?? 'this request'}.`);
      }
      if (subject !== undefined && isRequester(person, subject)) {
        return refused(
          'approval.own-request',
          `You asked for ${subject.id}, so somebody else must decide about it. Another admin can.`,
        );
      }
      return null;
    case 'cancel':
      if (subject !== undefined && !isRequester(person, subject) && !person.roles.includes('admin')) {
        return refused('approval.not-yours', `Only the person who asked for ${subject.id}, or an admin, can do that.`);
      }
      return null;
    default:
      return right satisfies never;
  }
}

/** True where the person made the request. */
export function isRequester(person: Pick<Person, 'objectId' | 'tenantId'>, subject: Subject): boolean {
  return person.objectId === subject.requestedBy.objectId && person.tenantId === subject.requestedBy.tenantId;
}

function refused(code: string, message: string): Fault {
  return { code, message, retry: 'never' };
}
