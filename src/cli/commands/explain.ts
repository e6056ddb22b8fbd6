import { explain } from '../../knowledge/explain.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { readTexts } from '../read-texts.ts';
import { printJson, type Terminal } from '../terminal.ts';

/** What the knowledge base says; nothing where it does not know. */
export function explainCommand(
  terminal: Terminal,
  text: string | undefined,
  options: { readonly all?: string; readonly json: boolean },
): Promise<ExitStatus> {
  return readTexts(terminal, text, options, (texts, many) => {
    const answers = texts.map((one) => ({ matches: explain(one) }));
    const known = answers.every(({ matches }) => matches.length > 0);
    if (options.json) {
      printJson(terminal, many ? answers : answers[0]);
    } else {
      for (const { matches } of answers) {
        const [first] = matches;
        if (first === undefined) {
          terminal.out(
            'I don’t know that one. Ask in your team’s admin channel, or look in Microsoft’s Windows Autopilot documentation.',
          );
          continue;
        }
        const steps = first.steps.map((step, index) => `  ${index + 1}. ${step}`);
        const { document, section, date } = first.source;
        terminal.out(
          [
            first.title,
            '',
            first.summary,
            ...steps,
            ...first.facts.map((fact) => `  - ${fact}`),
            '',
            `Source: ${document}, ${section} (${date})`,
          ].join('\n'),
        );
      }
    }
    return known || many ? EXIT.done : EXIT.no;
  });
}
