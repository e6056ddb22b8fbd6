import { z } from 'zod';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { reportFault, wrongCall } from '../report-fault.ts';
import { RunningBot } from '../running-bot.ts';
import { printJson, type Terminal } from '../terminal.ts';

const line = z.looseObject({
  id: z.string(),
  kind: z.string(),
  state: z.string(),
  customer: z.looseObject({ name: z.string().nullable() }).nullable(),
  counts: z.record(z.string(), z.number()),
});
const detail = line.extend({
  devices: z.array(
    z.looseObject({
      serial: z.string(),
      state: z.string(),
      code: z.string().nullable(),
      name: z.string().nullable(),
      profile: z.string().nullable(),
    }),
  ),
});

/** Lists requests, shows one with each of its devices, or exports all. */
export async function requestsCommand(
  terminal: Terminal,
  what: string,
  id: string | undefined,
  options: { readonly json: boolean },
): Promise<ExitStatus> {
  const bot = new RunningBot(terminal);
  if (what === 'show') {
    if (id === undefined)
      return reportFault(terminal, wrongCall('Which request? Write: preflight requests show R-1'), options.json);
    const answer = await bot.get(`/terminal/requests/${encodeURIComponent(id)}`);
    if (!answer.ok)
      return answer.fault.remote?.status === 404
        ? notThere(terminal, id, options.json)
        : reportFault(terminal, answer.fault, options.json);
    if (options.json) printJson(terminal, answer.value);
    else draw(terminal, detail.parse(answer.value));
    return EXIT.done;
  }
  if (what !== 'list' && what !== 'export')
    return reportFault(terminal, wrongCall(`There is no "requests ${what}": list, show R-1 or export.`), options.json);
  const answer = await bot.get(what === 'export' ? '/terminal/requests?devices=all' : '/terminal/requests');
  if (!answer.ok) return reportFault(terminal, answer.fault, options.json);
  if (options.json || what === 'export') {
    printJson(terminal, answer.value);
    return EXIT.done;
  }
  const requests = z.array(line).parse(answer.value);
  if (requests.length === 0) terminal.out('There are no requests yet.');
  for (const { id: request, kind, state, customer, counts } of requests) {
    terminal.out(
      `${request.padEnd(8)}${kind.padEnd(10)}${state.padEnd(22)}${(customer?.name ?? '-').padEnd(20)}${counts['devices'] ?? 0} devices`,
    );
  }
  return EXIT.done;
}

function draw(terminal: Terminal, request: z.infer<typeof detail>): void {
  const counts = Object.entries(request.counts).filter(([, count]) => count > 0);
  terminal.out(`${request.id}  ${request.kind} for ${request.customer?.name ?? '-'}: ${request.state}`);
  terminal.out(counts.map(([name, count]) => `${name} ${count}`).join(', '));
  for (const { serial, state, code, name, profile } of request.devices) {
    terminal.out(
      `  ${serial.padEnd(24)}${state.padEnd(12)}${[code, name, profile].filter((part) => part !== null).join(' ')}`,
    );
  }
}

function notThere(terminal: Terminal, id: string, json: boolean): ExitStatus {
  return reportFault(
    terminal,
    { code: 'request.unknown', message: `There is no request ${id}.`, retry: 'never' },
    json,
  );
}
