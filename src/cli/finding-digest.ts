import type { Finding, Fix, Severity } from '../domain/finding.ts';
import { CODE_ORDER } from '../lists/codes.ts';
import { createKindDigest, type Kind, type KindDigest } from './kind-digest.ts';

/** Counts findings by their code and by what mends them. */
export function createFindingDigest(): KindDigest<Finding> {
  return createKindDigest(({ code, fix }) => `${code} ${fix}`);
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const FIXES: readonly Fix[] = ['none', 'proposal', 'automatic'];

/** What is worst, and hardest to mend, first. */
export function worstFirst({ first: [one] }: Kind<Finding>, { first: [other] }: Kind<Finding>): number {
  return rank(one) - rank(other);
}

function rank({ code, severity, fix }: Finding): number {
  const place = SEVERITIES.indexOf(severity) * FIXES.length + FIXES.indexOf(fix);
  return place * CODE_ORDER.size + (CODE_ORDER.get(code) ?? 0);
}
