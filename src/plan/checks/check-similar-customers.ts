import type { Check } from '../facts.ts';

/** Warns where another customer's name could be meant: a list in the wrong tenant is hard to take back. */
export const checkSimilarCustomers: Check = ({ similarCustomers, customer }) => {
  if (similarCustomers.length === 0) return {};
  const others = similarCustomers.map(({ name, domain }) => `${name} (${domain})`).join(', ');
  return {
    findings: [
      {
        code: 'customer.similar-name',
        severity: 'warning',
        message: `This is for ${customer.name} (${customer.domain}). There is also ${others}: make sure that the right customer is meant.`,
        lines: [],
        serials: [],
        blocks: false,
      },
    ],
  };
};
