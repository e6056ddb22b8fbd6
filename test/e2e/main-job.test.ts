import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from '../support/openapi-check.ts';
import { Trial, until } from '../support/trial.ts';

interface Shown {
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly devices: readonly {
    readonly serial: string;
    readonly state: string;
    readonly code: string | null;
    readonly name: string | null;
    readonly profile: string | null;
    readonly hint: string | null;
    readonly repair: string | null;
  }[];
  readonly decisions: readonly { readonly by: string; readonly what: string }[];
}

interface Said {
  readonly text: string;
  readonly cards: readonly object[];
  readonly request: string | null;
  readonly refused?: { readonly code: string };
}

interface RecordedCall {
  readonly method: string;
  readonly url: string;
  readonly contentType: string | null;
  /** The body with every hash replaced by a short valid text. */
  readonly shape: unknown;
}

/** What a recorded call does against Microsoft's own description of the API. */
function violationsOfRecorded({ method, url, contentType, shape }: RecordedCall): readonly string[] {
  const { pathname, search } = new URL(url, 'https://graph.microsoft.com');
  return violationsOf({
    method,
    path: decodeURIComponent(pathname),
    query: search,
    headers: contentType === null ? {} : { 'content-type': contentType },
    body: shape,
  });
}

interface SandboxState {
  readonly submissions: Readonly<Record<string, number>>;
}

const SETTLED = ['done', 'done-with-failures', 'failed', 'rejected', 'cancelled', 'expired'];

async function settled(trial: Trial, id: string): Promise<Shown> {
  return until(`the end of ${id}`, async () => {
    const answer = await fetch(`${trial.botUrl}/terminal/requests/${id}`).catch(() => null);
    const shown = answer?.ok === true ? ((await answer.json()) as Shown) : null;
    return shown !== null && SETTLED.includes(shown.state) ? shown : null;
  });
}

describe('the main job', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.start();
  });
  afterAll(async () => {
    await trial.stop();
  });

  test('forty serials go from a sentence to their profiles, and every row has its truth', async () => {
    await trial.control('calls', { record: true });
    const sentence = await readFile('examples/contoso-40.txt', 'utf8');
    const said = await trial.json<Said>('ask', sentence, '--in', 'channel');
    expect(said.request).toBe('R-1');
    expect(said.cards).toHaveLength(1);

    const own = await trial.json<Said>('press', 'R-1', 'approve', '--as', 'hana');
    expect(own.refused?.code).toBe('approval.not-an-admin');
    await trial.json<Said>('press', 'R-1', 'send');
    await trial.json<Said>('press', 'R-1', 'approve', '--as', 'ada');
    const end = await settled(trial, 'R-1');

    expect(end.state).toBe('done-with-failures');
    expect(end.counts).toMatchObject({
      devices: 40,
      assigned: 38,
      failed: 1,
      skipped: 1,
      pending: 0,
      submitted: 0,
      registered: 0,
    });
    const bySerial = new Map(end.devices.map((device) => [device.serial, device]));
    expect(bySerial.get('PF4KIOSK39')).toMatchObject({
      state: 'failed',
      code: '808',
      name: 'ZtdDeviceAssignedToOtherTenant',
    });
    expect(bySerial.get('PF4KIOSK39')?.hint).not.toBeNull();
    expect(bySerial.get('PF4KIOSK40')?.state).toBe('skipped');
    expect(bySerial.get('PF4KIOSK17')?.repair).not.toBeNull();
    expect(bySerial.get('PF4KIOSK01')).toMatchObject({ state: 'assigned', profile: 'Kiosk self-deploying' });

    const calls = await trial.look<readonly RecordedCall[]>('calls');
    expect(calls.flatMap(violationsOfRecorded)).toEqual([]);
    const untilImported =
      calls.findLastIndex(({ url }) => url.includes('importedWindowsAutopilotDeviceIdentities')) + 1;
    expect(untilImported).toBeGreaterThan(2);
    expect(untilImported).toBeLessThanOrEqual(12);
    const { submissions } = await trial.look<SandboxState>('state');
    expect(submissions['PF4KIOSK40'] ?? 0).toBe(0);
    expect(Object.entries(submissions).filter(([, times]) => times !== 1)).toEqual([]);
    expect(Object.keys(submissions)).toHaveLength(39);
  });

  test('the same list as a CSV is told that the tenant has the devices already', async () => {
    const said = await trial.json<Said>(
      'ask',
      'register these 40 devices to Contoso with tag KIOSK, file attached',
      '--attach',
      'examples/contoso-40.csv',
    );
    const shown = await trial.json<Shown>('requests', 'show', said.request ?? '');

    expect(shown.state).toBe('draft');
    expect(shown.devices.filter((device) => device.code === 'device.already-registered')).toHaveLength(38);
  });

  test('status of a blocked device offers an admin to unblock it; a second admin approves and the device is read back', async () => {
    const before = await trial.json<Said>('ask', 'status of PF4CONBLK1', '--as', 'ada');
    expect(JSON.stringify(before.cards)).toContain('unblock');

    const pressed = await trial.json<Said>('press', 'PF4CONBLK1', 'unblock', '--as', 'ada');
    const id = pressed.request ?? '';
    const own = await trial.json<Said>('press', id, 'approve', '--as', 'ada');
    expect(own.refused?.code).toBe('approval.own-request');
    await trial.json<Said>('press', id, 'approve', '--as', 'bo');
    const end = await settled(trial, id);

    expect(end.state).toBe('done');
    const after = await trial.json<Said>('ask', 'status of PF4CONBLK1', '--as', 'ada');
    expect(JSON.stringify(after.cards)).not.toContain('"unblock"');
  });

  test('two admins at the same second have one effect between them', async () => {
    const said = await trial.json<Said>('ask', 'unblock PF4CONBLK1 for Contoso');
    expect(said.request).not.toBeNull();
    const draft = await trial.json<Said>('ask', 'register PF4KIOSK01 to Contoso Pharma with tag KIOSK');
    expect(draft.request).not.toBeNull();
    await trial.control('consent', {
      tenant: 'c0000000-0000-4000-8000-000000000004',
      channel: 'intune',
      granted: true,
    });
    const id = draft.request ?? '';
    await trial.json<Said>('press', id, 'recheck');
    await trial.json<Said>('press', id, 'send');
    const both = await Promise.all(['ada', 'bo'].map((as) => trial.json<Said>('press', id, 'approve', '--as', as)));

    expect(both.filter((one) => one.refused === undefined)).toHaveLength(1);
    expect(both.filter((one) => one.refused?.code === 'approval.decided-already')).toHaveLength(1);
    expect((await settled(trial, id)).decisions).toHaveLength(1);
  });

  test('the audit chain is whole and holds no hash', async () => {
    const verified = await trial.preflight('audit', 'verify');
    expect(verified.status).toBe(0);
    const exported = await trial.preflight('audit', 'export');

    expect(exported.out).not.toMatch(/T0[E-H][A-Za-z0-9+/]{40}/);
    expect(trial.botOutput).not.toMatch(/T0[E-H][A-Za-z0-9+/]{40}/);
  });
});

