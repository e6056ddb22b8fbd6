import { channelAdvice, channelFitInWords } from '../lists/channel-words.ts';
import type { ListCheck } from '../lists/check-list.ts';

/** Which channels could take the devices of a list, one line each, and what to ask where another would take more. */
export function drawChannels({ report, channels }: Pick<ListCheck, 'report' | 'channels'>): string {
  if (channels.length === 0) return '';
  const width = Math.max(...channels.map(({ title }) => title.length));
  const advice = channelAdvice(channels, report.channel, report.devices);
  return [
    'Channels:',
    ...channels.map((fit) => `  ${fit.title.padEnd(width)}  ${channelFitInWords(fit, report.devices)}`),
    ...(advice === null ? [] : [advice]),
  ].join('\n');
}
