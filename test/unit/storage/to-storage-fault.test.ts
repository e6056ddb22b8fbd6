import { describe, expect, test } from 'vitest';
import { toFolderFault, toServerFault } from '../../../src/storage/to-storage-fault.ts';

const withCode = (code: string, message = 'it failed') => Object.assign(new Error(message), { code });

describe('what goes wrong when a server is opened', () => {
  test.each([
    ['ECONNREFUSED', 'storage.unreachable'],
    ['ENOTFOUND', 'storage.unreachable'],
    ['57P03', 'storage.unreachable'],
    ['53300', 'storage.unreachable'],
    ['28P01', 'storage.access-denied'],
    ['42501', 'storage.access-denied'],
    ['3D000', 'storage.database-missing'],
    ['25006', 'storage.read-only'],
    ['53100', 'storage.disk-full'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'storage.tls'],
  ])('%s is %s', (code, fault) => {
    expect(toServerFault(withCode(code), 'db.contoso.com:5432/preflight')?.code).toBe(fault);
  });

  test('a host with two addresses that both refuse is unreachable', () => {
    const both = new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]);

    expect(toServerFault(both, 'localhost:5432/preflight')).toMatchObject({
      code: 'storage.unreachable',
      retry: 'same-request',
      message: expect.stringContaining('localhost:5432/preflight'),
    });
  });

  test('failures for which the driver has no code are known by its words', () => {
    expect(toServerFault(new Error('The server does not support SSL connections'), 'x')?.code).toBe('storage.tls');
    expect(toServerFault(new Error('Connection terminated due to connection timeout'), 'x')?.code).toBe(
      'storage.unreachable',
    );
  });

  test('anything else is a bug', () => {
    expect(toServerFault(withCode('42601'), 'x')).toBeNull();
    expect(toServerFault(new TypeError('undefined is not a function'), 'x')).toBeNull();
    expect(toServerFault('text', 'x')).toBeNull();
  });
});

describe('what goes wrong when a folder is opened', () => {
  test.each([
    ['EACCES', 'storage.read-only'],
    ['EROFS', 'storage.read-only'],
    ['ENOTDIR', 'storage.not-a-folder'],
    ['ENOSPC', 'storage.disk-full'],
  ])('%s is %s', (code, fault) => {
    expect(toFolderFault(withCode(code), 'data')).toMatchObject({ code: fault, subject: 'data' });
  });

  test('anything else is a bug', () => {
    expect(toFolderFault(withCode('EMFILE'), 'data')).toBeNull();
  });
});
