// Loaded into the program that `npm start` or `npm test` runs. The program stands in a process group of its own, so
// that Ctrl-C reaches it once; this ends it when the command that started it is gone, however that came about.
import { isMainThread } from 'node:worker_threads';

const starter = Number(process.env.PREFLIGHT_LIFELINE);

if (isMainThread && starter === process.ppid && process.channel !== undefined) {
  delete process.env.PREFLIGHT_LIFELINE;
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
