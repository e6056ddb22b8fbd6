import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;

const document = JSON.parse(
  readFileSync(new URL('../../../fixtures/graph-autopilot.openapi.json', import.meta.url), 'utf8'),
) as { paths: Record<string, Record<string, Json>>; components: Json };

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: 'graph', components: asJsonSchema(document.components) });

/** What of an answer does not fit Microsoft's description of the operation; empty where all does. */
export function misfits(method: string, pathTemplate: string, status: number, body: unknown): readonly string[] {
  const operation = document.paths[pathTemplate]?.[method.toLowerCase()];
  if (operation === undefined) return [`${method} ${pathTemplate} is not described`];
  const responses = operation['responses'] as Record<string, Json>;
  const described = responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`];
  if (described === undefined) return [`the status ${status} is not described`];
  const response = described['$ref'] === undefined ? described : lookUp(String(described['$ref']));
  const schema = (response['content'] as Record<string, Json> | undefined)?.['application/json']?.['schema'];
  if (schema === undefined) return body === '' ? [] : ['a body is not described'];
  return complaints(ajv.compile(asJsonSchema(schema) as Json), body);
}

function complaints(validate: ValidateFunction, body: unknown): readonly string[] {
  return validate(body) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function lookUp(reference: string): Json {
  return reference
    .slice(2)
    .split('/')
    .reduce((value, name) => value[name] as Json, document as unknown as Json);
}

/**
 * OpenAPI 3.0 to JSON Schema: `nullable` becomes a type of its own, references point into the named document. An object
 * without properties beside a reference is Microsoft's way to say "or null", and must not let every object pass.
 */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, $ref, ...rest } = value as Json;
  const schema = Object.fromEntries(Object.entries(rest).map(([name, item]) => [name, asJsonSchema(item)])) as Json;
  if (typeof $ref === 'string') schema['$ref'] = `graph${$ref}`;
  if (nullable === true && schema['type'] === 'object' && Object.keys(schema).length === 1) return { type: 'null' };
  if (nullable === true && typeof schema['type'] === 'string') schema['type'] = [schema['type'], 'null'];
  return schema;
}
