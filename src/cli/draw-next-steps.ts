import type { Finding } from '../domain/finding.ts';
import type { ReportHead } from './draw-report.ts';
import { counted } from './in-figures.ts';
import type { Kind } from './kind-digest.ts';
import { wrapText } from './wrap-text.ts';

/** What to do after reading a report on the list at `path`. */
export function drawNextSteps(
  report: ReportHead,
  kinds: readonly Kind<Finding>[],
  { path, channel, width }: { readonly path: string; readonly channel: string | null; readonly width: number },
): string {
  const steps = [...stepsOf(report, kinds, commandsFor(path, channel))];
  return ['NEXT', ...steps.flatMap((step) => drawStep(step, width))].join('\n');
}

/** A sentence, and the command that it speaks of. */
interface Step {
  readonly say: string;
  readonly command?: string;
}

function drawStep({ say, command }: Step, width: number): string[] {
  return [...wrapText(say, width, '  '), ...(command === undefined ? [] : [`    ${command}`])];
}

function commandsFor(path: string, channel: string | null) {
  const name = /^[\w./~-]+$/.test(path) ? path : `"${path}"`;
  const forChannel = channel === null ? '' : ` --channel ${channel}`;
  return {
    fix: `preflight fix ${name} --out fixed${forChannel}`,
    all: `preflight check ${name} --json${forChannel}`,
  };
}

function* stepsOf(
  { devices, ready, accepted, repairable }: ReportHead,
  kinds: readonly Kind<Finding>[],
  commands: ReturnType<typeof commandsFor>,
): Generator<Step> {
  const findings = kinds.map(({ first: [one] }) => one);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0 && accepted) {
    yield { say: 'Nothing has to be done: the list can be used as it is.' };
  } else if (repairable) {
    yield { say: 'This writes a copy in which all of it is mended:', command: commands.fix };
  } else {
    if (errors.some(({ fix }) => fix === 'none')) {
      yield { say: 'Mend what only you can mend where the list comes from, and check it again.' };
    }
    if (ready > 0) {
      const who = `${counted(ready, 'device')} that ${ready === 1 ? 'is' : 'are'} ready`;
      const rest = counted(devices - ready, 'row');
      yield {
        say: `Or go on without: this writes a copy with the ${who} and leaves out ${rest}:`,
        command: commands.fix,
      };
    }
  }
  if (findings.some(({ fix }) => fix === 'proposal')) {
    yield {
      say: 'If what is proposed above is right, this does it as well:',
      command: `${commands.fix} --accept-proposals`,
    };
  }
  if (kinds.some(({ count, first }) => count > first.length)) {
    yield { say: 'Every finding, one by one:', command: commands.all };
  }
  const [worst] = errors.filter(({ fix }) => fix === 'none');
  if (worst !== undefined) yield { say: 'More about a code:', command: `preflight explain ${worst.code}` };
}
