import type { Check } from '../facts.ts';
import type { PlanFinding } from '../plan-finding.ts';

/** Group tags in Intune's screens and files; Source: Microsoft's portal takes up to 128 characters (observed). */
const LONGEST_TAG = 128;

/** Judges the group tag against its limits and the customer's known tags; it is never corrected. */
export const checkGroupTag: Check = ({ groupTag, customer, kind, listFindings }) => {
  if (kind !== 'register') return {};
  if (groupTag === null) {
    // Said once, as what holds the plan up; the list's own entry would repeat it.
    const several = listFindings.find(({ code }) => code === 'tag.several');
    return several === undefined ? {} : { findings: [finding('tag.not-chosen', 'error', several.message, true)] };
  }
  if (groupTag.length > LONGEST_TAG) {
    return {
      findings: [
        finding(
          'tag.too-long',
          'error',
          `The group tag has ${groupTag.length} characters; Microsoft takes ${LONGEST_TAG}. Choose a shorter one.`,
          true,
        ),
      ],
    };
  }
  if (/[\p{Cc}\p{Cf}]/u.test(groupTag)) {
    return {
      findings: [
        finding('tag.hidden-characters', 'error', 'The group tag holds invisible characters. Type it again.', true),
      ],
    };
  }
  if (customer.knownTags.length === 0 || customer.knownTags.includes(groupTag)) return {};
  const near = customer.knownTags.find((known) => fold(known) === fold(groupTag));
  const known = customer.knownTags.slice(0, 5).join(', ');
  return {
    findings: [
      near === undefined
        ? finding(
            'tag.new',
            'warning',
            `${customer.name} has not used the group tag ${groupTag} so far (known: ${known}). Dynamic groups that look for another tag will not see these devices.`,
            false,
          )
        : finding(
            'tag.differs-in-capitals',
            'warning',
            `${customer.name} uses the group tag ${near}; ${groupTag} differs only in capitals or blanks, and groups compare it exactly.`,
            false,
          ),
    ],
  };
};

function fold(tag: string): string {
  return tag.replaceAll(/[\s_-]+/g, '').toLowerCase();
}

function finding(code: string, severity: PlanFinding['severity'], message: string, blocks: boolean): PlanFinding {
  return { code, severity, message, lines: [], serials: [], blocks };
}
