const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Tidies up where the program is told to end (Ctrl-C, a closed terminal), and then ends as it was told to. Gives what
 * calls this off.
 */
export function onInterrupt(tidyUp: () => void): () => void {
  const end = (signal: NodeJS.Signals): void => {
    callOff();
    tidyUp();
    process.kill(process.pid, signal);
  };
  const callOff = (): void => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return callOff;
}
