import { readFileSync } from 'node:fs';

interface ExampleAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A documented request of Microsoft Graph with its answers. */
export interface GraphExample {
  readonly operation: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: ExampleAnswer;
  readonly alternateResponses?: Readonly<Record<string, ExampleAnswer>>;
}

/** One of the examples in test/fixtures/graph. */
export function graphExample(name: string): GraphExample {
  return JSON.parse(readFileSync(new URL(`../fixtures/graph/${name}.json`, import.meta.url), 'utf8'));
}
