import type { Person } from '../domain/person.ts';
import type { PeopleDirectory } from '../ports/directory.ts';

/** The people that the settings name, told apart by Entra object id and tenant; anybody else has no role. */
export function peopleFromSettings(people: readonly Person[]): PeopleDirectory {
  const known = new Map(people.map((person) => [keyOf(person.objectId, person.tenantId), person]));
  return {
    find: (objectId, tenantId, shown) =>
      Promise.resolve(known.get(keyOf(objectId, tenantId)) ?? { objectId, tenantId, ...shown, roles: [] }),
    withRole: (role) => Promise.resolve(people.filter((person) => person.roles.includes(role))),
  };
}

function keyOf(objectId: string, tenantId: string): string {
  return `${tenantId.toLowerCase()}/${objectId.toLowerCase()}`;
}
