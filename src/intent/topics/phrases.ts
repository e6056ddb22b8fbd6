/** A pattern of whole words anywhere in a text: the lines, and what "|" parts on them, are alternatives. */
export function phrases(lines: string): RegExp {
  return new RegExp(`(?<![\\w-])(?:${alternatives(lines)})(?![\\w])`);
}

/** The same at the beginning of a text. */
export function opening(lines: string): RegExp {
  return new RegExp(`^(?:${alternatives(lines)})(?![\\w])`);
}

/** The same for a whole text. */
export function whole(lines: string): RegExp {
  return new RegExp(`^(?:${alternatives(lines)})$`);
}

function alternatives(lines: string): string {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('|');
}

const SOMEBODY = '(?:you|someone|somebody|anyone|anybody)';
/** "please", "can you please", before a verb that asks for something. */
export const ASKING_FOR = `(?:(?:can|could|would|will) ${SOMEBODY} )?(?:(?:please|pls|kindly|just|quickly|briefly) )*`;
