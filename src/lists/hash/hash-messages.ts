import type { FindingCode } from '../codes.ts';
import { shorten } from '../shorten.ts';
import type { HashFacts } from './hash-facts.ts';

/** The beginning of the cut sample that Microsoft's template file holds (serial number R9-ZNP67). */
const TEMPLATE_SAMPLE = 'T0FzAQEAHAAAAAoA6AOC';

const AGAIN = 'capture the hash again on the device';

/**
 * One sentence for each finding of a hash, in their order, without "line" or "column" in front. They say nothing of the
 * device that would help to claim it: no key, no address, no whole hash.
 */
export function hashMessages(
  codes: readonly FindingCode[],
  text: string,
  facts: HashFacts | null,
  changes: readonly string[],
): string[] {
  const messages = codes.map((code) => hashMessage(code, text, facts, changes));
  const isSample = text.startsWith(TEMPLATE_SAMPLE) && facts === null;
  return isSample
    ? ['This is the sample row of Microsoft’s template, not a device; delete the row.', ...messages.slice(1)]
    : messages;
}

function hashMessage(code: FindingCode, text: string, facts: HashFacts | null, changes: readonly string[]): string {
  const length = text.length.toLocaleString('en-US');
  switch (code) {
    case 'HASH_EMPTY':
      return `The hardware hash is blank; ${AGAIN} or take it from the inventory.`;
    case 'HASH_TEXT_TOO_LONG':
      return `The value has ${length} characters where a hardware hash has 4,000, so several values or something else stand in it; put one hash in each row.`;
    case 'HASH_BASE64_STRICT':
      return changes.length > 0
        ? `The text of the hardware hash was changed on its way (it has ${length} characters) and Microsoft would refuse it, but the checksum inside proves that nothing is lost, so it is mended: ${changes.join(', ')}.`
        : `The text of the hardware hash was changed on its way (“${shorten(text)}”, ${length} ${text.length === 1 ? 'character' : 'characters'}), and the checksum inside does not prove any repair; ${AGAIN}.`;
    case 'HASH_BASE64_CHARS':
      return `There are characters in the hardware hash that none can have (letters, digits, + and / are possible), so it may be another value or was typed over; ${AGAIN}.`;
    case 'HASH_SIZE_NONSTANDARD':
      return changes.length > 0
        ? `The hardware hash has ${length} characters instead of 4,000, but the checksum inside proves that nothing is lost, so it is mended: ${changes.join(', ')}.`
        : `The hardware hash has ${length} characters instead of the usual 4,000; compare it with its source.`;
    case 'HASH_MAGIC':
      return `The value (“${shorten(text)}”) does not begin as a hardware hash does (T0…); it may be another kind of value, an old hash of another size, or a hash whose capitals were lost, so ${AGAIN}.`;
    case 'HASH_TOTAL_LENGTH':
      return `The hardware hash is damaged at its start and cannot be rebuilt; ${AGAIN}.`;
    case 'HASH_RECORD_LENGTH':
    case 'HASH_RECORD_OVERRUN':
      return `The hardware hash is damaged inside, as where a character was lost or added, and cannot be rebuilt; ${AGAIN}.`;
    case 'HASH_CUT_IN_RECORD':
      return `The hardware hash ends in the middle of what it says of the device, and what is lost cannot be rebuilt; ${AGAIN}.`;
    case 'HASH_TRUNCATED':
      return `The hardware hash was cut off after ${length} of 4,000 characters, before its own checksum; check whether a program or a database column shortened it, and ${AGAIN}.`;
    case 'HASH_TRAILER_MISSING':
      return `The checksum that ends a hardware hash is missing, so it is damaged; ${AGAIN}.`;
    case 'HASH_DIGEST_MISMATCH':
      return `The checksum inside the hardware hash does not agree with its content, so at least one character was changed; ${AGAIN}.`;
    case 'HASH_PADDING_NOT_ZERO':
      return `Something stands behind the end of the hardware hash, such as a second hash in the same cell; put one hash in each row or ${AGAIN}.`;
    case 'FIELD_SERIAL_MISSING':
      return 'The hardware hash holds no serial number, which Microsoft requires (error 802); the maker has to write it into the firmware before the hash is captured again.';
    case 'FIELD_SERIAL_PLACEHOLDER':
      return `The serial number inside the hardware hash is the placeholder “${shorten(facts?.serial ?? '')}”, so Microsoft cannot tell the device apart; the maker has to write the true one into the firmware.`;
    case 'FIELD_MANUFACTURER_MISSING':
      return 'The hardware hash holds no manufacturer, which Microsoft requires (error 802); the maker has to write it into the firmware before the hash is captured again.';
    case 'FIELD_MANUFACTURER_PLACEHOLDER':
      return `The manufacturer inside the hardware hash is the placeholder “${shorten(facts?.manufacturer ?? '')}”; the maker has to write the true one into the firmware.`;
    case 'FIELD_MODEL_MISSING':
      return 'The hardware hash holds no model; the device can be registered by its hash, but not by manufacturer, model and serial number.';
    case 'FIELD_MODEL_PLACEHOLDER':
      return `The model inside the hardware hash is the placeholder “${shorten(facts?.model ?? '')}”; the device can be registered by its hash only.`;
    case 'FIELD_UUID_MISSING':
      return `The hardware hash holds no device UUID, which Microsoft requires; ${AGAIN} with the current script.`;
    case 'FIELD_UUID_INVALID':
      return 'The device UUID inside the hardware hash is a default that many devices share; the maker has to write a true one into the firmware.';
    case 'FIELD_MAC_MISSING':
      return 'The hardware hash names no network adapter; capture it with the network drivers installed, unless this is a virtual machine.';
    case 'FIELD_DISK_MISSING':
      return 'The hardware hash names no disk serial number; capture it with the storage drivers installed, unless this is a virtual machine.';
    case 'FIELD_RECORD_REPEATED':
      return `A field stands twice in the hardware hash, which no capture does; ${AGAIN}.`;
    case 'TPM_ABSENT':
      return 'The hardware hash shows no TPM; self-deploying and pre-provisioning need TPM 2.0, user-driven does not.';
    case 'TPM_VERSION_OLD':
      return 'The TPM is older than 2.0; self-deploying and pre-provisioning need TPM 2.0, user-driven does not.';
    case 'TPM_EK_INCONSISTENT':
      return `The TPM in the hardware hash does not belong to the device identifier beside it, as if two devices were mixed; ${AGAIN}.`;
    case 'DEVICE_VIRTUAL':
      return 'The hardware hash was captured in a virtual machine; take the row out if it was only a test.';
    case 'CAPTURED_IN_WINPE':
      return 'The hardware hash was captured in WinPE, where adapters may be missing; capture it in full Windows where you can.';
    case 'TOOL_VERSION_UNKNOWN':
      return 'The hardware hash was made by a version of the tool that is not known here; nothing to do.';
    case 'RECORD_TYPE_UNKNOWN':
      return 'The hardware hash holds a field that is not known here, probably of a newer Windows; nothing to do.';
    default:
      return 'The hardware hash needs a look.';
  }
}
