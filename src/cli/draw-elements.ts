import { asList, asObject, asText, type Json, words } from './card-json.ts';
import { drawCardText, harmless } from './draw-card-text.ts';
import { besideEachOther, widthOf, wrap } from './draw-columns.ts';

/** Text with its Markdown taken off; a large heading is underlined. */
export function textBlock(item: Json, width: number): string[] {
  const text = drawCardText(asText(item['text']));
  if (text.trim() === '') return [];
  const large = item['style'] === 'heading' && ['large', 'extralarge'].includes(asText(item['size']).toLowerCase());
  const lines = wrap(text, width);
  return large ? [...lines, '═'.repeat(Math.min(width, Math.max(...lines.map(widthOf))))] : lines;
}

/** Runs one after the other; rich text holds no Markdown. */
export function richText(item: Json): string {
  const runs = Array.isArray(item['inlines']) ? item['inlines'] : [];
  return runs.map((run) => (typeof run === 'string' ? harmless(run) : words(asObject(run)['text']))).join('');
}

/** Names to the left, values to the right. */
export function factSet(item: Json, width: number): string[] {
  const facts = asList(item['facts']).map((fact) => ({
    name: drawCardText(asText(fact['title'])),
    value: drawCardText(asText(fact['value'])),
  }));
  const names = Math.min(Math.floor(width / 2), Math.max(0, ...facts.map(({ name }) => widthOf(name))));
  return facts.flatMap(({ name, value }) =>
    besideEachOther([
      { lines: wrap(name, names), width: names },
      { lines: wrap(value, width - names - 2), width: width - names - 2 },
    ]),
  );
}

/** A bar with its percentage; one without a value is under way. */
export function progressBar(item: Json, width: number): string[] {
  const max = Number(item['max'] ?? 100);
  const value = Number(item['value']);
  const label = words(item['label']);
  if (!Number.isFinite(value) || !(max > 0)) return label === '' ? ['…'] : wrap(label, width);
  const part = Math.min(1, Math.max(0, value / max));
  const cells = Math.min(30, width - 8);
  const full = Math.round(part * cells);
  const bar = `${'█'.repeat(full)}${'░'.repeat(cells - full)} ${Math.round(part * 100)} %`;
  return label === '' ? [bar] : [...wrap(label, width), bar];
}

/** A chart as its numbers: one line a value, series by series. */
export function chart(item: Json, width: number): string[] {
  const title = item['showTitle'] === false ? '' : words(item['title']);
  const rows = (Array.isArray(item['data']) ? item['data'] : []).flatMap((entry) => chartRows(asObject(entry), ''));
  const value = item['value'] === undefined || rows.length > 0 ? [] : [words(String(item['value']))];
  const names = Math.min(Math.floor(width / 2), Math.max(0, ...rows.map(([name]) => widthOf(name))));
  return [
    ...(title === '' ? [] : wrap(title, width)),
    ...value,
    ...rows.flatMap(([name, amount]) => {
      // Where the legend ends with the number already, once is enough.
      if (name.endsWith(` ${amount}`)) return wrap(name, width);
      const rest = width - names - 2;
      return besideEachOther([
        { lines: wrap(name, names), width: names },
        { lines: wrap(amount, rest), width: rest },
      ]);
    }),
  ];
}

function chartRows(entry: Json, series: string): [name: string, value: string][] {
  const name = words(entry['legend'] ?? entry['title'] ?? entry['x'] ?? '');
  const inner = Array.isArray(entry['values']) ? entry['values'] : Array.isArray(entry['data']) ? entry['data'] : null;
  if (inner !== null) return inner.flatMap((value) => chartRows(asObject(value), name));
  const amount = entry['value'] ?? entry['y'];
  const whole = [series, name].filter((part) => part !== '').join(' · ');
  return [[whole, amount === undefined ? '' : words(String(amount))]];
}
