import type { Customer } from '../domain/customer.ts';
import type { CustomerDirectory } from '../ports/directory.ts';

/** The customers that the settings name, ordered by name. */
export function customersFromSettings(customers: readonly Customer[]): CustomerDirectory {
  const ordered = [...customers].sort((left, right) => left.name.localeCompare(right.name, 'en'));
  return { list: () => Promise.resolve(ordered) };
}
