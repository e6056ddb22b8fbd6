import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PrimitiveValueListNode,
  type RootOperationNode,
  type ValueNode,
} from 'kysely';

/** PostgreSQL refuses U+0000 in text; what a person or a file wrote must not make a statement fail. */
export function safeText(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}

/**
 * JSON text that PostgreSQL takes as `jsonb`: U+0000 and lone surrogates, which it refuses even when escaped, become
 * U+FFFD, in names of members as well.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member === 'string') return safeText(member).toWellFormed();
    if (member === null || typeof member !== 'object' || Array.isArray(member)) return member;
    return Object.fromEntries(
      Object.entries(member).map(([name, inner]) => [safeText(name).toWellFormed(), inner as unknown]),
    );
  });
}

/** Applies `safeText` to every text parameter of every statement, so that no store can forget it. */
export class SafeTextPlugin implements KyselyPlugin {
  readonly #transformer = new SafeTextTransformer();

  transformQuery(args: PluginTransformQueryArgs): RootOperationNode {
    return this.#transformer.transformNode(args.node, args.queryId);
  }

  transformResult: KyselyPlugin['transformResult'] = (args) => Promise.resolve(args.result);
}

class SafeTextTransformer extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    const value = safeValue(node.value);
    return value === node.value ? node : { ...node, value };
  }

  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    const values = node.values.map(safeValue);
    return values.every((value, index) => value === node.values[index]) ? node : { ...node, values };
  }
}

function safeValue(value: unknown): unknown {
  if (typeof value === 'string') return safeText(value);
  if (Array.isArray(value) && value.some((member) => typeof member === 'string' && member.includes('\0'))) {
    return value.map(safeValue);
  }
  return value;
}
