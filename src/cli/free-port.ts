import { createServer } from 'node:net';

/** Why a port cannot be used, with the setting that chooses another; null where it can. */
export function portComplaint(setting: string, port: string): Promise<string | null> {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    return Promise.resolve(`${setting}=${port} is no port: write a number from 1 to 65535.`);
  }
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${error.code ?? 'unknown'})`;
      done(
        `Port ${port} ${why}. Stop that program, or choose another port, for example ${setting}=${number + 1} npm start.`,
      );
    });
    probe.listen(number, '127.0.0.1', () => {
      probe.close(() => {
        done(null);
      });
    });
  });
}
