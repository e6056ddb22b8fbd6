import { ActionSet, Container, ToggleVisibilityAction } from '@microsoft/teams.cards';
import type { RequestView } from '../flow/request-view.ts';
import { type Block, small, text } from './blocks.ts';
import { devices, number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { markdownText } from './markdown-text.ts';
import { DEVICE_ORDER, deviceWord } from './words.ts';

/** The element that "Show or hide all devices" opens. */
const ALL_DEVICES = 'all-devices';

/** A button and, closed at first, the serial numbers by state; every state has its share of what fits. */
export function allDevices(view: RequestView, detail: Detail): Block[] {
  const states = DEVICE_ORDER.filter((state) => view.serialsByState[state].length > 0);
  if (states.length === 0) return [];
  const share = Math.floor(detail.serials / states.length);
  const total = states.reduce((sum, state) => sum + view.serialsByState[state].length, 0);
  const lists = states.map((state) => {
    const all = view.serialsByState[state];
    const shown = all.slice(0, share).map((serial) => markdownText(serial, detail.name));
    const left = all.length - shown.length;
    const more = left === 0 ? '' : `${shown.length === 0 ? '' : ' … '}and ${number(left)} more`;
    return text(`**${deviceWord(view, state)} (${number(all.length)}):** ${shown.join(', ')}${more}`, {
      spacing: 'Small',
    });
  });
  const cut = states.some((state) => view.serialsByState[state].length > share);
  const list = new Container(...lists, ...(cut ? [small('Write a serial number to see how that device stands.')] : []))
    .withId(ALL_DEVICES)
    .withIsVisible(false);
  const toggle = new ToggleVisibilityAction({
    title: total === 1 ? 'Show or hide the device' : `Show or hide all ${devices(total)}`,
    targetElements: [ALL_DEVICES],
  });
  return [new ActionSet(toggle).withSpacing('Medium'), list];
}
