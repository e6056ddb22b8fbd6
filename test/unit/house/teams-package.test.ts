import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fillPlaceholders } from '../../../scripts/fill-placeholders.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'appPackage');

const values = {
  APP_NAME_SUFFIX: '',
  BOT_DOMAIN: 'preflight.example',
  BOT_ID: '00000000-0000-4000-8000-0000000000b0',
  DEVELOPER_NAME: 'Preflight "example"',
  DEVELOPER_WEBSITE: 'https://preflight.example',
  PRIVACY_URL: 'https://preflight.example/privacy',
  TEAMS_APP_ID: '00000000-0000-4000-8000-0000000000a0',
  TERMS_URL: 'https://preflight.example/terms',
};

const template = readFileSync(join(folder, 'manifest.json'), 'utf8');
const manifestShape = z.object({
  bots: z.array(
    z.object({
      scopes: z.array(z.string()),
      supportsFiles: z.boolean(),
      commandLists: z.array(z.object({ scopes: z.array(z.string()), commands: z.array(z.unknown()) })),
    }),
  ),
});

describe('the Teams package', () => {
  test('has a manifest that keeps to its schema', async () => {
    const manifest: TeamsManifest = JSON.parse(fillPlaceholders(template, values));

    expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([]);
  });

  test('is not made with an id that is no GUID', async () => {
    const manifest: TeamsManifest = JSON.parse(fillPlaceholders(template, { ...values, BOT_ID: 'my-bot' }));

    expect(await AppManifestUtils.validateAgainstSchema(manifest)).not.toEqual([]);
  });

  test('is not made with a value missing, and all that are missing are named', () => {
    expect(() => fillPlaceholders(template, { ...values, BOT_ID: undefined, TERMS_URL: undefined })).toThrow(
      'Not set: TERMS_URL, BOT_ID',
    );
  });

  test('offers the bot and a list of commands in every kind of chat, and takes files', () => {
    const { bots } = manifestShape.parse(JSON.parse(fillPlaceholders(template, values)));

    expect(bots.map(({ supportsFiles }) => supportsFiles)).toEqual([true]);
    for (const { scopes, commandLists } of bots) {
      expect(commandLists.flatMap((list) => list.scopes).toSorted()).toEqual(scopes.toSorted());
      for (const { commands } of commandLists) expect(commands.length).toBeLessThanOrEqual(10);
    }
  });

  test.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has %s in the size that Teams asks for', (name, sizePixels) => {
    expect(readPng(name).size).toEqual([sizePixels, sizePixels]);
  });

  test('has an outline of nothing but white and transparency', () => {
    const { pixels } = readPng('outline.png');
    const visible = pixels.filter(([, , , opacity]) => opacity !== 0);

    expect(visible.length).toBeGreaterThan(50);
    expect(visible.filter(([red, green, blue]) => red !== 255 || green !== 255 || blue !== 255)).toEqual([]);
    expect(visible.length).toBeLessThan(pixels.length);
  });
});

/** Reads the PNGs of our own script: 8 bits a channel with transparency, one IDAT, rows without a filter. */
function readPng(name: string): { size: [width: number, height: number]; pixels: number[][] } {
  const bytes = readFileSync(join(folder, name));
  const size: [number, number] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const at = bytes.indexOf('IDAT');
  const raw = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  const pixels: number[][] = [];
  for (let row = 0; row < size[1]; row += 1) {
    for (let column = 0; column < size[0]; column += 1) {
      const from = row * (1 + size[0] * 4) + 1 + column * 4;
      pixels.push([...raw.subarray(from, from + 4)]);
    }
  }
  return { size, pixels };
}
