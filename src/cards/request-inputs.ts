import { Choice, ChoiceSetInput, TextInput } from '@microsoft/teams.cards';
import { CHANNEL_TITLES } from '../domain/channel.ts';
import type { RequestView } from '../flow/request-view.ts';
import { type Block, firstOf, heading, small } from './blocks.ts';
import { number } from './count-words.ts';
import type { Detail } from './detail.ts';
import { plainText } from './plain-text.ts';

/** True where the card has an input that must be filled before `fill` may be pressed. */
export function hasRequiredInput({ actions, missing }: RequestView): boolean {
  return actions.includes('fill') && missing.length > 0;
}

/** Inputs for what is missing: `customer`, `channel`, `tag`, `serials`, `manufacturer`, `model`. */
export function draftInputs(view: RequestView, detail: Detail): Block[] {
  if (!view.actions.includes('fill')) return [];
  const customer = view.missing.includes('customer');
  const serials = view.missing.includes('devices');
  return [
    heading(customer || serials ? 'Fill in what is missing' : 'Change it'),
    ...(customer ? customerInput(view, detail) : []),
    ...(view.channelChoices.length === 0 || customer ? [] : [channelInput(view)]),
    ...(view.channelAdvice?.asksModel === true ? modelInputs() : []),
    ...(view.kind === 'register' ? [tagInput(view)] : []),
    ...(serials ? [serialsInput(view, !customer)] : []),
  ];
}

function customerInput({ customerChoices, customerText }: RequestView, detail: Detail): Block[] {
  if (customerChoices.length === 0) {
    return [
      new TextInput({
        id: 'customer',
        label: 'Customer: name, domain or tenant id',
        isRequired: true,
        errorMessage: 'Name the customer.',
        maxLength: 200,
        ...(customerText === null ? {} : { value: plainText(customerText, 200) }),
      }),
    ];
  }
  const { shown, left } = firstOf(customerChoices, detail.choices);
  return [
    new ChoiceSetInput(
      ...shown.map(
        ({ name, domain, tenantId }) =>
          new Choice({ title: `${plainText(name, detail.name)} (${plainText(domain, detail.name)})`, value: tenantId }),
      ),
    )
      .withId('customer')
      .withLabel('Customer')
      .withIsRequired(true)
      .withErrorMessage('Choose the customer.')
      .withPlaceholder('Choose a customer')
      .withStyle(shown.length > 5 ? 'filtered' : 'compact'),
    ...(left === 0 ? [] : [small(`${number(left)} more customers are known: write the name in a message.`)]),
  ];
}

/** What is recommended is chosen already: one press follows the advice. */
function channelInput({ channel, channelChoices, channelAdvice }: RequestView): Block {
  return new ChoiceSetInput(...channelChoices.map((name) => new Choice({ title: CHANNEL_TITLES[name], value: name })))
    .withId('channel')
    .withLabel('Channel')
    .withValue(channelAdvice?.channel ?? channel)
    .withStyle('compact');
}

function modelInputs(): Block[] {
  return [
    new TextInput({ id: 'manufacturer', label: 'Manufacturer, exactly as the devices report it', maxLength: 200 }),
    new TextInput({ id: 'model', label: 'Model, exactly as the devices report it', maxLength: 200 }),
  ];
}

function tagInput({ groupTag }: RequestView): Block {
  return new TextInput({
    id: 'tag',
    label: 'Group tag (exact capitals; empty for none)',
    errorMessage: 'A group tag has at most 128 characters.',
    maxLength: 128,
    ...(groupTag === null ? {} : { value: groupTag.slice(0, 128).toWellFormed() }),
  });
}

function serialsInput({ actions }: RequestView, isRequired: boolean): Block {
  return new TextInput({
    id: 'serials',
    label: actions.includes('upload')
      ? 'Serial numbers, one a line (for a list with hardware hashes press Upload a list)'
      : 'Serial numbers, one a line',
    errorMessage: 'Write at least one serial number.',
    isMultiline: true,
    isRequired,
    maxLength: 20_000,
  });
}
