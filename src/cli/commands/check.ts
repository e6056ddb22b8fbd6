import type { Finding } from '../../domain/finding.ts';
import { type CheckOptions, publicFinding, readList, summaryOf } from '../../lists/check-list.ts';
import { createChannelComparison } from '../../lists/compare-channels.ts';
import type { ListChannel } from '../../lists/formats.ts';
import type { ListReading } from '../../lists/list-reader.ts';
import { drawChannels } from '../draw-channels.ts';
import { drawNextSteps } from '../draw-next-steps.ts';
import { drawReport } from '../draw-report.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { createFindingDigest } from '../finding-digest.ts';
import { findingTexts } from '../finding-texts.ts';
import { createItemSpool } from '../item-spool.ts';
import { openList } from '../open-list.ts';
import { jsonTexts, printJsonLists } from '../print-json-lists.ts';
import { reportFault } from '../report-fault.ts';
import { notReadToItsEnd } from '../system-code.ts';
import type { Terminal } from '../terminal.ts';

export interface CheckCommandOptions {
  /** A channel, or `all`. */
  readonly channel?: string;
  readonly json: boolean;
}

/**
 * Judges a device list, or `-` for standard input: for people, or as JSON for scripts. People, and scripts with
 * `--channel all`, also hear what every channel could do with it. Bounded memory for a list of any length.
 */
export async function checkCommand(
  terminal: Terminal,
  path: string,
  options: CheckCommandOptions,
): Promise<ExitStatus> {
  const list = await openList(path, terminal, { again: false });
  if (!list.ok) return reportFault(terminal, list.fault, options.json);
  const { name, maxBytes, read, close } = list.value;
  const channel = options.channel === 'all' ? null : ((options.channel ?? null) as ListChannel | null);
  const checking = { fileName: name, channel, maxBytes };
  try {
    const bytes = read('checked');
    const { hasErrors } = options.json
      ? await checkForScripts(terminal, bytes, checking, options.channel === 'all')
      : await checkForPeople(terminal, bytes, checking, path);
    return hasErrors ? EXIT.no : EXIT.done;
  } catch (error) {
    return reportFault(terminal, notReadToItsEnd(path, error), options.json);
  } finally {
    await close();
  }
}

async function checkForScripts(
  terminal: Terminal,
  bytes: AsyncIterable<Uint8Array>,
  checking: CheckOptions,
  compares: boolean,
): Promise<ListReading> {
  const findings = createItemSpool<Finding>();
  const comparison = createChannelComparison();
  try {
    const reading = await readList(bytes, checking, {
      onJudged(line, judged, hash, rules) {
        if (compares) comparison.add(line, judged, hash, rules);
        for (const finding of judged.findings) findings.add(publicFinding(finding));
      },
    });
    const channels = reading.blockedBy === null ? comparison.close() : [];
    printJsonLists(terminal, summaryOf(reading, checking), {
      findings: findingTexts(reading, findings.texts()),
      ...(compares ? { channels: jsonTexts(channels) } : {}),
    });
    return reading;
  } finally {
    findings.close();
  }
}

async function checkForPeople(
  terminal: Terminal,
  bytes: AsyncIterable<Uint8Array>,
  checking: CheckOptions,
  path: string,
): Promise<ListReading> {
  const ofRows = createFindingDigest();
  const comparison = createChannelComparison();
  const reading = await readList(bytes, checking, {
    onJudged(line, judged, hash, rules) {
      comparison.add(line, judged, hash, rules);
      for (const finding of judged.findings) ofRows.add(finding);
    },
  });
  const isList = reading.blockedBy === null;
  const digest = isList ? ofRows : createFindingDigest();
  for (const finding of reading.fileFindings) digest.add(finding);
  const kinds = digest.kinds().map(({ count, first: [one, ...more] }) => ({
    count,
    first: [reading.explain(one), ...more.map(reading.explain)] as const,
  }));
  const report = summaryOf(reading, checking);
  const { width } = terminal;
  const parts = [
    drawReport(report, kinds, width),
    ...(isList ? [drawChannels(report, comparison.close(), width)] : []),
    drawNextSteps(report, kinds, { path, channel: checking.channel ?? null, width }),
  ];
  terminal.out(parts.join('\n\n'));
  return reading;
}
