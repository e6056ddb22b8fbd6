import { beforeEach, describe, expect, test } from 'vitest';
import { SERIALS } from '../../../sandbox/world.ts';
import {
  DEVICES,
  IMPORTS,
  importEntry,
  intuneText,
  openSandbox,
  type Reply,
  type SandboxClient,
} from './support/sandbox-client.ts';

const REQUESTS = '/beta/deviceManagement/operationApprovalRequests';
const DAY_MS = 24 * 3_600_000;
const base64 = (text: string) => Buffer.from(text).toString('base64');

let sandbox: SandboxClient;

beforeEach(async () => {
  sandbox = await openSandbox();
  await sandbox.control('POST', '/approvals', { tenant: 'contoso.com', required: true });
});

const body = { importedWindowsAutopilotDeviceIdentities: [importEntry('PF1')] };
const write = (headers: Record<string, string> = {}, more: unknown = body) =>
  sandbox.graph('POST', `${IMPORTS}/import`, more, { headers });
const ask = () => write({ 'x-msft-approval-justification': base64('R-1: three kiosks for the front desk') });
const codeOf = (reply: Reply) => String(reply.headers.get('x-msft-approval-code'));
const resend = (code: string, more: unknown = body) => write({ 'x-msft-approval-code': code }, more);
const decide = (code: string, decision: string) =>
  sandbox.control('POST', '/approvals', { code, decision, note: 'seen' });
const submissions = async () => (await sandbox.control('GET', '/state')).body.submissions;

