import { harmless } from './draw-card-text.ts';

/** A part of a card whose shape nobody vouches for. */
export type Json = Readonly<Record<string, unknown>>;

/** Text of a member that is not Markdown, harmless for a terminal. */
export function words(value: unknown): string {
  return harmless(asText(value));
}

export function asText(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}

export function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function asList(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(asObject) : [];
}
