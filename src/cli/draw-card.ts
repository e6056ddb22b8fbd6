import { asList, asObject, asText, type Json, words } from './card-json.ts';
import { harmless } from './draw-card-text.ts';
import { besideEachOther, shrink, widthOf, wrap } from './draw-columns.ts';
import { chart, factSet, progressBar, richText, textBlock } from './draw-elements.ts';

/** A button of a drawn card, by the number in front of it. */
export interface DrawnButton {
  readonly number: number;
  readonly title: string;
  /** `press`: the bot answers; `open`: an address; `toggle`: shows or hides parts of the card. */
  readonly kind: 'press' | 'open' | 'toggle';
  /** What a press sends; undefined for the other kinds. */
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly url: string | null;
  /** With `toggle`: the ids of the elements to give in `toggled` when the card is drawn again. */
  readonly targets: readonly string[];
}

export interface DrawnInput {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  readonly value: string | null;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

export interface DrawOptions {
  /** Terminal cells a line may take; 78 unless told. */
  readonly width?: number;
  /** Ids of elements that a person has shown or hidden. */
  readonly toggled?: ReadonlySet<string>;
}

const DEFAULT_WIDTH = 78;
const LEAST_WIDTH = 24;
/** Narrower columns stand below each other. */
const LEAST_COLUMN = 16;
const PIXELS_A_CELL = 8;

/**
 * Any Adaptive Card as terminal text, without a line break at its end: what a person sees in Teams, with numbered
 * buttons and named inputs. Elements that the terminal cannot draw show their fallback. Never throws: what is no card
 * is drawn as nothing.
 */
export function drawCard(card: unknown, options: DrawOptions = {}): string {
  const rule = '─'.repeat(widthOfCard(options));
  return [rule, ...draw(card, options).lines, rule].join('\n');
}

/** The buttons of the card, in the order of the numbers with which `drawCard` (with the same options) draws them. */
export function buttonsOf(card: unknown, options: DrawOptions = {}): readonly DrawnButton[] {
  return draw(card, options).pen.buttons;
}

/** The inputs of the card, in the order in which they are drawn. */
export function inputsOf(card: unknown, options: DrawOptions = {}): readonly DrawnInput[] {
  return draw(card, options).pen.inputs;
}

function draw(card: unknown, options: DrawOptions): { readonly lines: readonly string[]; readonly pen: Pen } {
  const pen = new Pen(options.toggled ?? new Set());
  return { lines: pen.drawCard(asObject(card), widthOfCard(options)), pen };
}

function widthOfCard({ width }: DrawOptions): number {
  return Math.max(LEAST_WIDTH, width ?? DEFAULT_WIDTH);
}

/** Draws elements and remembers the buttons and inputs it met, in the order in which they stand. */
class Pen {
  readonly buttons: DrawnButton[] = [];
  readonly inputs: DrawnInput[] = [];
  readonly #toggled: ReadonlySet<string>;

  constructor(toggled: ReadonlySet<string>) {
    this.#toggled = toggled;
  }

  drawCard(card: Json, width: number): string[] {
    const body = this.#stack(asList(card['body']), width);
    const actions = this.#actions(asList(card['actions']), width);
    return body.length > 0 && actions.length > 0 ? [...body, '', ...actions] : [...body, ...actions];
  }

  /** Elements below each other, with an empty line where the card has a larger space or a rule. */
  #stack(items: readonly Json[], width: number): string[] {
    const lines: string[] = [];
    for (const item of items) {
      if (!this.#isVisible(item)) continue;
      const drawn = this.#element(item, width);
      if (drawn.length === 0) continue;
      if (lines.length > 0 && item['separator'] === true) lines.push('·'.repeat(Math.min(width, 40)));
      else if (lines.length > 0 && !['None', 'none', 'Small', 'small'].includes(asText(item['spacing'])))
        lines.push('');
      lines.push(...drawn);
    }
    return lines;
  }

  #isVisible(item: Json): boolean {
    const toggled = typeof item['id'] === 'string' && this.#toggled.has(item['id']);
    return (item['isVisible'] !== false) !== toggled;
  }