describe('a write in a tenant with Multi Admin Approval', () => {
  test('is refused without a justification', async () => {
    const reply = await write();

    expect([reply.status, reply.body.error.code]).toEqual([400, 'BadRequest']);
    expect(intuneText(reply)).toBe("Header 'x-msft-approval-justification' is required to request approval");
  });

  test.each([
    ['in plain text', 'three kiosks', /must be base64/],
    ['of more than 1,024 characters', base64('x'.repeat(1025)), /no greater than 1024/],
  ])('is refused with a justification %s', async (_case, justification, text) => {
    const reply = await write({ 'x-msft-approval-justification': justification });

    expect([reply.status, intuneText(reply)]).toEqual([400, expect.stringMatching(text)]);
  });

  test('becomes a request: 412 with the code in a header and in the message, and nothing is done', async () => {
    const reply = await ask();

    const code = codeOf(reply);
    expect([reply.status, reply.body.error.code]).toEqual([412, 'BadRequest']);
    expect(reply.body.error.message).toContain(`x-msft-approval-code: ${code}`);
    expect(await submissions()).toEqual({});
    const requests = await sandbox.graph('GET', REQUESTS);
    expect(requests.body.value).toMatchObject([
      {
        id: code,
        status: 'needsApproval',
        requestJustification: 'R-1: three kiosks for the front desk',
        requestor: { application: { displayName: 'Preflight (sandbox)' } },
      },
    ]);
  });

  test('goes through once with the code of an approved request', async () => {
    const code = codeOf(await ask());
    await decide(code, 'approve');

    const first = await resend(code);
    const second = await resend(code);

    expect([first.status, second.status, intuneText(second)]).toEqual([200, 400, expect.stringContaining('completed')]);
    expect(await submissions()).toEqual({ PF1: 1 });
    const request = await sandbox.graph('GET', `${REQUESTS}/${code}`);
    expect(request.body).toMatchObject({ status: 'completed', approvalJustification: 'seen' });
  });

  test('waits on with the code of a request that is not approved yet', async () => {
    const code = codeOf(await ask());

    const reply = await resend(code);

    expect([reply.status, codeOf(reply)]).toEqual([412, code]);
  });

  test('does not go through with any change', async () => {
    const code = codeOf(await ask());
    await decide(code, 'approve');

    const reply = await resend(code, { importedWindowsAutopilotDeviceIdentities: [importEntry('PF2')] });

    expect(reply.status).toBe(400);
    expect(await submissions()).toEqual({});
  });

  test.each([
    ['reject', 'rejected'],
    ['cancel', 'cancelled'],
    ['expire', 'expired'],
  ])('is over after "%s"', async (decision, status) => {
    const code = codeOf(await ask());
    await decide(code, decision);

    const reply = await resend(code);
    const request = await sandbox.graph('GET', `${REQUESTS}/${code}`);
    const again = await ask();

    expect([reply.status, request.body.status, again.status]).toEqual([400, status, 412]);
    expect(codeOf(again)).not.toBe(code);
  });

  test('expires by itself after three days, approved or not', async () => {
    const code = codeOf(await ask());
    await decide(code, 'approve');
    sandbox.clock.advance(3 * DAY_MS);

    const reply = await resend(code);
    const found = await sandbox.graph('GET', `${REQUESTS}?$filter=status eq 'expired'`);

    expect(reply.status).toBe(400);
    expect(found.body.value).toMatchObject([{ id: code }]);
  });

  test('cannot be asked for twice while it waits', async () => {
    await ask();

    const reply = await ask();

    expect([reply.status, intuneText(reply)]).toEqual([409, 'An active Approval Request already exists']);
  });

  test('cannot be asked for while another write to the same device waits', async () => {
    const { devices } = (await sandbox.control('GET', '/state')).body;
    const { id } = devices.find(({ serial }: { serial: string }) => serial === SERIALS.contosoBlocked);
    const headers = { 'x-msft-approval-justification': base64('because') };

    const unblock = await sandbox.graph('POST', `${DEVICES}/${id}/allowNextEnrollment`, undefined, { headers });
    const tag = await sandbox.graph('POST', `${DEVICES}/${id}/updateDeviceProperties`, { groupTag: 'X' }, { headers });

    expect([unblock.status, tag.status]).toEqual([412, 409]);
  });

  test('is held in a batch entry by entry', async () => {
    const entry = (id: string, headers: Record<string, string>) => ({
      id,
      method: 'POST',
      url: '/deviceManagement/importedWindowsAutopilotDeviceIdentities',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: importEntry(`PF${id}`),
    });
    const justified = { 'X-Msft-Approval-Justification': base64('because') };

    const reply = await sandbox.graph('POST', '/v1.0/$batch', { requests: [entry('1', {}), entry('2', justified)] });

    const answers = Object.fromEntries(reply.body.responses.map((answer: { id: string }) => [answer.id, answer]));
    expect(answers['1'].status).toBe(400);
    expect(answers['2']).toMatchObject({ status: 412, headers: { 'x-msft-approval-code': expect.any(String) } });
  });

  test('reads and other tenants are not held', async () => {
    const read = await sandbox.graph('GET', DEVICES);
    const other = await sandbox.graph('POST', `${IMPORTS}/import`, body, { tenant: 'contosopharma.com' });

    expect([read.status, other.status]).toEqual([200, 200]);
  });

  test('can be limited to some paths, and turned off', async () => {
    await sandbox.control('POST', '/approvals', {
      tenant: 'contoso.com',
      required: true,
      paths: ['allowNextEnrollment'],
    });
    const limited = await write();
    await sandbox.control('POST', '/approvals', { tenant: 'contoso.com', required: true });
    const held = await write();
    await sandbox.control('POST', '/approvals', { tenant: 'contoso.com', required: false });
    const free = await write({ 'x-msft-approval-justification': base64('ignored') });

    expect([limited.status, held.status, free.status]).toEqual([200, 400, 200]);
  });
});

test('who decides a request that is decided is told so', async () => {
  const code = codeOf(await ask());
  await decide(code, 'reject');

  const reply = await decide(code, 'approve');

  expect([reply.status, reply.body.error]).toEqual([400, expect.stringContaining('rejected already')]);
  expect((await sandbox.control('GET', '/approvals')).body).toMatchObject([{ code, status: 'rejected' }]);
});
