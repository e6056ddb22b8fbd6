import { describe, expect, test } from 'vitest';
import { cardOf } from '../../../src/cards/card-of.ts';
import { LARGEST_CARD_BYTES } from '../../../src/cards/fit-card.ts';
import { APPROVAL_STEP } from '../../../src/cards/words.ts';
import type { RequestView, ViewDevice, ViewHint } from '../../../src/flow/request-view.ts';
import { stepsOf } from '../../../src/flow/steps-of.ts';
import { markdownOf, ofType, wordsOf } from '../../support/card-walk.ts';
import { DRAFT, devicesOf, SAMPLE_REPLIES, serialNumbers } from '../../support/sample-replies.ts';
import { newRequest } from '../../support/stored-samples.ts';
import { complaintsAbout } from '../../support/validate-card.ts';

const cardOfRequest = (view: RequestView, say: string | null = null) => cardOf({ kind: 'request', view, say });
const sample = (name: keyof typeof SAMPLE_REPLIES) => cardOf(SAMPLE_REPLIES[name]);
const titles = (card: object) =>
  ofType(card, 'Action.Execute', 'Action.OpenUrl', 'Action.ShowCard').map(({ title }) => title);

describe('a draft', () => {
  test('begins with number, kind, count, customer with domain and tag', () => {
    const [first, second] = markdownOf(sample('request-draft').body);
    expect(first).toBe('R-1 · Register 40 devices');
    expect(second).toBe('Contoso (contoso.com) · tag KIOSK');
  });

  test('tells apart what is ready, repaired, to be checked and left out', () => {
    const words = wordsOf(sample('request-draft'));
    expect(words).toContain('Ready: 39 devices');
    expect(words).toContain('Repaired without loss: 1 device');
    expect(words).toContain('Please check (1)');
    expect(words).toContain('Left out, not sent: 1 device');
  });

  test('names the whole tenant id, as many begin alike', () => {
    expect(wordsOf(sample('request-draft'))).toContain('6f1f0c8e-3f55-4b0e-9d5e-0c8d7c5a4e11');
  });

  test('lets another channel be chosen and asks for the model where that is what is missing', () => {
    const card = cardOfRequest({
      ...DRAFT,
      actions: ['send', 'fill', 'cancel'],
      channelChoices: ['intune', 'partner-center'],
      channelAdvice: { channel: 'partner-center', asksModel: true },
    });
    expect(ofType(card, 'Input.ChoiceSet').map(({ id, value, choices }) => ({ id, value, choices }))).toEqual([
      {
        id: 'channel',
        value: 'partner-center',
        choices: [
          { title: 'Intune (Microsoft Graph)', value: 'intune' },
          { title: 'Partner Center', value: 'partner-center' },
        ],
      },
    ]);
    expect(ofType(card, 'Input.Text').map(({ id }) => id)).toEqual(expect.arrayContaining(['manufacturer', 'model']));
    expect(complaintsAbout(card)).toEqual([]);
  });

  test('tells a reason that all share once', () => {
    const words = wordsOf(sample('request-model-asked'));
    expect(words.match(/No hardware hash is known/g)).toHaveLength(1);
    expect(words).toContain('The same holds for **PF3XK002**, **PF3XK003**');
  });

  test('plans nothing before it has devices', () => {
    const card = cardOfRequest({ ...SAMPLE_REPLIES['request-empty-draft'].view, steps: DRAFT.steps });
    expect(wordsOf(card)).not.toContain('What will happen');
  });

  test('names the line of a finding once and tells a repair with its device only', () => {
    const how = 'Line 18, Hardware Hash: the padding was put back.';
    const note = { code: 'HASH_BASE64_STRICT', severity: 'info', message: how, lines: [18], serials: [] } as const;
    const check = {
      code: 'TAG_BLANK',
      severity: 'warning',
      message: 'Line 3, Group Tag: the tag is blank. (2 rows)',
      lines: [3, 5],
      serials: [],
    } as const;
    const words = wordsOf(
      cardOfRequest({
        ...DRAFT,
        repaired: [{ serial: 'PF3XK017', line: 18, how }],
        findings: [note, check],
        attention: [],
      }),
    );
    expect(words).toContain(`**PF3XK017**: ${how}`);
    expect(words.match(/the padding was put back/g)).toHaveLength(1);
    expect(words).not.toContain('Good to know');
    expect(words).toContain('Lines 3, 5, Group Tag: the tag is blank. (2 rows)');
  });

  test('tells a left-out row once, with line, reason, what to do and the source', () => {
    const words = wordsOf(sample('request-draft'));
    expect(words).not.toContain('Needs you');
    expect(words).toContain('**PF3XK040** · line 41: The hardware hash of PF3XK040 is damaged beyond repair.');
    expect(words).toContain('Collect the hash on the device again');
    expect(words).toContain('Source: Manually register devices with Windows Autopilot');
  });

  test('shows what was just said', () => {
    expect(wordsOf(sample('request-draft'))).toContain('I read 40 devices from contoso-40.csv.');
  });

  test('says which number was written when the list has another', () => {
    const card = cardOfRequest({ ...DRAFT, statedCount: 41, actions: ['confirm-count', 'cancel'] });
    expect(wordsOf(card)).toContain('40 (you wrote 41)');
    expect(titles(card)).toContain('Go on with 40');
  });

  test('asks for the customer by name and domain, the tag and the serial numbers', () => {
    const inputs = ofType(sample('request-empty-draft'), 'Input.Text', 'Input.ChoiceSet');
    expect(inputs.map(({ id }) => id)).toEqual(['customer', 'tag', 'serials']);
    expect(inputs[0]?.['choices']).toContainEqual({
      title: 'Contoso Pharma (contosopharma.com)',
      value: '8f0e2c55-7f0a-4a53-8f63-91be1f4f0a22',
    });
  });

  test('does not let a required input hold back the buttons that do not need it', () => {
    const presses = ofType(sample('request-empty-draft'), 'Action.Execute');
    const inputsOf = (action: string) =>
      presses.find(({ data }) => (data as { action: string }).action === action)?.['associatedInputs'];
    expect(inputsOf('fill')).toBe('auto');
    expect(inputsOf('upload')).toBe('none');
    expect(inputsOf('cancel')).toBe('none');
  });

  test('takes the customer in words where none is known to choose from', () => {
    const { view } = SAMPLE_REPLIES['request-empty-draft'];
    const [customer] = ofType(cardOfRequest({ ...view, customerChoices: [] }), 'Input.Text');
    expect(customer).toMatchObject({ id: 'customer', isRequired: true, value: 'Contoso' });
  });

  test('asks once more, and why, before it is cancelled', () => {
    const [cancel] = ofType(sample('request-draft'), 'Action.ShowCard');
    expect(ofType(cancel, 'Input.Text').map(({ id }) => id)).toEqual(['reason']);
    expect(ofType(cancel, 'Action.Execute')).toMatchObject([{ data: { action: 'cancel' } }]);
  });
});

