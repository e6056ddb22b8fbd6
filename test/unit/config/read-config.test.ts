import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config/read-config.ts';

const LOCAL = {
  PREFLIGHT_MODE: 'local',
  GRAPH_CLIENT_ID: '00000000-0000-4000-8000-000000000001',
  SECRET_GRAPH_CLIENT_SECRET: 'invented',
};

function complaints(environment: Readonly<Record<string, string>>): string {
  const read = readConfig(environment);
  return read.ok ? '' : read.fault.message;
}

describe('the settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-settings-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function directory(content: unknown): string {
    const path = join(folder, 'directory.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  }

  test('of the local mode are enough for a trial', () => {
    expect(complaints(LOCAL)).toBe('');
  });

  test('without an app id start nothing but the explicit local mode', () => {
    expect(complaints({})).toContain('BOT_ID');
    expect(complaints({ ...LOCAL, PREFLIGHT_MODE: 'teams' })).toContain('BOT_ID');
    expect(complaints({ ...LOCAL, BOT_ID: LOCAL.GRAPH_CLIENT_ID })).toContain('PREFLIGHT_MODE');
  });

  test.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', 'http'],
    ['PUBLIC_URL', 'ftp://bot.example'],
    ['PUBLIC_URL', 'bot.example'],
    ['CALL_TIMEOUT_MS', '0'],
    ['CALL_TIMEOUT_MS', '4294967296'],
    ['APPROVAL_EXPIRY_MS', '1e300'],
    ['BACKOFF_MS', '-1'],
    ['MAX_LIST_BYTES', 'many'],
    ['SECRET_SEAL_KEY', 'c2hvcnQ='],
    ['LOG_LEVEL', 'loud'],
    ['PREFLIGHT_DIRECTORY', '/nowhere/directory.json'],
  ])('%s=%s is refused by its name', (name, value) => {
    expect(complaints({ ...LOCAL, [name]: value })).toContain(name);
  });

  test('are complained about all at once, and no secret is repeated', () => {
    const told = complaints({ ...LOCAL, PORT: 'x', LOG_LEVEL: 'y', SECRET_SEAL_KEY: 'not base64 of mine' });
    expect(told).toContain('PORT');
    expect(told).toContain('LOG_LEVEL');
    expect(told).toContain('SECRET_SEAL_KEY');
    expect(told).not.toContain('not base64 of mine');
  });

  test('with two customers of one tenant, or two people of one object id, are refused', () => {
    const tenantId = 'c0000000-0000-4000-8000-000000000001';
    const customer = { tenantId, name: 'Contoso', domain: 'contoso.com' };
    const person = { objectId: tenantId, tenantId, upn: 'ada@preflight.example', name: 'Ada', roles: [] };
    const path = directory({
      customers: [customer, { ...customer, tenantId: tenantId.toUpperCase(), name: 'Other' }],
      people: [person, { ...person, roles: ['admin'] }],
    });
    const told = complaints({ ...LOCAL, PREFLIGHT_DIRECTORY: path });
    expect(told).toContain(`${tenantId} stands at two customers`);
    expect(told).toContain('stands at two people');
  });

  test.each(['{', '[]', '{"customers":[{}],"people":[]}'])('whose directory is %s are refused', (content) => {
    expect(complaints({ ...LOCAL, PREFLIGHT_DIRECTORY: directory(content) })).toContain('PREFLIGHT_DIRECTORY');
  });
});
