/**
 * Puts values in the place of `${{NAME}}`, as the Teams tools do. A value is written as JSON text, so that a quotation
 * mark in it cannot end the string it stands in.
 *
 * Throws with all missing names at once. A name may be set to nothing, but not be absent.
 */
export function fillPlaceholders(template: string, values: Readonly<Record<string, string | undefined>>): string {
  const names = new Set(Array.from(template.matchAll(/\$\{\{(\w+)\}\}/g), ([, name]) => String(name)));
  const missing = [...names].filter((name) => values[name] === undefined);
  if (missing.length > 0) throw new Error(`Not set: ${missing.join(', ')}`);
  return template.replaceAll(/\$\{\{(\w+)\}\}/g, (_, name: string) => JSON.stringify(values[name]).slice(1, -1));
}