describe('waiting for consent', () => {
  test('opens the consent page and looks again', () => {
    expect(titles(sample('request-waiting-for-consent'))).toEqual(
      expect.arrayContaining(['Open the consent page', 'Check again']),
    );
  });

  test('offers no link that is not a web address', () => {
    const { view } = SAMPLE_REPLIES['request-waiting-for-consent'];
    const card = cardOfRequest({ ...view, consentLink: 'javascript:alert(1)' });
    expect(ofType(card, 'Action.OpenUrl')).toEqual([]);
  });
});

describe('waiting for approval', () => {
  const words = wordsOf(sample('request-waiting-for-approval'));

  test('shows the approver who asked, until when, what follows and what is left out', () => {
    expect(words).toContain('Hana Berg (hana@preflight.example)');
    expect(words).toContain('{{DATE(2026-11-22T10:20:00Z, SHORT)}}');
    expect(words).toContain("39 devices are claimed for Contoso's tenant");
    expect(words).toContain('Left out, not sent: 1 device');
    expect(words).toContain('Send 39 devices to Intune for Contoso with the group tag KIOSK');
  });

  test('says who cannot decide, and plans what comes after the approval', () => {
    const steps = [{ text: APPROVAL_STEP, state: 'doing' as const }, ...DRAFT.steps];
    const { view } = SAMPLE_REPLIES['request-waiting-for-approval'];
    const approval = wordsOf(cardOfRequest({ ...view, steps }));
    expect(approval).toContain('Only an admin other than Hana Berg can decide.');
    expect(approval).toContain('**1.** Send 39 devices');
    expect(approval).not.toContain(APPROVAL_STEP);
  });

  test('takes one reason for approve, reject and cancel', () => {
    const card = sample('request-waiting-for-approval');
    expect(ofType(card, 'Input.Text').map(({ id }) => id)).toEqual(['reason']);
    const presses = ofType(card, 'Action.Execute').map(({ data }) => (data as { action: string }).action);
    expect(presses).toEqual(expect.arrayContaining(['approve', 'reject', 'cancel']));
  });
});

