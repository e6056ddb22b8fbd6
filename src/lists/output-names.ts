/**
 * File names for the outputs of one list: the original's name, "fixed", and what distinguishes the output. Never the
 * original's own name, never a path, never the same name twice even where capitals do not count.
 */
export function outputNames(fileName: string, suffixes: readonly string[]): string[] {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  const stem = safe(base.replace(/\.[A-Za-z0-9]{1,5}$/, '')) || 'list';
  const taken = new Set<string>();
  // Where to go on counting: thousands of tags may come to one name.
  const numbers = new Map<string, number>();
  return suffixes.map((suffix) => {
    const wanted = suffix === '' ? `${stem}.fixed` : `${stem}.fixed-${safe(suffix) || 'tag'}`;
    let name = wanted;
    for (let number = numbers.get(wanted) ?? 2; taken.has(name.toLowerCase()); number += 1) {
      name = `${wanted}-${number}`;
      numbers.set(wanted, number + 1);
    }
    taken.add(name.toLowerCase());
    return `${name}.csv`;
  });
}

function safe(text: string): string {
  return text
    .replace(/[^A-Za-z0-9._ -]+/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80);
}
