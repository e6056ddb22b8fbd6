import { createConnection } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { UploadDeps, UploadOptions, UploadOutcome } from '../../../src/teams/upload-deps.ts';
import {
  CONTEXT,
  FILE_LINK,
  fakeUploadDeps,
  SESSION,
  serveUploadPage,
  TICKET,
  type UploadHarness,
} from '../../support/upload-harness.ts';

const TAKEN: UploadOutcome = { ok: true, requestId: 'R-9', message: 'R-9 now holds this list.' };
const COOKIE = `preflight_upload=${SESSION}`;

let harness: UploadHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

async function serve(outcome: UploadOutcome | Error = TAKEN, options: Partial<UploadOptions> = {}) {
  const deps = fakeUploadDeps(() => outcome);
  harness = await serveUploadPage(deps, options);
  const { url } = harness;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, { headers, redirect: 'manual' });
  const open = () => get(`/upload/${TICKET}`);
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${url}/upload/list`, {
      method: 'POST',
      body,
      headers: { cookie: COOKIE, origin: url, 'x-file-name': 'list.csv', ...headers },
    });
  return { deps, url, get, open, post };
}

const outcomeOf = async (response: Response) => (await response.json()) as UploadOutcome;

describe('a personal link', () => {
  test('opens once: it becomes a session and leaves the address bar', async () => {
    const { open } = await serve();
    const response = await open();
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/upload');
    expect(response.headers.get('set-cookie')).toBe(
      `preflight_upload=${SESSION}; Path=/upload; Max-Age=1800; HttpOnly; SameSite=Strict`,
    );
  });

  test('gives a friendly page and no session the second time', async () => {
    const { open } = await serve();
    await open();
    const again = await open();
    expect(again.status).toBe(410);
    expect(again.headers.get('set-cookie')).toBeNull();
    expect(await again.text()).toContain('press the button on the card');
  });

  test.each(['unknown-ticket-0123456789abcdef', 'short', '%2e%2e%2f', `${TICKET}x`])(
    'that is not ours (%s) is refused the same way',
    async (ticket) => {
      const { get } = await serve();
      expect((await get(`/upload/${ticket}`)).status).toBe(410);
    },
  );

  test('is not used up by a browser that only loads ahead', async () => {
    const { get, open } = await serve();
    expect((await get(`/upload/${TICKET}`, { 'sec-purpose': 'prefetch' })).status).toBe(204);
    expect((await open()).status).toBe(303);
  });

  test('is never kept in a cookie without https where people use https', async () => {
    const { open } = await serve(TAKEN, { secureCookie: true });
    expect((await open()).headers.get('set-cookie')).toMatch(/; Secure$/);
  });
});

describe('the page', () => {
  test('is shown to a live session', async () => {
    const { open, get } = await serve();
    await open();
    const response = await get('/upload', { cookie: `other=1; ${COOKIE}` });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<h1 id="title"');
  });

  test.each([{}, { cookie: 'preflight_upload=guessed-session-0123456789' }, { cookie: 'preflight_upload=' }])(
    'is closed without one: %j',
    async (headers: Record<string, string>) => {
      const { open, get } = await serve();
      await open();
      expect((await get('/upload', headers)).status).toBe(410);
    },
  );

  test('goes on by itself where the browser held the new cookie back because the link stood on another site', async () => {
    const { open, get } = await serve();
    await open();
    const response = await get('/upload', { 'sec-fetch-site': 'cross-site' });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('http-equiv="refresh"');
  });

  test.each(['/upload', '/upload/assets/page.js', '/upload/context', '/upload/unknown-ticket-0123456789'])(
    '%s runs nothing but our own files, is not framed, kept or told to other sites',
    async (path) => {
      const { get } = await serve();
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'self';.*frame-ancestors 'none'/);
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    },
  );

  test('holds no script and no style of its own, which its policy would not run', async () => {
    const { open, get } = await serve();
    await open();
    const html = await (await get('/upload', { cookie: COOKIE })).text();
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/i);
  });

  test.each([
    ['page.css', 'text/css; charset=utf-8'],
    ['page.js', 'text/javascript; charset=utf-8'],
    ['icon.svg', 'image/svg+xml'],
  ])('brings %s', async (name, type) => {
    const { get } = await serve();
    const response = await get(`/upload/assets/${name}`);
    expect(response.headers.get('content-type')).toBe(type);
    expect((await response.text()).length).toBeGreaterThan(100);
  });

  test.each(['nothing.js', '..%2fupload-routes.ts', 'constructor'])('brings no other file: %s', async (name) => {
    const { get } = await serve();
    expect((await get(`/upload/assets/${name}`)).status).toBe(404);
  });
});

describe('what the page shows', () => {
  test('is the request of the session', async () => {
    const { open, get } = await serve();
    await open();
    expect(await (await get('/upload/context', { cookie: COOKIE })).json()).toEqual(CONTEXT);
  });

  test('is nothing without a session', async () => {
    const { get } = await serve();
    const response = await get('/upload/context', { cookie: COOKIE });
    expect(response.status).toBe(410);
    expect(await response.json()).toMatchObject({ ok: false, again: false });
  });
});

describe('an upload', () => {
  test('passes the file on and answers with what was found', async () => {
    const { deps, open, post } = await serve();
    await open();
    const response = await post('x'.repeat(100_000), { 'x-file-name': encodeURIComponent('Geräte März.csv') });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(TAKEN);
    expect(deps.record.received).toEqual([{ fileName: 'Geräte März.csv', bytes: 100_000 }]);
  });

  test('is taken once: then the session is over', async () => {
    const { deps, open, post } = await serve();
    await open();
    await post('a');
    const again = await post('a');
    expect(again.status).toBe(410);
    expect(await outcomeOf(again)).toMatchObject({ ok: false, again: false });
    expect(deps.record.received).toHaveLength(1);
  });

  test('that cannot be used leaves the session open for another file', async () => {
    const { open, post } = await serve({ ok: false, again: true, message: 'No row names a device.', page: null });
    await open();
    expect((await post('a')).status).toBe(422);
    expect((await post('a')).status).toBe(422);
  });

  test('loses the folders of its name and characters that cannot be seen', async () => {
    const { deps, open, post } = await serve();
    await open();
    await post('a', { 'x-file-name': encodeURIComponent('C:\\lists\\..\\li\u202Est\n.csv') });
    expect(deps.record.received[0]?.fileName).toBe('list.csv');
  });

  test.each([
    ['no session', { cookie: '' }, 410],
    ['another session', { cookie: 'preflight_upload=guessed-session-0123456789' }, 410],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['another site by the browser’s own word', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling site by the browser’s own word', { 'sec-fetch-site': 'same-site' }, 403],
    ['no name, so no page of ours', { 'x-file-name': '' }, 400],
    ['a name that is not encoded right', { 'x-file-name': '%E0%A4%A' }, 400],
  ])('with %s is refused before anything is read', async (_what, headers: Record<string, string>, status) => {
    const { deps, open, post } = await serve();
    await open();
    const response = await post('a', headers);
    expect(response.status).toBe(status);
    expect(await outcomeOf(response)).toMatchObject({ ok: false });
    expect(deps.record.received).toEqual([]);
  });

  test('that says nothing of where it comes from is refused', async () => {
    const { deps, open, url } = await serve();
    await open();
    const head = `POST /upload/list HTTP/1.1\r\nHost: ${new URL(url).host}\r\nCookie: ${COOKIE}\r\nX-File-Name: list.csv\r\nContent-Length: 1\r\n\r\na`;
    expect(await rawAnswer(url, head)).toMatch(/^HTTP\/1\.1 403 /);
    expect(deps.record.received).toEqual([]);
  });

  test('may come through a proxy that changes the host, where the public address is known', async () => {
    const { open, post } = await serve(TAKEN, { publicOrigin: 'https://bot.example' });
    await open();
    expect((await post('a', { origin: 'https://bot.example' })).status).toBe(200);
  });

  test('larger than the limit is answered with the limit, and the session lives on', async () => {
    const { deps, open, post } = await serve();
    await open();
    const response = await post(new Uint8Array(CONTEXT.limitBytes + 1));
    expect(response.status).toBe(413);
    expect((await outcomeOf(response)).message).toContain('larger than 4 MB');
    expect(deps.record.received).toEqual([]);
    expect((await post('a')).status).toBe(200);
  });

  test('that hides its size is stopped at the limit while it streams', async () => {
    const { deps, open, url } = await serve();
    await open();
    const piece = new Uint8Array(256 * 1024);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += piece.length;
        if (sent > CONTEXT.limitBytes + piece.length) controller.close();
        else controller.enqueue(piece);
      },
    });
    const init = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { cookie: COOKIE, origin: url, 'x-file-name': 'list.csv' },
    };
    const response = await fetch(`${url}/upload/list`, init as RequestInit);
    expect(response.status).toBe(413);
    expect(deps.record.received).toEqual([]);
  });

  test('of exactly the limit is taken', async () => {
    const { deps, open, post } = await serve();
    await open();
    expect((await post(new Uint8Array(CONTEXT.limitBytes))).status).toBe(200);
    expect(deps.record.received).toEqual([{ fileName: 'list.csv', bytes: CONTEXT.limitBytes }]);
  });

  test('is answered although what receives it did not read to the end', async () => {
    const deps: UploadDeps = {
      ...fakeUploadDeps(() => TAKEN),
      context: () => Promise.resolve(CONTEXT),
      receive: () => Promise.resolve(TAKEN),
    };
    harness = await serveUploadPage(deps);
    const response = await fetch(`${harness.url}/upload/list`, {
      method: 'POST',
      body: new Uint8Array(1_000_000),
      headers: { cookie: COOKIE, origin: harness.url, 'x-file-name': 'list.csv' },
    });
    expect(response.status).toBe(200);
  });

  test('that breaks off reaches no request, and the session lives on', async () => {
    const { deps, open, post, url } = await serve();
    await open();
    const head = `POST /upload/list HTTP/1.1\r\nHost: ${new URL(url).host}\r\nOrigin: ${url}\r\nCookie: ${COOKIE}\r\nX-File-Name: list.csv\r\nContent-Length: 1000\r\n\r\nonly this`;
    await sendAndHangUp(url, head);
    expect((await post('a')).status).toBe(200);
    expect(deps.record.received).toEqual([{ fileName: 'list.csv', bytes: 1 }]);
    expect(deps.record.unexpected).toEqual([]);
  });

  test('that meets a bug shows a number and nothing of the bug', async () => {
    const { deps, open, post } = await serve(new Error('password of the database'));
    await open();
    const response = await post('a');
    const body = await response.text();
    expect(response.status).toBe(500);
    expect(body).toContain('E-4711');
    expect(body).not.toContain('database');
    expect(deps.record.unexpected).toHaveLength(1);
  });
});

/** The whole answer to bytes that no HTTP client would send. */
function rawAnswer(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => {
      answer += piece;
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

function sendAndHangUp(url: string, bytes: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(new URL(url).port), '127.0.0.1', () => {
      socket.write(bytes, () => socket.destroy());
    });
    socket.on('close', () => resolve());
    socket.on('error', reject);
  });
}

describe('a list', () => {
  async function withList() {
    const served = await serve();
    await served.open();
    await served.post('a');
    const accept = (body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${served.url}/upload/list/accept`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { cookie: COOKIE, origin: served.url, 'content-type': 'application/json', ...headers },
      });
    return { ...served, accept };
  }
  const YES = { line: 7, code: 'SERIAL_SCIENTIFIC', version: 1 };

  test('is shown to its session once it was uploaded, and to nobody else', async () => {
    const { get } = await withList();
    const response = await get('/upload/list', { cookie: COOKIE });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ file: 'list.csv', proposals: 1 });
    expect((await get('/upload/list')).status).toBe(410);
    expect((await get('/upload/list', { cookie: 'preflight_upload=guessed-session-0123456789' })).status).toBe(410);
  });

  test('takes a decision of its own page, about what that showed', async () => {
    const { deps, accept } = await withList();
    const response = await accept(YES);
    expect(await response.json()).toMatchObject({ version: 2, proposals: 0 });
    expect(deps.record.accepted).toEqual([YES]);
    expect((await accept(YES)).status).toBe(409);
  });

  test.each([
    ['of another page', YES, { origin: 'https://evil.example' }, 403],
    ['without a session', YES, { cookie: '' }, 403],
    ['that is no decision', { line: 'all' }, {}, 400],
    ['about more than is asked', { ...YES, all: true }, {}, 400],
  ])('takes no decision %s', async (_name, body, headers, status) => {
    const { deps, accept } = await withList();
    expect((await accept(body, headers)).status).toBe(status);
    expect(deps.record.accepted).toEqual([]);
  });

  test('is downloaded as a file that is never kept or shown, by its session or by a personal link', async () => {
    const { get } = await withList();
    for (const response of [
      await get('/upload/list/file', { cookie: COOKIE }),
      await get(`/upload/file/${FILE_LINK}`),
    ]) {
      expect(response.status).toBe(200);
      expect(response.headers.get('content-disposition')).toBe('attachment; filename="list.fixed.csv"');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).toBe('a,b\r\n');
    }
    expect((await get('/upload/list/file')).status).toBe(410);
    expect((await get('/upload/file/another-link-0123456789abcdef')).status).toBe(410);
    expect((await get(`/upload/file/${FILE_LINK}`, { 'sec-purpose': 'prefetch' })).status).toBe(204);
  });
});
