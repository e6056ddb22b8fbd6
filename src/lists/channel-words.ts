import type { ChannelFit, Lack } from './compare-channels.ts';
import type { ListChannel } from './formats.ts';

/** What a channel could do with a list of so many devices: "takes 38 of 40; 2 lack a hardware hash (lines 7 and 9)". */
export function channelFitInWords(fit: ChannelFit, devices: number): string {
  const { ready, proposed, lacks, damaged } = fit;
  if (ready === devices) return devices === 1 ? 'takes it' : `takes all ${devices}`;
  const rest = [
    ...(proposed === 0 ? [] : [`${proposed} more once you accept what is proposed`]),
    ...lacks.map((lack) => lackInWords(lack, devices)),
    ...(damaged === 0 ? [] : [`${damaged} ${damaged === 1 ? 'has' : 'have'} to be mended at the source first`]),
  ];
  return [ready === 0 ? 'takes none' : `takes ${ready} of ${devices}`, ...rest].join('; ');
}

function lackInWords({ what, devices, lines }: Lack, all: number): string {
  const who = devices === all && all > 1 ? `all ${all} lack` : `${devices} ${devices === 1 ? 'lacks' : 'lack'}`;
  const more = devices > lines.length ? ' and others' : '';
  const where = devices === all ? '' : ` (line${devices === 1 ? '' : 's'} ${lines.join(', ')}${more})`;
  return `${who} ${what.startsWith('hardware') ? 'a ' : ''}${what}${where}`;
}

/**
 * What a person whose channel cannot take all devices should know or be asked: which other channel takes more as the
 * list stands, or would with one thing more ("Partner Center would take these 40 by manufacturer, model and serial
 * number: which manufacturer and model are they?"). Null where no other channel helps.
 */
export function channelAdvice(
  fits: readonly ChannelFit[],
  channel: ListChannel | null,
  devices: number,
): string | null {
  const own = fits.find((fit) => fit.channel === channel);
  // Another channel does not help against damage, only where devices cannot be told apart.
  if (own === undefined || own.lacks.length === 0) return null;
  const others = fits.filter((fit) => fit !== own && REGISTERING.has(fit.channel));
  const better = others.find((fit) => fit.ready > own.ready);
  if (better !== undefined) return `${capital(better.title)} ${channelFitInWords(better, devices)}.`;
  for (const { title, ready, lacks } of [own, ...others]) {
    const lack = lacks.find(({ what }) => ASKABLE.has(what));
    if (lack === undefined || ready + lack.devices <= own.ready) continue;
    const them =
      lack.devices === devices ? (devices === 1 ? 'this device' : `these ${devices}`) : `${lack.devices} more`;
    const question = `which ${lack.what} ${lack.devices === 1 ? 'does it have' : 'do they have'}?`;
    return `${capital(title)} would take ${them} by manufacturer, model and serial number: ${question}`;
  }
  return null;
}

/** The Microsoft 365 admin center takes what Intune takes; corporate identifiers register nothing. */
const REGISTERING: ReadonlySet<string> = new Set(['intune', 'partner-center', 'oem-direct']);
/** What a person can say once for all devices; a serial number or a hash cannot be. */
const ASKABLE: ReadonlySet<string> = new Set(['manufacturer and model', 'manufacturer', 'model']);

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
