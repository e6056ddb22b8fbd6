// `npm run package:app -- <environment>`: writes appPackage/build/preflight.zip, which is uploaded to Teams.
// The values come from env/.env.<environment> (`local` if none is named); what the shell sets has precedence.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseEnv } from 'node:util';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { strToU8, zipSync } from 'fflate';
import { fillPlaceholders } from './fill-placeholders.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'appPackage');
const environment = process.argv[2] ?? 'local';

const settings = join(root, 'env', `.env.${environment}`);

if (!existsSync(settings)) {
  console.error(`${relative(root, settings)} does not exist. Copy env/.env.production.example to it and fill it in.`);
  process.exit(1);
}
const manifest = fillPlaceholders(readFileSync(join(folder, 'manifest.json'), 'utf8'), {
  ...parseEnv(readFileSync(settings, 'utf8')),
  ...process.env,
});
const complaints = await AppManifestUtils.validateAgainstSchema(JSON.parse(manifest) as TeamsManifest);

if (complaints.length > 0) {
  console.error(`${relative(root, settings)} does not make a valid manifest:\n${complaints.join('\n')}`);
  process.exitCode = 1;
} else {
  const target = join(folder, 'build', 'preflight.zip');
  mkdirSync(join(folder, 'build'), { recursive: true });
  writeFileSync(
    target,
    zipSync({
      'manifest.json': strToU8(manifest),
      'color.png': readFileSync(join(folder, 'color.png')),
      'outline.png': readFileSync(join(folder, 'outline.png')),
    }),
  );
  console.log(`${relative(root, target)} is ready for Teams: Apps, Manage your apps, Upload an app.`);
}
