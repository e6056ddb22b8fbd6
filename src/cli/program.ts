import { Command, Option } from 'commander';
import type { ExitStatus } from './exit-status.ts';
import { CHECK_HELP, FIX_HELP } from './list-help.ts';
import type { Terminal } from './terminal.ts';

/** The people that a local trial knows. */
const PERSON = new Option('--as <person>', 'who speaks: hana, sam, ada, bo, zoe, or a UPN').default('hana');
const JSON_OUT = new Option('--json', 'print one JSON document and nothing else').default(false);
const CHANNEL_CHOICES = ['intune', 'partner-center', 'oem-direct', 'manual-upload', 'm365', 'corporate-identifiers'];
const CHANNEL = new Option('--channel <channel>', 'judge the list for this channel').choices(CHANNEL_CHOICES);
const CHANNEL_OR_ALL = new Option(
  '--channel <channel>',
  'judge the list for this channel; with all and --json, say also what each channel could do with it',
).choices([...CHANNEL_CHOICES, 'all']);

type Exit = (status: ExitStatus) => void;

/** The command `preflight` with all its subcommands; each is loaded when it is called, so that a small one starts fast. */
export function createProgram(terminal: Terminal, exit: Exit): Command {
  const program = new Command('preflight')
    .description('Registers Windows Autopilot devices: a sentence, a plan, an approval, a job, one true card.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showHelpAfterError('(add --help for what can be written)');
  addServers(program, terminal, exit);
  addConversation(program, terminal, exit);
  addTools(program, terminal, exit);
  return program;
}

function addServers(program: Command, terminal: Terminal, exit: Exit): void {
  program
    .command('serve')
    .description('the bot server and its workers in one process')
    .action(async () => exit(await (await import('./commands/serve.ts')).serveCommand(terminal, 'serve')));
  program
    .command('work')
    .description('workers only: as many processes as wanted, on one PostgreSQL')
    .action(async () => exit(await (await import('./commands/serve.ts')).serveCommand(terminal, 'work')));
  program
    .command('dev')
    .description('sandbox, bot and the Microsoft 365 Agents Playground on this machine')
    .option('--no-playground', 'without the Playground')
    .action(async (options: { playground: boolean }) =>
      exit(await (await import('./commands/dev.ts')).devCommand(terminal, options)),
    );
  program
    .command('migrate')
    .description('brings the database to the current schema')
    .action(async () => exit(await (await import('./commands/migrate.ts')).migrateCommand(terminal)));
  program
    .command('doctor')
    .description('checks settings, database, tokens, permissions, clocks, manifest')
    .addOption(JSON_OUT)
    .action(async (options: { json: boolean }) =>
      exit(await (await import('./commands/doctor.ts')).doctorCommand(terminal, options)),
    );
  program
    .command('sandbox')
    .description('the simulated Microsoft services alone')
    .option('--port <number>', 'the port to listen on')
    .option('--scenario <file>', 'another start than the usual one')
    .action(async (options: { port?: string; scenario?: string }) =>
      exit(await (await import('./commands/sandbox.ts')).sandboxCommand(terminal, options)),
    );
}

function addConversation(program: Command, terminal: Terminal, exit: Exit): void {
  program
    .command('chat')
    .description('a conversation with the running bot')
    .addOption(PERSON)
    .action(async (options: { as: string }) =>
      exit(await (await import('./commands/chat.ts')).chatCommand(terminal, options)),
    );
  program
    .command('ask')
    .description('one message to the running bot')
    .argument('<text>', 'the message')
    .addOption(PERSON)
    .option('--attach <file...>', 'files that go with it')
    .addOption(new Option('--in <scope>', 'where it is said').choices(['channel', 'personal']).default('personal'))
    .option('--wait', 'until the request it made settles', false)
    .addOption(JSON_OUT)
    .action(
      async (
        text: string,
        options: { as: string; attach?: string[]; in: 'channel' | 'personal'; wait: boolean; json: boolean },
      ) => exit(await (await import('./commands/ask.ts')).askCommand(terminal, text, options)),
    );
  program
    .command('import')
    .description('hands an inventory to the running bot, so that serial numbers alone are enough later')
    .argument('<file...>', 'the list with the hashes; "inventory" may stand before it')
    .addOption(PERSON)
    .addOption(JSON_OUT)
    .action(async (words: string[], options: { as: string; json: boolean }) =>
      exit(await (await import('./commands/import.ts')).importCommand(terminal, words, options)),
    );
  program
    .command('inventory')
    .description('what the running bot knows of devices before they are registered')
    .argument(
      '<what>',
      'import FILE, find SERIAL…, keep SERIAL (of two sources that contradict each other), remove SERIAL…',
    )
    .argument('<words...>', 'the file, or serial numbers')
    .addOption(PERSON)
    .option('--claim <claim>', 'keep: the source that is right, as "find" names it; without it the entry stays')
    .addOption(JSON_OUT)
    .action(async (what: string, words: string[], options: { as: string; claim?: string; json: boolean }) =>
      exit(await (await import('./commands/inventory.ts')).inventoryCommand(terminal, what, words, options)),
    );
  program
    .command('press')
    .description('presses a button of a request’s current card')
    .argument(
      '<request>',
      'the request, for example R-1; a checked list, for example L-1f0c22ab; for unblock a serial number',
    )
    .argument(
      '<action>',
      'send, approve, reject, cancel, retry, unblock; of a list: accept, use-list, download-list, open-list, …',
    )
    .addOption(PERSON)
    .option('--input <name=value...>', 'what the card asks for')
    .option('--wait', 'until the request settles', false)
    .addOption(JSON_OUT)
    .action(
      async (
        request: string,
        action: string,
        options: { as: string; input?: string[]; wait: boolean; json: boolean },
      ) => exit(await (await import('./commands/press.ts')).pressCommand(terminal, request, action, options)),
    );
  program
    .command('requests')
    .description('requests and the state of each device')
    .argument('[what]', 'list, show or export', 'list')
    .argument('[id]', 'the request to show')
    .addOption(JSON_OUT)
    .action(async (what: string, id: string | undefined, options: { json: boolean }) =>
      exit(await (await import('./commands/requests.ts')).requestsCommand(terminal, what, id, options)),
    );
  program
    .command('audit')
    .description('proves the audit chain whole, or exports it')
    .argument('[what]', 'verify or export', 'verify')
    .addOption(JSON_OUT)
    .action(async (what: string, options: { json: boolean }) =>
      exit(await (await import('./commands/audit.ts')).auditCommand(terminal, what, options)),
    );
}

function addTools(program: Command, terminal: Terminal, exit: Exit): void {
  program
    .command('parse')
    .description('what a message means; needs no server')
    .argument('[text]', 'the message')
    .option('--all <file>', 'a JSON array of texts')
    .addOption(JSON_OUT)
    .action(async (text: string | undefined, options: { all?: string; json: boolean }) =>
      exit(await (await import('./commands/parse.ts')).parseCommand(terminal, text, options)),
    );
  program
    .command('check')
    .description('judges a device list; needs no server')
    .argument('<file>', 'the list, or - for standard input')
    .addOption(CHANNEL_OR_ALL)
    .addOption(JSON_OUT)
    .addHelpText('after', CHECK_HELP)
    .action(async (file: string, options: { channel?: string; json: boolean }) =>
      exit(await (await import('./commands/check.ts')).checkCommand(terminal, file, options)),
    );
  program
    .command('fix')
    .description('writes a repaired copy of a device list; needs no server')
    .argument('<file>', 'the list, or - for standard input')
    .requiredOption('--out <folder>', 'where the copy goes; made if need be')
    .addOption(CHANNEL)
    .option('--accept-proposals', 'also do what needs a person’s yes', false)
    .option('--force', 'write over files that are there, never over the list itself', false)
    .addOption(JSON_OUT)
    .addHelpText('after', FIX_HELP)
    .action(
      async (
        file: string,
        options: { out: string; channel?: string; acceptProposals: boolean; force: boolean; json: boolean },
      ) => exit(await (await import('./commands/fix.ts')).fixCommand(terminal, file, options)),
    );
  program
    .command('hash')
    .description('what one hardware hash says; needs no server')
    .argument('<value>', 'a file, the text itself, or - for standard input')
    .addOption(JSON_OUT)
    .action(async (value: string, options: { json: boolean }) =>
      exit(await (await import('./commands/hash.ts')).hashCommand(terminal, value, options)),
    );
  program
    .command('explain')
    .description('what the knowledge base says; needs no server')
    .argument('[text]', 'a code, an event, or a question')
    .option('--all <file>', 'a JSON array of texts')
    .addOption(JSON_OUT)
    .action(async (text: string | undefined, options: { all?: string; json: boolean }) =>
      exit(await (await import('./commands/explain.ts')).explainCommand(terminal, text, options)),
    );
}