  #element(item: Json, width: number): string[] {
    const type = asText(item['type']);
    switch (type) {
      case 'TextBlock':
        return textBlock(item, width);
      case 'RichTextBlock':
        return wrap(richText(item), width);
      case 'FactSet':
        return factSet(item, width);
      case 'Container':
      case 'TableCell':
      case 'Column':
      case 'CarouselPage':
        return this.#container(item, width);
      case 'ColumnSet':
        return this.#columnSet(item, width);
      case 'Table':
        return this.#table(item, width);
      case 'ActionSet':
        return this.#actions(asList(item['actions']), width);
      case 'Carousel':
        return this.#stack(asList(item['pages']), width);
      case 'ImageSet':
        return this.#stack(asList(item['images']), width);
      case 'Image':
      case 'Media':
        return item['altText'] === undefined ? [] : wrap(`[picture: ${words(item['altText'])}]`, width);
      case 'Icon':
        return [];
      case 'Badge':
        return wrap(`[${words(item['text'])}]`, width);
      case 'CodeBlock':
        return words(item['codeSnippet'])
          .split('\n')
          .map((line) => `    ${line}`);
      case 'ProgressBar':
      case 'ProgressRing':
        return progressBar(item, width);
      default:
        if (type.startsWith('Input.')) return this.#input(item, type, width);
        if (type.startsWith('Chart.')) return chart(item, width);
        return this.#fallback(item, width);
    }
  }

  #fallback(item: Json, width: number): string[] {
    const fallback = asObject(item['fallback']);
    return fallback['type'] === undefined ? [] : this.#element(fallback, width);
  }

  /** A container with a tone stands behind a bar; one that can be pressed gets a number. */
  #container(item: Json, width: number): string[] {
    const style = asText(item['style']).toLowerCase();
    const toned = style !== '' && style !== 'default';
    const inner = this.#stack(asList(item['items']), toned ? width - 2 : width);
    const lines = toned ? inner.map((line) => `│ ${line}`.trimEnd()) : inner;
    return this.#pressable(item, lines, width);
  }

  #pressable(item: Json, lines: readonly string[], width: number): string[] {
    const action = asObject(item['selectAction']);
    return action['type'] === undefined ? [...lines] : [...lines, ...this.#actions([action], width)];
  }

  #columnSet(item: Json, width: number): string[] {
    const columns = asList(item['columns']).filter((column) => this.#isVisible(column));
    const widths = this.#columnWidths(columns, width);
    const lines =
      widths === null
        ? columns.flatMap((column) => this.#container(column, width))
        : besideEachOther(
            columns.map((column, index) => {
              const columnWidth = widths[index] ?? LEAST_COLUMN;
              return { lines: this.#container(column, columnWidth), width: columnWidth };
            }),
          );
    return this.#pressable(item, lines, width);
  }

  /** Null where the columns do not fit beside each other. */
  #columnWidths(columns: readonly Json[], width: number): number[] | null {
    const fixed = columns.map((column) => this.#fixedWidth(column, width));
    const taken = fixed.reduce((sum: number, cells) => sum + (cells ?? 0), 0) + 2 * Math.max(0, columns.length - 1);
    const free = width - taken;
    const shares = columns.map((column, index) => (fixed[index] === null ? share(column) : 0));
    const all = shares.reduce((sum, weight) => sum + weight, 0);
    if (free < 0 || (all > 0 && free / shares.filter((weight) => weight > 0).length < LEAST_COLUMN)) return null;
    return columns.map((_, index) => fixed[index] ?? Math.floor((free * (shares[index] ?? 0)) / all));
  }

  /** Cells of a column of fixed or natural width; null for one that shares what is left. */
  #fixedWidth(column: Json, width: number): number | null {
    const wanted = column['width'];
    if (typeof wanted === 'string' && wanted.endsWith('px')) {
      const cells = Math.ceil(Number.parseFloat(wanted) / PIXELS_A_CELL);
      return Number.isFinite(cells) ? Math.max(1, cells) : null;
    }
    if (wanted !== 'auto') return null;
    // A trial drawing, whose buttons and inputs do not count.
    const lines = new Pen(this.#toggled).#container(column, width);
    return Math.max(1, ...lines.map(widthOf));
  }

  #table(item: Json, width: number): string[] {
    const rows = asList(item['rows']).map((row) => asList(row['cells']));
    const count = Math.max(0, ...rows.map((cells) => cells.length));
    if (count === 0) return [];
    const gaps = 2 * (count - 1);
    const natural = Array.from({ length: count }, (_, index) =>
      Math.max(1, ...rows.map((cells) => this.#naturalWidth(cells[index], width))),
    );
    const widths = shrink(natural, width - gaps);
    const drawn = rows.map((cells) =>
      besideEachOther(
        widths.map((cellWidth, index) => ({ lines: this.#container(cells[index] ?? {}, cellWidth), width: cellWidth })),
      ),
    );
    const [head, ...rest] = drawn;
    if (item['firstRowAsHeaders'] === false || head === undefined) return drawn.flat();
    return [...head, widths.map((cells) => '─'.repeat(cells)).join('  '), ...rest.flat()];
  }

  #naturalWidth(cell: Json | undefined, width: number): number {
    if (cell === undefined) return 1;
    return Math.max(1, ...new Pen(this.#toggled).#container(cell, width).map(widthOf));
  }

  #actions(actions: readonly Json[], width: number): string[] {
    const titles: string[] = [];
    const unfolded: string[] = [];
    for (const action of actions) {
      const type = asText(action['type']);
      const title = words(action['title']) || 'Choose';
      if (type === 'Action.ShowCard') {
        const card = this.drawCard(asObject(action['card']), width - 2);
        unfolded.push(`${title}:`, ...card.map((line) => `  ${line}`.trimEnd()));
        continue;
      }
      if (action['isEnabled'] === false) titles.push(`[–] ${title}`);
      else titles.push(this.#button(action, type, title));
    }
    return [...packed(titles, width), ...unfolded];
  }

  #button(action: Json, type: string, title: string): string {
    const number = this.buttons.length + 1;
    const url = type === 'Action.OpenUrl' && typeof action['url'] === 'string' ? harmless(action['url']) : null;
    const kind = url !== null ? 'open' : type === 'Action.ToggleVisibility' ? 'toggle' : 'press';
    this.buttons.push({
      number,
      title,
      kind,
      data: kind === 'press' ? asObject(action['data']) : undefined,
      url,
      targets: targetsOf(action['targetElements']),
    });
    return `[${number}] ${title}${url === null ? '' : `:\n${url}`}`;
  }

  #input(item: Json, type: string, width: number): string[] {
    const id = harmless(asText(item['id']));
    const label = words(item['label']) || words(item['title']) || words(item['placeholder']) || id;
    const required = item['isRequired'] === true;
    const value = item['value'] === undefined || item['value'] === '' ? null : harmless(String(item['value']));
    const choices = asList(item['choices']).map((choice) => ({
      title: words(choice['title']),
      value: harmless(asText(choice['value'])),
    }));
    if (type === 'Input.Toggle') choices.push(...toggleChoices(item));
    this.inputs.push({ id, label, required, value, choices });
    const head = `${label}${required ? ' (required)' : ''}: ${id}=${value ?? '…'}`;
    return [
      ...wrap(head, width),
      ...choices.flatMap(({ title, value: choice }) => wrap(`  ${choice}  ${title}`, width)),
    ];
  }
}

/** Buttons beside each other, as many as fit a line; an address has a line of its own and is never broken. */
function packed(titles: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let open = false;
  for (const title of titles) {
    const [name = '', address] = title.split('\n');
    const last = lines.at(-1);
    if (open && last !== undefined && widthOf(last) + 3 + widthOf(name) <= width)
      lines[lines.length - 1] = `${last}   ${name}`;
    else lines.push(...wrap(name, width));
    if (address !== undefined) lines.push(address);
    open = address === undefined;
  }
  return lines;
}

function toggleChoices(item: Json): { title: string; value: string }[] {
  return [
    { title: 'yes', value: harmless(asText(item['valueOn'] ?? 'true')) },
    { title: 'no', value: harmless(asText(item['valueOff'] ?? 'false')) },
  ];
}

function targetsOf(targets: unknown): string[] {
  if (!Array.isArray(targets)) return [];
  return targets.map((target) => (typeof target === 'string' ? target : asText(asObject(target)['elementId'])));
}

/** The share of a column in what is left: its weight, or one. */
function share(column: Json): number {
  const weight = Number(column['width'] ?? 1);
  return Number.isFinite(weight) && weight > 0 ? weight : 1;
}
