import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** A call to Microsoft Graph as it went over the wire. */
export interface GraphCall {
  readonly method: string;
  /** From the version on: `/v1.0/organization`. */
  readonly path: string;
  /** Raw, with or without its question mark. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  /** The parsed body; null or undefined where there is none. */
  readonly body?: unknown;
}

type Json = Readonly<Record<string, unknown>>;

interface Operation extends Json {
  readonly parameters?: readonly Json[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, { readonly schema: Json }>>;
  };
  readonly 'x-ms-graph-versions'?: readonly string[];
}

const description = JSON.parse(
  readFileSync(new URL('../fixtures/graph-autopilot.openapi.json', import.meta.url), 'utf8'),
) as { readonly paths: Readonly<Record<string, Json>>; readonly components: Json };

const ajv = new Ajv({ strict: false, allErrors: true });
(addFormats as unknown as (ajv: Ajv) => void)(ajv);
ajv.addFormat('int32', true);
ajv.addSchema({ $id: 'graph', components: asJsonSchema(description.components) as object });

const validators = new Map<Json, ValidateFunction>();

/**
 * What a call does against Microsoft's own API description, one sentence each; empty where it fits.
 *
 * Checked: path and method, the version that has them, query options by name, content type, the body by its schema and
 * for properties that the schema (or the version) does not have, and every entry of a batch as a call of its own.
 */
export function violationsOf(call: GraphCall): readonly string[] {
  const [, version = '', rest = ''] = /^\/(v1\.0|beta)(\/.*)$/.exec(call.path) ?? [];
  if (version === '') return [`${call.path}: no version of Microsoft Graph`];
  const where = `${call.method} ${call.path}`;
  const operation = findOperation(call.method, rest);
  if (operation === null) return [`${where}: not in the description`];
  const versions = operation['x-ms-graph-versions'] ?? ['v1.0', 'beta'];
  return [
    ...(versions.includes(version) ? [] : [`${where}: exists in ${versions.join(' and ')} only`]),
    ...queryViolations(operation, call.query ?? '', where),
    ...bodyViolations(operation, version, call, where),
    ...(rest === '/$batch' ? entryViolations(version, call.body) : []),
  ];
}

function findOperation(method: string, path: string): Operation | null {
  const matches = Object.entries(description.paths).filter(([template]) => patternOf(template).test(path));
  // A fixed segment goes before a placeholder.
  matches.sort(([one], [other]) => one.split('{').length - other.split('{').length);
  const operations = matches[0]?.[1];
  return (operations?.[method.toLowerCase()] as Operation | undefined) ?? null;
}

function patternOf(template: string): RegExp {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${escaped}$`);
}

function queryViolations(operation: Operation, query: string, where: string): string[] {
  const known = (operation.parameters ?? [])
    .map((parameter) => resolved(parameter))
    .filter(({ in: place }) => place === 'query');
  return (
    [...new URLSearchParams(query).keys()]
      // Nobody describes the place of a next page: it is the service's own.
      .filter((name) => name.toLowerCase() !== '$skiptoken' && !known.some((parameter) => parameter['name'] === name))
      .map((name) => `${where}: no query option ${name}`)
  );
}

function bodyViolations(operation: Operation, version: string, call: GraphCall, where: string): string[] {
  const { requestBody } = operation;
  const hasBody = call.body !== null && call.body !== undefined;
  if (requestBody === undefined) return hasBody ? [`${where}: takes no body`] : [];
  if (!hasBody) return requestBody.required === true ? [`${where}: needs a body`] : [];
  const contentType = String(call.headers?.['content-type'] ?? '').split(';')[0] ?? '';
  const schema = requestBody.content[contentType]?.schema;
  if (schema === undefined) return [`${where}: no content type ${contentType === '' ? '(none)' : contentType}`];
  const validate = validatorOf(schema);
  const wrong = validate(call.body)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${where}: body${instancePath} ${message}`);
  return [...wrong, ...unknownProperties(schema, call.body, version, 'body').map((text) => `${where}: ${text}`)];
}

function entryViolations(version: string, body: unknown): string[] {
  const requests = (body as { readonly requests?: readonly Json[] } | null)?.requests ?? [];
  return requests.flatMap((entry) => {
    const [path = '', query = ''] = String(entry['url']).split('?', 2);
    const headers = Object.fromEntries(
      Object.entries((entry['headers'] ?? {}) as Readonly<Record<string, string>>).map(([name, value]) => [
        name.toLowerCase(),
        value,
      ]),
    );
    return violationsOf({
      method: String(entry['method']),
      path: `/${version}${path}`,
      query,
      headers,
      body: entry['body'],
    });
  });
}

/** OpenAPI takes any further property; a property that Graph does not know is a slip of ours all the same. */
function unknownProperties(schema: Json, value: unknown, version: string, place: string): string[] {
  if (Array.isArray(value)) {
    const { items } = resolved(schema) as { readonly items?: Json };
    return items === undefined
      ? []
      : value.flatMap((item, index) => unknownProperties(items, item, version, `${place}/${index}`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const properties = propertiesOf(schema);
  if (properties === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const property = properties[name];
    if (property === undefined) return [`${place} has an unknown property ${name}`];
    const versions = property['x-ms-graph-versions'] as readonly string[] | undefined;
    if (versions !== undefined && !versions.includes(version))
      return [`${place}/${name} exists in ${versions.join(' and ')} only`];
    return unknownProperties(property, member, version, `${place}/${name}`);
  });
}

/** The properties of an object with those of everything it is made of; null where it may have any. */
function propertiesOf(schema: Json): Readonly<Record<string, Json>> | null {
  const own = resolved(schema);
  const parts = (own['allOf'] ?? own['anyOf'] ?? []) as readonly Json[];
  const found = [own['properties'] as Readonly<Record<string, Json>> | undefined, ...parts.map(propertiesOf)].filter(
    (properties) => properties !== undefined && properties !== null,
  );
  return found.length === 0 ? null : Object.assign({}, ...found);
}

function resolved(schema: Json): Json {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  const target = reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, name) => (node as Json)[name], description);
  return resolved(target as Json);
}

function validatorOf(schema: Json): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const made = ajv.compile(asJsonSchema(schema) as object);
  validators.set(schema, made);
  return made;
}

/** OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, references lead to the registered description. */
function asJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(asJsonSchema);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = node as { readonly nullable?: boolean } & Json;
  const mapped = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [
      name,
      name === '$ref' && typeof value === 'string' ? value.replace(/^#/, 'graph#') : asJsonSchema(value),
    ]),
  );
  return nullable === true && typeof mapped['type'] === 'string'
    ? { ...mapped, type: [mapped['type'], 'null'] }
    : mapped;
}
