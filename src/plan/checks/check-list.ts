import type { Finding } from '../../domain/finding.ts';
import { LACKING_IDENTITY } from '../../lists/codes.ts';
import type { Check } from '../facts.ts';
import type { LeftOutDevice } from '../plan.ts';
import type { PlanFinding } from '../plan-finding.ts';
import { PROPOSAL_ACCEPTED } from '../tell-accepted.ts';

/** Passes on what reading the list found, one entry a code, and leaves out the rows that it refused. */
export const checkList: Check = ({ listFindings, devices, groupTag }) => {
  const leftOut: LeftOutDevice[] = [];
  for (const { position, serial, refusal } of devices) {
    if (refusal !== null) leftOut.push({ position, serial, ...refusal });
  }
  const serialAt = new Map(devices.map((device) => [device.line, device.serial]));
  // Several tags are an error only until one was chosen, and then they are told by the check of the tag; what devices
  // lack for the channel is told by the check of their identity.
  const told = listFindings.filter(
    ({ code }) => (code !== 'tag.several' || groupTag !== null) && !LACKING_IDENTITY.has(code),
  );
  return { findings: grouped(told, serialAt), leftOut };
};

function grouped(findings: readonly Finding[], serialAt: ReadonlyMap<number | null, string>): PlanFinding[] {
  const byCode = new Map<string, Finding[]>();
  for (const finding of findings) {
    // What a person decided is told one by one: the approver must see each.
    const key = finding.code === PROPOSAL_ACCEPTED ? finding.message : finding.code;
    const same = byCode.get(key);
    if (same === undefined) byCode.set(key, [finding]);
    else same.push(finding);
  }
  return [...byCode.values()].map((same) => {
    const first = same[0] as Finding;
    const lines = same.flatMap((finding) => (finding.line === null ? [] : [finding.line]));
    return {
      code: first.code,
      severity: severityOf(first),
      message: same.length === 1 ? first.message : `${first.message} (${same.length} rows)`,
      lines,
      serials: first.code === PROPOSAL_ACCEPTED ? [] : lines.flatMap((line) => serialAt.get(line) ?? []),
      blocks: false,
    };
  });
}

function severityOf({ code, severity, fix }: Finding): Finding['severity'] {
  if (severity !== 'error') return severity;
  // The requester has chosen one tag for all rows.
  if (code === 'tag.several') return 'warning';
  // What Preflight mends by itself stops nothing: a person should only know of it.
  return fix === 'automatic' ? 'info' : severity;
}
