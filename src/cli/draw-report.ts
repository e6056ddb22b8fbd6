import type { CheckReport } from '../lists/check-list.ts';

const WORDS = { error: 'ERROR', warning: 'warning', info: 'note' } as const;

/** A report for people: what the file is, what is wrong line by line, and what to do next. */
export function drawReport(report: CheckReport): string {
  const { file, format, encoding, channel, devices, ready, accepted, repairable, findings } = report;
  const lines = [
    `${file}: ${format === 'unknown' ? 'format not known' : `${format} list`}${encoding === null ? '' : `, ${encoding}`}${channel === null ? '' : `, judged for ${channel}`}`,
    `${count(devices, 'device')}, ${ready} ready to be sent`,
    '',
  ];
  for (const { severity, line, column, code, message, fix, proposal } of findings) {
    const help =
      fix === 'automatic'
        ? ' [fix does it]'
        : fix === 'proposal'
          ? ` [proposed: ${proposal ?? 'see fix --accept-proposals'}]`
          : '';
    lines.push(`  ${WORDS[severity].padEnd(8)}${placed(message, line, column)} (${code})${help}`);
  }
  if (findings.length === 0) lines.push('  Nothing is wrong with it.');
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  lines.push('', verdict(errors, accepted, repairable));
  return lines.join('\n');
}

/** The sentence with its place in front; one about a row begins with it already. */
export function placed(message: string, line: number | null, column: string | null): string {
  if (/^Line \d/.test(message)) return message;
  const where = line === null ? 'File' : `Line ${line}`;
  return `${column === null ? where : `${where}, ${column}`}: ${message}`;
}

function verdict(errors: number, accepted: boolean, repairable: boolean): string {
  if (errors === 0 && accepted) return 'The list can be used as it is.';
  if (repairable) return 'preflight fix writes a copy in which all of this is mended.';
  return `${count(errors, 'error')}. preflight fix mends what can be mended and names the rows that it leaves out.`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
