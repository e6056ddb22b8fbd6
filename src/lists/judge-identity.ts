import type { AddFinding } from './add-finding.ts';
import type { RowValues } from './device-row.ts';
import type { ChannelRules } from './formats.ts';
import { rememberLast } from './hash/remember-last.ts';
import { fieldOfHeader } from './header-names.ts';
import type { ListHash } from './list-hash.ts';
import { isPlaceholder } from './placeholders.ts';
import { shorten } from './shorten.ts';

const PRODUCT_KEY_ID = /^\d{13}$/;

const isColumnName = rememberLast((name) => fieldOfHeader(name) !== null);

/** True for a manufacturer or model that says something: no placeholder of firmware, no name of a column. */
export function isTold(name: string): boolean {
  return name !== '' && !isPlaceholder(name) && !isColumnName(name);
}

/** Finds rows whose facts are no identity that the channel takes. */
export function judgeIdentity(values: RowValues, hash: ListHash, rules: ChannelRules, add: AddFinding): void {
  const { serial, productId, manufacturer, model } = values;
  const hasHash = hash.verdict !== 'empty';
  const lacking = (['manufacturer', 'model'] as const).filter((field) => !isTold(values[field]));
  const hasTuple = serial !== '' && lacking.length === 0;
  const takes = (identity: ChannelRules['identities'][number]) => rules.identities.includes(identity);
  const byHash = hasHash && takes('hash');
  const byKey = productId !== '' && takes('product-key-id');
  if (byHash || (hasTuple && takes('tuple'))) return;
  if (byKey) {
    if (!PRODUCT_KEY_ID.test(productId)) {
      add(
        'PKID_SHAPE',
        'productId',
        `“${shorten(productId)}” does not have the 13 digits of a product key ID; compare it with the label on the box.`,
      );
    }
    return;
  }
  if (serial === '' && productId === '' && !hasHash) {
    add(
      'SERIAL_MISSING',
      'serial',
      'there is no serial number, and nothing else that identifies the device; add it or delete the row.',
    );
    return;
  }
  const isStarted = manufacturer !== '' || model !== '';
  if (takes('tuple') && serial !== '' && isStarted) {
    for (const field of lacking) {
      const is = values[field] === '' ? 'is blank' : `“${shorten(values[field])}” is none`;
      add(
        field === 'manufacturer' ? 'MANUFACTURER_MISSING' : 'MODEL_MISSING',
        field,
        `serial number “${shorten(serial)}” needs manufacturer and model to identify the device, and the ${field} ${is}; add it exactly as the device reports it.`,
      );
    }
    return;
  }
  add(
    'IDENTITY_INSUFFICIENT',
    null,
    `what the row says of ${serial === '' ? 'the device' : `“${shorten(serial)}”`} is not enough for ${rules.title}, which takes ${identitiesInWords(rules)}.`,
  );
  if (!hasHash && rules.identities.join() === 'hash') {
    add('HASH_EMPTY', 'hash', 'the hardware hash is blank; capture it on the device, or take it from the inventory.');
  }
}

const IDENTITY_WORDS: Readonly<Record<ChannelRules['identities'][number], string>> = {
  hash: 'a hardware hash',
  'product-key-id': 'a product key ID',
  tuple: 'serial number with manufacturer and model',
};

function identitiesInWords(rules: ChannelRules): string {
  return rules.identities.map((identity) => IDENTITY_WORDS[identity]).join(' or ');
}
