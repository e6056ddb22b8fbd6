import { CHANNEL_TITLES, type ChannelName } from '../domain/channel.ts';
import { isSettled } from '../domain/request.ts';
import type { ChannelDeclaration } from '../ports/device-channel.ts';
import type { StoredJob } from '../ports/job-store.ts';
import type { StoredDevice, StoredRequest } from '../ports/request-store.ts';
import type { RequestView } from './request-view.ts';

type StepState = RequestView['steps'][number]['state'];

/** What will happen, or how far it is, in the order in which it happens. */
export function stepsOf(
  request: StoredRequest,
  job: StoredJob | null,
  devices: readonly StoredDevice[],
  declaration: ChannelDeclaration | null,
): RequestView['steps'] {
  const stages =
    request.kind === 'unblock' ? unblockStages(request, devices) : registerStages(request, devices, declaration);
  const reached = stageOf(request, job);
  const over = isSettled(request.state);
  const carriedOut = job !== null && job.phase === 'settled';
  return stages.map((text, index) => {
    let state: StepState = index < reached ? 'done' : index === reached ? 'doing' : 'todo';
    if (over) state = carriedOut ? 'done' : index === 0 ? 'done' : 'stopped';
    if (request.state === 'draft' || request.state === 'waiting-for-consent') state = 'todo';
    return { text, state };
  });
}

function registerStages(
  request: StoredRequest,
  devices: readonly StoredDevice[],
  declaration: ChannelDeclaration | null,
): string[] {
  const going = devices.filter(({ state }) => state !== 'skipped').length;
  const isBatch = declaration?.groupTag === 'batch';
  const tagged = isBatch ? `in the batch ${request.groupTag}` : `with the group tag ${request.groupTag}`;
  const tag = request.groupTag === null ? 'without a group tag' : tagged;
  const road = STEP_TITLES[request.channel];
  const customer = request.customerName ?? 'the customer';
  return [
    'An admin approves',
    `The consent of ${customer} is checked again`,
    `${going === 1 ? '1 device is' : `${going} devices are`} sent to ${road} ${tag}`,
    request.channel === 'intune' ? 'Microsoft confirms each device' : `${capitalized(road)} confirms each device`,
    declaration === null || declaration.actions.includes('follow')
      ? 'A sync is asked for and each device is followed to its profile'
      : `Each device is followed to its profile, if ${customer} has consented to Intune (Microsoft Graph) as well`,
  ];
}

/** What a step calls the road. */
const STEP_TITLES: Readonly<Record<ChannelName, string>> = { ...CHANNEL_TITLES, intune: 'Intune' };

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function unblockStages(request: StoredRequest, devices: readonly StoredDevice[]): string[] {
  const serials = devices.map(({ serial }) => serial).join(', ');
  return [
    'An admin approves',
    `The consent of ${request.customerName ?? 'the customer'} is checked again`,
    `${serials} may enrol once more (Unblock device)`,
    'What the tenant shows is read back',
  ];
}

/** The stage that is being worked on, 0 for the first. */
function stageOf(request: StoredRequest, job: StoredJob | null): number {
  if (job === null) return 0;
  switch (job.phase) {
    case 'consent':
      return 1;
    case 'submitting':
      return 2;
    case 'unblocking':
      return request.kind === 'unblock' ? 3 : 2;
    case 'importing':
      return 3;
    case 'syncing':
    case 'assigning':
      return 4;
    case 'settled':
      return Number.MAX_SAFE_INTEGER;
    default:
      return job.phase satisfies never;
  }
}
