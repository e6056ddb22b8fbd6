import type { Customer } from '../domain/customer.ts';

/** Who was meant: exactly one, or those that come near (possibly none). Nothing is ever taken silently. */
export type CustomerMatch =
  | { readonly kind: 'exact'; readonly customer: Customer }
  | { readonly kind: 'several'; readonly customers: readonly Customer[] }
  | { readonly kind: 'near'; readonly customers: readonly Customer[] };

/** Legal forms that people leave out or add. */
const LEGAL_FORM = /[\s,]+(?:inc|ltd|llc|gmbh|ag|corp|corporation|limited|plc|co|bv|sa|sarl|oy|ab|as|kg)\.?$/;

/** Compares `words` with names, aliases, domains and tenant ids, without case. */
export function findCustomer(words: string, customers: readonly Customer[]): CustomerMatch {
  const wanted = fold(words);
  const exact = customers.filter((customer) => namesOf(customer).includes(wanted));
  const [only, ...others] = exact;
  if (only !== undefined) {
    return others.length === 0 ? { kind: 'exact', customer: only } : { kind: 'several', customers: exact };
  }
  return {
    kind: 'near',
    customers: customers.filter((customer) => namesOf(customer).some((name) => isNear(wanted, name))),
  };
}

function namesOf(customer: Customer): string[] {
  return [customer.name, customer.domain, customer.tenantId, ...customer.aliases].map(fold);
}

function fold(words: string): string {
  return words.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ').replace(LEGAL_FORM, '');
}

function isNear(wanted: string, name: string): boolean {
  if (wanted.length < 3) return name.startsWith(wanted);
  return name.includes(wanted) || wanted.includes(name) || distanceAtMost(wanted, name, wanted.length > 6 ? 2 : 1);
}

/** Whether two short texts differ by at most `limit` edits (Levenshtein). */
function distanceAtMost(left: string, right: string, limit: number): boolean {
  if (Math.abs(left.length - right.length) > limit || left.length > 100) return false;
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1] ? 0 : 1;
      current.push(
        Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + same),
      );
    }
    previous = current;
  }
  return (previous[right.length] ?? limit + 1) <= limit;
}
