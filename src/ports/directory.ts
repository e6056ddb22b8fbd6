import type { Customer } from '../domain/customer.ts';
import type { Person } from '../domain/person.ts';

/** The customers we serve. */
export interface CustomerDirectory {
  /** Ordered by name. */
  list(): Promise<readonly Customer[]>;
}

/** The people who may use Preflight, with their roles as they are now. */
export interface PeopleDirectory {
  /** The person with this Entra object id; one without any role where we do not know them. */
  find(objectId: string, tenantId: string, shown: { readonly name: string; readonly upn: string }): Promise<Person>;
  /** Everybody who has the role. */
  withRole(role: Person['roles'][number]): Promise<readonly Person[]>;
}
