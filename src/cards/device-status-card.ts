import { ActionSet, type AdaptiveCard, Container, type ContainerStyle } from '@microsoft/teams.cards';
import type { DeviceStatusView } from '../flow/reply.ts';
import { type Block, badge, bold, box, card, facts, firstOf, present, small, text, title } from './blocks.ts';
import { cardTime } from './card-time.ts';
import { devices as counted } from './count-words.ts';
import type { Detail } from './detail.ts';
import { inventoryLine } from './inventory-facts.ts';
import { markdownText } from './markdown-text.ts';
import { plainText } from './plain-text.ts';
import { pressButton } from './press-button.ts';
import { hintBlocks, hintSource, hintSteps } from './request-attention.ts';
import { type Look, REQUEST_LOOKS } from './words.ts';

/** Teams shows at most six buttons on a card. */
const MOST_UNBLOCK_BUTTONS = 5;
const LONGEST_SERIAL = 256;

/** How devices stand in the customer's tenant, as read just now. */
export function deviceStatusCard(devices: readonly DeviceStatusView[], sentence: string, detail: Detail): AdaptiveCard {
  if (devices.length === 0) {
    return card(sentence, [
      title('No device found'),
      text('Write the serial number as it stands on the device, and the customer.'),
    ]);
  }
  const { shown, left } = firstOf(devices, detail.rows);
  let buttons = 0;
  const blocks = shown.map((device, index) => {
    const unblock = mayUnblock(device) && buttons < MOST_UNBLOCK_BUTTONS;
    if (unblock) buttons += 1;
    return new Container(...deviceBlocks(device, detail, unblock)).withSeparator(index > 0).withSpacing('Large');
  });
  return card(sentence, [
    ...blocks,
    ...(left === 0 ? [] : [small(`and ${counted(left)} more: ask for fewer at a time.`)]),
  ]);
}

function deviceBlocks(device: DeviceStatusView, detail: Detail, unblock: boolean): Block[] {
  const value = (from: string | null): string | null => (from === null ? null : markdownText(from, detail.name));
  const { customer, request } = device;
  const { look, tone } = lookOf(device);
  const where = customer === null ? 'customer not known' : (value(customer.name) ?? '');
  return present<Block>(
    title(value(device.serial) ?? ''),
    text(where, { spacing: 'None' }),
    box(
      tone,
      badge(look),
      text(stateSentence(device, detail), { spacing: 'Small' }),
      ...(device.blocked && !unblock ? [text(askToUnblock(device, detail), { spacing: 'Small' })] : []),
    ),
    facts([
      ['Registered', device.registered ? 'yes' : 'no'],
      ['Tag', device.registered ? (value(device.groupTag) ?? 'none') : null],
      ['Profile', value(device.profile)],
      ['Assignment', value(device.assignment)],
      // The box says already that it is blocked.
      ['Enrolment', device.blocked && device.enrollment?.toLowerCase() === 'blocked' ? null : value(device.enrollment)],
      ['Blocked', device.registered && !device.blocked ? 'no' : null],
      ['Assigned user', value(device.assignedUser)],
      [
        'Device',
        [device.manufacturer, device.model]
          .filter((part) => part !== null)
          .map(value)
          .join(' '),
      ],
      ['Inventory', device.inventory === null ? null : inventoryLine(device.inventory, detail)],
      ['Device id', value(device.deviceId)],
      ['Request', request === null ? null : requestLine(request, detail)],
    ]),
    request?.reason != null && text(markdownText(request.reason, detail.sentence)),
    ...hint(device, detail, unblock),
    ...buttons(device, unblock),
    small(`As of ${cardTime(device.readAt)}`, { spacing: 'Small' }),
  );
}

/** The hint; on a blocked device only what to do, as its title says once more that it is blocked. */
function hint({ blocked, hint: found }: DeviceStatusView, detail: Detail, unblock: boolean): Block[] {
  if (found === null) return [];
  if (!blocked) return hintBlocks(found, detail);
  return unblock ? [...hintSteps(found, detail), hintSource(found, detail)] : [];
}

/** The sentence for those who have no button: it asks for the same. */
function askToUnblock({ serial, customer }: DeviceStatusView, detail: Detail): string {
  const whose = customer === null ? '' : ` for ${customer.name}`;
  return `To ask for it, write: ${bold(markdownText(`unblock ${serial}${whose}`, detail.sentence))}`;
}

/** A button carries the serial number whole; what is longer than any serial number is no device. */
function mayUnblock({ canUnblock, customer, serial }: DeviceStatusView): boolean {
  return canUnblock && customer !== null && serial.length <= LONGEST_SERIAL;
}

function buttons({ serial, customer, inventory }: DeviceStatusView, unblock: boolean): Block[] {
  const shown = plainText(serial, 40);
  const press = { request: null, serial };
  const pressed = present(
    unblock &&
      customer !== null &&
      pressButton(`Unblock ${shown}`, { ...press, action: 'unblock', tenantId: customer.tenantId }),
    inventory !== null &&
      serial.length <= LONGEST_SERIAL &&
      pressButton(`Inventory entry of ${shown}`, { ...press, action: 'inventory-show' }),
  );
  return pressed.length === 0 ? [] : [new ActionSet(...pressed)];
}

function requestLine(request: NonNullable<DeviceStatusView['request']>, detail: Detail): string {
  const { id, state, deviceState } = request;
  return `${markdownText(id, detail.name)} (${REQUEST_LOOKS[state].word.toLowerCase()}), this device: ${markdownText(deviceState, detail.name)}`;
}

function lookOf({ registered, blocked, profile }: DeviceStatusView): {
  readonly look: Look;
  readonly tone: ContainerStyle;
} {
  if (!registered)
    return { look: { word: 'Not registered', sign: '–', badge: 'Subtle', color: 'Default' }, tone: 'emphasis' };
  if (blocked)
    return { look: { word: 'Blocked', sign: '✕', badge: 'Attention', color: 'Attention' }, tone: 'attention' };
  if (profile === null)
    return { look: { word: 'Registered', sign: '⏳', badge: 'Warning', color: 'Default' }, tone: 'warning' };
  return { look: { word: 'Ready', sign: '✓', badge: 'Good', color: 'Default' }, tone: 'good' };
}

function stateSentence({ registered, blocked, profile, customer }: DeviceStatusView, detail: Detail): string {
  const whose = customer === null ? 'any customer that you may see' : markdownText(customer.name, detail.name);
  if (!registered) return `It is not registered to ${whose}.`;
  if (blocked) return 'It is registered, but cannot enrol again before an admin allows it.';
  if (profile === null) return 'It is registered, but has no profile yet.';
  return `It is registered and has the profile ${markdownText(profile, detail.name)}.`;
}
