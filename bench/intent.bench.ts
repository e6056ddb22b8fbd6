import { readFileSync } from 'node:fs';
import { readIntent } from '../src/intent/read-intent.ts';

/** Prints the time that a message takes to be understood, in µs: `node bench/intent.bench.ts`. */
const WARM_UP = 300;
const ROUNDS = 2_000;

interface Sample {
  readonly name: string;
  readonly texts: readonly string[];
  readonly rounds: number;
}

const utterances = JSON.parse(readFileSync(new URL('../examples/utterances.json', import.meta.url), 'utf8')) as {
  text: string;
}[];
const pasted = Array.from({ length: 40 }, (_, index) => `PF3XK${1000 + index * 7}`);
const hash = 'T0HLAQEAHAAAAAoAbQhhAGYAbABvAHcA'.repeat(120);

const SAMPLES: readonly Sample[] = [
  { name: 'utterances of the examples', texts: utterances.map(({ text }) => text), rounds: ROUNDS / 10 },
  {
    name: '40 pasted serial numbers',
    texts: [`Please register these 40 serials for Contoso, tag KIOSK:\n${pasted.join('\n')}`],
    rounds: ROUNDS,
  },
  {
    name: '40 pasted rows with hashes',
    texts: [
      `Please register for Contoso\nDevice Serial Number,Windows Product ID,Hardware Hash\n${pasted.map((serial) => `${serial},,${hash}`).join('\n')}`,
    ],
    rounds: ROUNDS / 20,
  },
  ...['register ', 'do not ', 'PF3XK2A9, ', '"', '\n', 'a,b\n'].map((unit) => ({
    name: `10,000 characters of ${JSON.stringify(unit)}`,
    texts: [unit.repeat(10_000 / unit.length)],
    rounds: ROUNDS / 50,
  })),
];

function measure({ texts, rounds }: Sample): number {
  for (let round = 0; round < Math.min(WARM_UP, rounds); round += 1) for (const text of texts) readIntent(text);
  const start = process.hrtime.bigint();
  for (let round = 0; round < rounds; round += 1) for (const text of texts) readIntent(text);
  return Number(process.hrtime.bigint() - start) / 1_000 / rounds / texts.length;
}

for (const sample of SAMPLES) {
  process.stdout.write(`${sample.name.padEnd(40)} ${measure(sample).toFixed(1).padStart(10)} µs a message\n`);
}
