import { spawn } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { canWrite } from './can-write.mjs';
import { findOwnNode } from './own-node.mjs';
import { Refusal } from './refusal.mjs';
import { root } from './root.mjs';

const wanted = join(root, 'package-lock.json');
const present = join(root, 'node_modules', '.package-lock.json');
const turn = join(root, '.preflight', 'installing');

/**
 * Installs the packages that package-lock.json names, if they are not all there. Does nothing, fast, if they are.
 *
 * Two commands started at once install once: the second waits for the first.
 * Throws a Refusal that says what to do where the packages cannot be installed.
 *
 * @param {{ quiet: boolean }} options quiet: npm speaks only if it fails
 */
export async function ensurePackages({ quiet }) {
  if (arePresent() && findOwnNode()) return;
  if (!canWrite(root)) {
    throw new Refusal(
      `The packages of Preflight are not installed, and ${root} cannot be written.\n` +
        'Copy the project to a folder that can be written and run the same command there.',
    );
  }
  await takeTurn();
  try {
    if (!arePresent()) await install(quiet);
  } finally {
    rmSync(turn, { force: true });
  }
  if (!findOwnNode()) {
    throw new Refusal(
      `This is Node ${process.versions.node}, and the project's own Node 24 did not install: npm may be set not to run\n` +
        'install scripts. Run `npm rebuild node --ignore-scripts=false`, or install Node 24, then the same command again.',
    );
  }
}

/** Compares contents only where the times do not already tell: a fresh checkout makes every file new. */
function arePresent() {
  if (!existsSync(present)) return false;
  if (statSync(present).mtimeMs >= statSync(wanted).mtimeMs) return true;
  const here = JSON.parse(readFileSync(present, 'utf8')).packages;
  return Object.entries(JSON.parse(readFileSync(wanted, 'utf8')).packages).every(
    ([path, entry]) =>
      path === '' ||
      entry.optional ||
      (here[path]?.version === entry.version && here[path]?.integrity === entry.integrity),
  );
}

async function install(quiet) {
  console.error('Preflight: installing its packages (about 850 MB on disk, once; a minute or two) ...');
  const [file, first] = npm();
  const output = await run(
    file,
    [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    quiet,
  );
  if (output !== undefined) {
    throw new Refusal(
      `${output}\nThe packages could not be installed; npm says why above.\n` +
        'Most often the registry cannot be reached: look at the network and `npm config get registry`, then run the same command again.',
    );
  }
}

/**
 * The npm that runs this script, on the Node it runs on: `npm ci` replaces the Node in node_modules, so that one cannot
 * be the one that runs it.
 */
function npm() {
  const { npm_execpath: path, npm_node_execpath: node } = process.env;
  const usable = path !== undefined && /npm-cli\.[cm]?js$/.test(path) && existsSync(path);
  if (usable)
    return [node !== undefined && existsSync(node) && !node.startsWith(root) ? node : process.execPath, [path]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/** @returns {Promise<string | undefined>} what npm wrote, if it failed */
function run(file, args, quiet) {
  return new Promise((done) => {
    let output = '';
    const child = spawn(file, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: file.endsWith('.cmd'),
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        if (!quiet) process.stderr.write(chunk);
      });
    }
    child.once('error', (error) => done(`npm cannot be started: ${error.message}`));
    child.once('close', (status) => done(status === 0 ? undefined : quiet ? output.trimEnd() : ''));
  });
}

/** One process installs at a time. The turn of a process that is gone is free. */
async function takeTurn() {
  mkdirSync(dirname(turn), { recursive: true });
  const mine = `${turn}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    while (!claim(mine)) await pause(250);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** A hard link appears whole and only once, so that the turn's file is never seen empty. */
function claim(mine) {
  try {
    linkSync(mine, turn);
  } catch (error) {
    if (error.code !== 'EEXIST') return true; // A file system without links: go without turns.
    if (!isAlive(holder())) rmSync(turn, { force: true });
    return false;
  }
  return true;
}

/** The process whose turn it is; undefined if it has just ended its turn. */
function holder() {
  try {
    return Number(readFileSync(turn, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  if (pid === undefined) return true;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
