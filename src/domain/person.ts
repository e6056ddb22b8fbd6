/** What a person may be to Preflight. A person may have several roles; without one they may only ask for help. */
export type Role = 'agent' | 'sales' | 'admin';

/** A person, identified by the Entra object id and tenant; everything else is for display. */
export interface Person {
  /** Entra object id, lower-case GUID. */
  readonly objectId: string;
  readonly tenantId: string;
  readonly upn: string;
  readonly name: string;
  readonly roles: readonly Role[];
}
