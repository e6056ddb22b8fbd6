import { readIntent } from '../../intent/read-intent.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { readTexts } from '../read-texts.ts';
import { printJson, type Terminal } from '../terminal.ts';

/** What one message means, or all of a file. */
export function parseCommand(
  terminal: Terminal,
  text: string | undefined,
  options: { readonly all?: string; readonly json: boolean },
): Promise<ExitStatus> {
  return readTexts(terminal, text, options, (texts, many) => {
    const intents = texts.map((one) => readIntent(one));
    if (options.json) {
      printJson(terminal, many ? intents : intents[0]);
    } else {
      for (const intent of intents) {
        const said = Object.entries(intent).filter(
          ([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
        );
        terminal.out(
          said.map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`).join('\n'),
        );
      }
    }
    return EXIT.done;
  });
}