describe('running', () => {
  test('tells each step in words, the counts and why it waits', () => {
    const words = wordsOf(sample('request-running'));
    expect(words).toMatch(/\bdone\b[\s\S]*\bnow\b[\s\S]*\bto do\b/);
    expect(words).toContain('22 of 39 devices have their profile, 1 failed.');
    expect(words).toContain('Microsoft asks us to wait 40 seconds before the next call.');
  });

  test('names who approved', () => {
    const { view } = SAMPLE_REPLIES['request-running'];
    const steps = [{ text: APPROVAL_STEP, state: 'done' as const }, ...view.steps];
    const words = wordsOf(cardOfRequest({ ...view, steps }));
    expect(words).toContain('Ada Lind approved');
    expect(words).not.toContain(APPROVAL_STEP);
  });

  test.each([
    ['nothing sent', { pending: 4 }, 0],
    ['all sent', { submitted: 4 }, 25],
    ['all registered', { registered: 4 }, 60],
    ['one of each kind of end', { pending: 1, assigned: 1, failed: 1, skipped: 1 }, 75],
    ['all but one over', { assigned: 199, registered: 1 }, 99],
  ])('counts the way that the devices have behind them: %s', (_what, counts, percent) => {
    const { view } = SAMPLE_REPLIES['request-running'];
    const lists = Object.fromEntries(Object.entries(counts).map(([state, count]) => [state, serialNumbers(count)]));
    const [bar] = ofType(cardOfRequest({ ...view, ...devicesOf(lists) }), 'ProgressBar');
    expect(bar?.['value']).toBe(percent);
  });

  test('never shows a device that was sent as registered', () => {
    const facts = ofType(sample('request-running'), 'FactSet').flatMap(({ facts }) => facts as object[]);
    expect(facts).toContainEqual(expect.objectContaining({ title: 'Sent, not confirmed', value: '6' }));
  });
});

