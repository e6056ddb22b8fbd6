import { channelAdvice, channelFitInWords } from '../lists/channel-words.ts';
import type { ChannelFit } from '../lists/compare-channels.ts';
import type { ReportHead } from './draw-report.ts';
import { wrapText } from './wrap-text.ts';

/** Which channels could take the devices of a list, and what to ask where another would take more. */
export function drawChannels(report: ReportHead, channels: readonly ChannelFit[], width: number): string {
  const names = Math.max(...channels.map(({ title }) => title.length));
  const advice = channelAdvice(channels, report.channel, report.devices);
  const indent = ' '.repeat(names + 4);
  return [
    'CHANNELS',
    ...channels.flatMap((fit) =>
      wrapText(channelFitInWords(fit, report.devices), width, `  ${fit.title.padEnd(names)}  `, indent),
    ),
    ...(advice === null ? [] : wrapText(advice, width, '  ')),
  ].join('\n');
}
