import type { Customer } from '../domain/customer.ts';

/** Other customers whose name begins with this one's, or the other way round ("Contoso", "Contoso Pharma"). */
export function similarCustomers(customer: Customer, all: readonly Customer[]): Customer[] {
  const name = customer.name.toLowerCase();
  return all.filter((other) => {
    const otherName = other.name.toLowerCase();
    return other.tenantId !== customer.tenantId && (otherName.startsWith(name) || name.startsWith(otherName));
  });
}