describe('a job whose services fall silent', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.start({ CALL_TIMEOUT_MS: '1500' });
    await trial.control('timing', { importMs: 500, syncMs: 200, assignMs: 500, latencyMs: 400 });
  });
  afterAll(async () => {
    trial.holdSandbox(false);
    await trial.stop();
  });

  test('waits, says so on the card, looks before it sends again, and ends with the truth', async () => {
    await trial.json<Said>('ask', await readFile('examples/contoso-40.txt', 'utf8'));
    await trial.json<Said>('press', 'R-1', 'send');
    await trial.json<Said>('press', 'R-1', 'approve', '--as', 'ada');
    await until('the import to be under way', async () => {
      const calls = await trial.look<readonly { readonly path: string }[]>('requests');
      return calls.some(({ path }) => path.endsWith('/import')) ? true : null;
    });
    trial.holdSandbox(true);
    const note = await until('a note on the card', async () => {
      const shown = (await (await fetch(`${trial.botUrl}/terminal/requests/R-1`)).json()) as { note: string | null };
      return shown.note;
    });
    expect(note).toMatch(/not certain whether|Trying again/);
    trial.holdSandbox(false);
    const end = await settled(trial, 'R-1');

    expect(end.counts).toMatchObject({ assigned: 38, failed: 1, skipped: 1 });
    const { submissions } = await trial.look<SandboxState>('state');
    expect(Object.entries(submissions).filter(([, times]) => times !== 1)).toEqual([]);
  });
});

describe('a job whose process is killed', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.start();
    await trial.control('timing', { importMs: 1_500, syncMs: 500, assignMs: 1_500, latencyMs: 150 });
  });
  afterAll(async () => {
    await trial.stop();
  });

  test('goes on after every kill, and no device is submitted twice', async () => {
    await trial.json<Said>('ask', await readFile('examples/contoso-40.txt', 'utf8'));
    await trial.json<Said>('press', 'R-1', 'send');
    await trial.json<Said>('press', 'R-1', 'approve', '--as', 'ada');
    for (const afterCalls of [1, 2, 3, 5]) {
      const before = (await trial.look<readonly unknown[]>('requests')).length;
      await until('the next calls', async () => {
        const now = (await trial.look<readonly unknown[]>('requests')).length;
        const answer = await fetch(`${trial.botUrl}/terminal/requests/R-1`).catch(() => null);
        const over = answer?.ok === true && SETTLED.includes(((await answer.json()) as Shown).state);
        return now >= before + afterCalls || over ? true : null;
      });
      await trial.endBot('SIGKILL');
      await trial.startBot();
    }
    const end = await settled(trial, 'R-1');

    expect(end.counts).toMatchObject({ assigned: 38, failed: 1, skipped: 1 });
    const { submissions } = await trial.look<SandboxState>('state');
    expect(Object.entries(submissions).filter(([, times]) => times !== 1)).toEqual([]);
    expect((await trial.preflight('audit', 'verify')).status).toBe(0);
  });
});