describe('settled', () => {
  const card = sample('request-done-with-failures');

  test('draws the outcome with the same numbers as text beside the chart', () => {
    const [chart] = ofType(card, 'Chart.Donut');
    const values = ((chart?.['data'] ?? []) as { value: number }[]).map(({ value }) => value);
    expect(values).toEqual([38, 1, 1]);
    expect(ofType(chart?.['fallback'], 'FactSet')).toHaveLength(1);
  });

  test('names code, line, reason, what to do and the button that helps for a failed device', () => {
    const words = wordsOf(card);
    expect(words).toContain('808 ZtdDeviceAssignedToOtherTenant');
    expect(words).toContain('**PF3XK039** · line 40');
    expect(words).toContain('The device belongs to another tenant');
    expect(words).toContain('When that is settled: **Try again** below.');
    expect(titles(card)).toContain('Try again: 1 failed device');
  });

  const failedWith = (code: string | null, hint: Partial<ViewHint> = {}) => {
    const { view } = SAMPLE_REPLIES['request-done-with-failures'];
    const [failed, ...rest] = view.attention as [ViewDevice, ...ViewDevice[]];
    const known = failed.hint === null ? null : { ...failed.hint, ...hint };
    return cardOfRequest({ ...view, attention: [{ ...failed, code, hint: known }, ...rest] });
  };

  test('tells up to three steps: the first often only makes sure', () => {
    const words = wordsOf(
      failedWith('808', { steps: ['Compare the serial.', 'Ask the seller.', 'Open a case.', 'Wait.'] }),
    );
    expect(words).toContain('**2.** Ask the seller.');
    expect(words).toContain('**3.** Open a case.');
    expect(words).not.toContain('Wait.');
  });

  test.each([
    ['808', undefined],
    ['802', undefined],
    ['640', 'positive'],
    [null, 'positive'],
  ])('offers to try again after %s, and leads there only where that can help', (code, style) => {
    const retry = ofType(failedWith(code), 'Action.Execute').find(({ title }) => String(title).startsWith('Try again'));
    expect(retry).toBeDefined();
    expect(retry?.['style']).toBe(style);
  });

  test('names the profiles', () => {
    expect(wordsOf(card)).toContain('Kiosk self-deploying');
  });

  test('tells devices with the same reason together', () => {
    const words = wordsOf(sample('request-failed'));
    expect(words).toContain('Failed: 40 devices');
    expect(words).toContain('**PF3XK001** (line 2)');
    expect(words.match(/Ask an administrator of the customer/g)).toHaveLength(1);
  });

  test('says who rejected it, why, and that nothing was changed', () => {
    expect(wordsOf(sample('request-rejected'))).toContain('Rejected by Bo Falk');
    expect(wordsOf(sample('request-rejected'))).toContain('Nothing was changed. Reason: These go to Contoso Pharma.');
  });

  test('loses its buttons when it expires', () => {
    expect(titles(sample('request-expired'))).toEqual([]);
    expect(wordsOf(sample('request-expired'))).toContain('Nobody decided in time');
  });
});

describe('all devices', () => {
  test('are folded away and listed by state', () => {
    const card = sample('request-done-with-failures');
    const [toggle] = ofType(card, 'Action.ToggleVisibility');
    const list = ofType(card, 'Container').find(({ id }) => id === ((toggle?.['targetElements'] ?? []) as string[])[0]);
    expect(list?.['isVisible']).toBe(false);
    expect(wordsOf(list)).toContain('**Failed (1):** PF3XK039');
  });

  test('10,000 of them leave the card small and are counted', () => {
    const card = cardOfRequest({ ...DRAFT, ...devicesOf({ pending: serialNumbers(10_000) }), statedCount: 10_000 });
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(LARGEST_CARD_BYTES);
    expect(wordsOf(card)).toContain('Register 10,000 devices');
    expect(wordsOf(card)).toMatch(/and 9,\d{3} more/);
  });
});

test.each(['register', 'unblock'] as const)('the approval is a step of each request to %s', (kind) => {
  const at = new Date(0);
  const request = { ...newRequest({ kind }), id: 'R-1', version: 1, createdAt: at, updatedAt: at } as const;
  const [first] = stepsOf(request, null, [], null);
  expect(first?.text).toBe(APPROVAL_STEP);
});

test('all buttons at once are cut to what Teams shows', () => {
  const card = cardOfRequest({
    ...DRAFT,
    actions: ['fill', 'upload', 'confirm-count', 'recheck', 'send', 'approve', 'reject', 'cancel', 'retry', 'refresh'],
  });
  expect(complaintsAbout(card)).toEqual([]);
  expect(card.actions).toHaveLength(5);
});

describe('the message to forward', () => {
  const waiting = (SAMPLE_REPLIES['request-waiting-for-consent'] as { readonly view: RequestView }).view;
  const message = (view: RequestView) =>
    ofType(cardOfRequest(view), 'Container').find(({ id }) => id === 'consent-message');

  test('is folded away behind a button', () => {
    expect(message(waiting)).toMatchObject({ isVisible: false });
  });

  test('lies open where Teams would not show one more button, and Cancel stays', () => {
    const view: RequestView = { ...waiting, state: 'draft', actions: ['recheck', 'upload', 'fill', 'cancel'] };

    expect(message(view)?.['isVisible']).not.toBe(false);
    expect((cardOfRequest(view).actions ?? []).map(({ title }) => title)).toContain('Cancel…');
  });
});
