import { describe, expect, test } from 'vitest';
import type { HashFacts } from '../../../../src/lists/hash/hash-facts.ts';
import { inspectHash } from '../../../../src/lists/hash/inspect-hash.ts';
import { isVirtualDevice } from '../../../../src/lists/hash/is-virtual-device.ts';
import { buildHardwareHash } from '../../../support/hardware-hash-builder.ts';

function facts(changes: Partial<HashFacts>): HashFacts {
  const built = inspectHash(buildHardwareHash({ serial: 'PF000001', number: 1 })).facts;
  if (built === null) throw new Error('the built hash is whole');
  return { ...built, ...changes };
}

describe('a virtual machine shows itself', () => {
  test.each([
    ['by its maker', { manufacturer: 'VMware, Inc.' }],
    ['by its model', { manufacturer: 'Microsoft Corporation', model: 'Virtual Machine' }],
    ['by its TPM', { tpmVersion: "TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'VMW '-Firmware:1.0" }],
    ['by its bus', { macs: [{ medium: 0, mac: '00:00:5e:00:53:01', bus: 'VMBUS' }] }],
    ['by all its adapters', { macs: [{ medium: 0, mac: '52:54:00:00:53:01', bus: 'PCI' }] }],
  ])('%s', (_, changes) => {
    expect(isVirtualDevice(facts(changes))).toBe(true);
  });
});

test('a notebook that runs virtual machines itself is none', () => {
  const macs = [
    { medium: 9, mac: '00:00:5e:00:53:01', bus: 'PCI' },
    { medium: 14, mac: '00:15:5d:00:53:01', bus: 'PCI' },
  ];
  expect(isVirtualDevice(facts({ macs }))).toBe(false);
  expect(isVirtualDevice(facts({ manufacturer: 'Microsoft Corporation', model: 'Surface Laptop 5' }))).toBe(false);
});
