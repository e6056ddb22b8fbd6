import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import https from 'node:https';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../../sandbox/start-sandbox.ts';
import { openSandbox } from './support/sandbox-client.ts';

/** One HTTPS request that trusts only this authority. */
function getSecurely(url: string, ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    https
      .get(url, { ca, agent: false }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve(text));
      })
      .on('error', reject);
  });
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sandbox-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe('one port for HTTP and HTTPS', () => {
  test('the same port answers plain HTTP and TLS', async () => {
    const sandbox = await openSandbox();

    const plain = await sandbox.send('GET', '/__sandbox/health');
    const secure = await getSecurely(`${sandbox.httpsUrl}/__sandbox/health`, sandbox.caPem);

    expect(plain.body).toEqual({ ok: true });
    expect(JSON.parse(secure)).toEqual({ ok: true });
    expect(new URL(sandbox.httpsUrl).port).toBe(new URL(sandbox.url).port);
  });

  test('the certificate is good for localhost too, and for no one who trusts another authority', async () => {
    const sandbox = await openSandbox();
    const other = await openSandbox();
    const { port } = new URL(sandbox.url);

    await expect(getSecurely(`https://localhost:${port}/__sandbox/health`, sandbox.caPem)).resolves.toContain('true');
    await expect(getSecurely(`${sandbox.httpsUrl}/__sandbox/health`, other.caPem)).rejects.toThrow();
  });

  test('addresses inside answers use the scheme of the request', async () => {
    const sandbox = await openSandbox();
    const discovery = '/contoso.com/v2.0/.well-known/openid-configuration';

    const plain = await sandbox.send('GET', discovery);
    const secure = JSON.parse(await getSecurely(`${sandbox.httpsUrl}${discovery}`, sandbox.caPem));

    expect(plain.body.token_endpoint).toMatch(/^http:/);
    expect(secure.token_endpoint).toMatch(/^https:/);
  });

  test('a connection that says nothing does not keep the sandbox from closing', async () => {
    const sandbox = await startSandbox({ port: 0 });
    const silent = net.connect(sandbox.port, '127.0.0.1');
    await new Promise((resolve) => silent.once('connect', resolve));
    const ended = new Promise((resolve) => silent.once('close', resolve));

    await sandbox.close();

    await expect(ended).resolves.toBeDefined();
  });

  test('a taken port is named together with the setting that chooses another', async () => {
    const first = await openSandbox();

    const second = startSandbox({ port: Number(new URL(first.url).port) });

    await expect(second).rejects.toThrow(/is taken.*SANDBOX_PORT/);
  });
});

describe('the certificate authority in a data folder', () => {
  test('is kept, so that clients still trust a restarted sandbox', async () => {
    const dataDir = await temporaryFolder();
    const first = await openSandbox({ dataDir });
    const second = await openSandbox({ dataDir });

    expect(await readFile(path.join(dataDir, 'sandbox-ca.pem'), 'utf8')).toBe(first.caPem);
    await expect(getSecurely(`${second.httpsUrl}/__sandbox/health`, first.caPem)).resolves.toContain('true');
  });

  test('has a key that only its owner can read', async () => {
    const dataDir = await temporaryFolder();
    await openSandbox({ dataDir });

    const { mode } = await stat(path.join(dataDir, 'sandbox-ca.key.pem'));

    expect(mode & 0o077).toBe(0);
  });

  test('is made anew where the kept one is damaged', async () => {
    const dataDir = await temporaryFolder();
    await writeFile(path.join(dataDir, 'sandbox-ca.pem'), 'no certificate');

    const sandbox = await openSandbox({ dataDir });

    await expect(getSecurely(`${sandbox.httpsUrl}/__sandbox/health`, sandbox.caPem)).resolves.toContain('true');
  });
});

describe('paths that are nobody’s', () => {
  test('an unknown path is 404, and an odd one does not take the sandbox down', async () => {
    const sandbox = await openSandbox();

    expect((await sandbox.send('GET', '/nothing')).status).toBe(404);
    expect((await sandbox.send('GET', '//elsewhere.example/x')).status).toBe(404);
    expect((await sandbox.send('GET', '/%zz/v2.0/.well-known/openid-configuration')).status).toBe(400);
    expect((await sandbox.send('GET', '/__sandbox/health')).status).toBe(200);
  });
});
