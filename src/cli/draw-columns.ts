const COMBINING = /\p{M}/u;
/** Characters that take two cells of a terminal: East Asian scripts and emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60]/u;

/** Terminal cells that a line takes. */
export function widthOf(line: string): number {
  let cells = 0;
  for (const character of line) cells += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return cells;
}

/** The text in lines of at most `width` cells, broken between words where that is possible. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(1, width)));
}

function wrapLine(line: string, width: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const lines: string[] = [];
  let current = '';
  for (const word of line.trim().split(/ +/)) {
    for (const piece of pieces(word, width - indent.length)) {
      if (current !== '' && widthOf(indent) + widthOf(current) + 1 + widthOf(piece) <= width) {
        current += ` ${piece}`;
      } else {
        if (current !== '') lines.push(indent + current);
        current = piece;
      }
    }
  }
  return [...lines, indent + current];
}

/** A word that is longer than a line, cut into lines. */
function pieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const cut: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && widthOf(piece) + widthOf(character) > width) {
      cut.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...cut, piece];
}

/** Blocks of lines side by side, each padded to its width, with `gap` blanks between. */
export function besideEachOther(
  columns: readonly { readonly lines: readonly string[]; readonly width: number }[],
  gap = 2,
): string[] {
  const height = Math.max(0, ...columns.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    columns
      .map(({ lines, width }) => pad(lines[row] ?? '', width))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

function pad(line: string, width: number): string {
  return line + ' '.repeat(Math.max(0, width - widthOf(line)));
}

/** Natural widths made to fit: the widest column gives first, none goes below `least`. */
export function shrink(widths: readonly number[], available: number, least = 6): number[] {
  const shrunk = [...widths];
  let excess = shrunk.reduce((sum, width) => sum + width, 0) - available;
  while (excess > 0) {
    const widest = shrunk.indexOf(Math.max(...shrunk));
    const width = shrunk[widest] ?? 0;
    if (width <= least) break;
    shrunk[widest] = width - 1;
    excess -= 1;
  }
  return shrunk;
}
