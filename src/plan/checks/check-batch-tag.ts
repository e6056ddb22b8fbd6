import { CHANNEL_TITLES } from '../../domain/channel.ts';
import type { Check, PlanFacts } from '../facts.ts';
import type { PlanFinding } from '../plan-finding.ts';

/**
 * On a channel whose group tag is a batch: one is needed, it must not differ from one that is there only in capitals,
 * and people should know when they add to one.
 */
export const checkBatchTag: Check = (facts) => {
  if (facts.kind !== 'register' || facts.declaration?.groupTag !== 'batch') return {};
  const found = facts.groupTag === null ? needed(facts) : inUse(facts, facts.groupTag);
  return { findings: found === null ? [] : [found] };
};

function needed({ channel, customer, tagsInUse }: PlanFacts): PlanFinding {
  const known = Array.isArray(tagsInUse) && tagsInUse.length > 0 ? tagsInUse.map(({ groupTag }) => groupTag) : [];
  const names = [...new Set([...known, ...customer.knownTags])].slice(0, 5).join(', ');
  const choice = names === '' ? '' : ` ${customer.name} has ${names}.`;
  return finding(
    'tag.required',
    'error',
    `In ${CHANNEL_TITLES[channel]} the group tag is the name of the batch, so there is no device without one. Write the tag.${choice}`,
  );
}

function inUse({ channel, customer, tagsInUse }: PlanFacts, groupTag: string): PlanFinding | null {
  if (tagsInUse === null) return null;
  if (!Array.isArray(tagsInUse)) {
    return finding(
      'tags.not-read',
      'warning',
      `Which batches ${customer.name} has in ${CHANNEL_TITLES[channel]} could not be read; it is looked up again before anything is sent.`,
    );
  }
  const there = tagsInUse.find((tag) => tag.groupTag === groupTag);
  if (there !== undefined) {
    const devices =
      there.devices === null ? '' : there.devices === 1 ? ' with 1 device' : ` with ${there.devices} devices`;
    return finding(
      'tag.batch-there',
      'info',
      `${customer.name} has a batch ${groupTag}${devices} in ${CHANNEL_TITLES[channel]} already; these devices are added to it.`,
    );
  }
  const near = tagsInUse.find((tag) => tag.groupTag.toLowerCase() === groupTag.toLowerCase());
  if (near === undefined) return null;
  return finding(
    'tag.clashes',
    'error',
    `${customer.name} has a batch ${near.groupTag} in ${CHANNEL_TITLES[channel]}, and ${groupTag} differs from it only in capitals. Write the tag exactly as ${near.groupTag}, or take another one.`,
  );
}

function finding(code: string, severity: PlanFinding['severity'], message: string): PlanFinding {
  return { code, severity, message, lines: [], serials: [], blocks: severity === 'error' };
}
