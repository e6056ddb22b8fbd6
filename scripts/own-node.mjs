import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from './refusal.mjs';
import { root } from './root.mjs';

const windows = process.platform === 'win32';
const installed = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const lifeline = pathToFileURL(join(root, 'scripts', 'lifeline.mjs')).href;

/** One press of Ctrl-C arrives from the terminal and again from npm; a second press comes later than this. */
const samePressMs = 500;

/** Whether this process already runs on a Node that runs the program. */
export function runsOnOwnNode() {
  return Number(process.versions.node.split('.')[0]) >= 24;
}

/** The Node that runs the program: the project's own, else this one if it is new enough, else undefined. */
export function findOwnNode() {
  if (existsSync(installed)) return installed;
  return runsOnOwnNode() ? process.execPath : undefined;
}

/**
 * Runs the project's own Node with these arguments and the terminal, and waits for its end.
 *
 * The child stands in a process group of its own: a Ctrl-C comes here, and is passed on once.
 *
 * @param {string[]} args
 * @returns {Promise<number>} its exit status; 128 + the signal's number where a signal ended it
 */
export function runOwnNode(args) {
  return new Promise((done, failed) => {
    const child = spawn(findOwnNode() ?? process.execPath, ['--import', lifeline, ...args], {
      cwd: process.cwd(),
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      detached: !windows,
      env: { ...process.env, PREFLIGHT_LIFELINE: String(process.pid) },
    });
    const release = passSignalsTo(child);
    child.once('error', (error) => {
      release();
      failed(
        new Refusal(
          `The project's own Node cannot be started: ${error.message}.\nInstall Node 24 and run the same command again.`,
        ),
      );
    });
    child.once('exit', (status, signal) => {
      release();
      done(status ?? 128 + constants.signals[signal]);
    });
  });
}

/**
 * On Windows the console itself hands Ctrl-C to every process, so there this process only waits.
 *
 * A signal to npm ends npm's shell without reaching this process, which then finds itself with another parent.
 */
function passSignalsTo(child) {
  const last = new Map();
  const pass = (signal) => {
    const now = performance.now();
    if (!windows && now - (last.get(signal) ?? -samePressMs) >= samePressMs) child.kill(signal);
    last.set(signal, now);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event === undefined || process.ppid === shell) return;
    clearInterval(watch);
    pass('SIGTERM');
  }, 200);
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, pass);
  };
}
