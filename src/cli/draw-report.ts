import type { Finding, Severity } from '../domain/finding.ts';
import type { CheckReport } from '../lists/check-list.ts';
import { FORMATS, type FormatName } from '../lists/formats.ts';
import { drawFindingKind } from './draw-finding-kind.ts';
import { worstFirst } from './finding-digest.ts';
import { counted } from './in-figures.ts';
import type { Kind } from './kind-digest.ts';
import { wrapText } from './wrap-text.ts';

/** A report without the findings one by one. */
export type ReportHead = Omit<CheckReport, 'findings'>;

const HEADINGS: readonly (readonly [Severity, string])[] = [
  ['error', 'ERRORS'],
  ['warning', 'WARNINGS'],
  ['info', 'NOTES'],
];

/** What a list is and what is wrong with it: how many findings of each kind, the worst first, and a few of each. */
export function drawReport(report: ReportHead, kinds: readonly Kind<Finding>[], width: number): string {
  const lines = [...drawHead(report, width), ...drawFindings(kinds, width)];
  if (kinds.length === 0) lines.push('', 'Nothing is wrong with it.');
  return lines.join('\n');
}

/** Findings under a heading for each severity; a blank line before each. */
export function drawFindings(kinds: readonly Kind<Finding>[], width: number): string[] {
  return HEADINGS.flatMap(([severity, heading]) => {
    const ofSeverity = kinds.filter(({ first: [one] }) => one.severity === severity).sort(worstFirst);
    return ofSeverity.length === 0 ? [] : ['', heading, ...ofSeverity.flatMap((kind) => drawFindingKind(kind, width))];
  });
}

function* drawHead(report: ReportHead, width: number): Generator<string> {
  const { file, format, encoding, channel, devices, ready } = report;
  const what = [
    formatInWords(format),
    ...(encoding === null || encoding === 'binary' ? [] : [encoding]),
    ...(channel === null ? [] : [`judged for ${channel}`]),
  ];
  yield* wrapText(`${file}: ${what.join(', ')}`, width, '', '  ');
  if (devices === 0) yield 'No devices';
  else if (ready === devices)
    yield `${counted(devices, 'device')}, ${devices === 1 ? 'ready' : 'all ready'} to be sent`;
  else yield `${counted(devices, 'device')}: ${counted(ready)} ready to be sent, ${counted(devices - ready)} not`;
}

function formatInWords(format: FormatName): string {
  if (format === 'unknown') return 'no format that is known';
  return format === 'device-association' ? 'device association export' : `list in the form of ${FORMATS[format].title}`;
}
