import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEnvelope } from '../../../../src/channels/graph/intune-envelope.ts';
import { graphExample } from '../../../support/graph-example.ts';

const TAIL =
  ' - Operation ID (for customer support): 00000000-0000-0000-0000-000000000000 - Activity ID: e51b8bfd-b616-4b35-bcd1-86c428f48538' +
  ' - Url: https://fef.msub02.manage.microsoft.com/DeviceEnrollmentFE/x';
const envelope = (text: string, retryAfter: unknown = null) =>
  JSON.stringify({ _version: 3, Message: `${text}${TAIL}`, RetryAfter: retryAfter, HttpHeaders: '{}' });

describe("the document inside Intune's error message", () => {
  test('gives its sentence without ids and address', () => {
    expect(readEnvelope(envelope('Device is not eligible.')).sentence).toBe('Device is not eligible');
  });

  test('gives the sentence of the documented 403', () => {
    const { body } = graphExample('errors.graphForbidden').response as { body: { error: { message: string } } };

    expect(readEnvelope(body.error.message).sentence).toMatch(
      /^Application is not authorized to perform this operation\./,
    );
  });

  test.each(['An error has occurred', 'An internal server error has occurred', ''])('says nothing with %j', (text) => {
    expect(readEnvelope(envelope(text)).sentence).toBeNull();
  });

  test('is found inside another one', () => {
    expect(readEnvelope(JSON.stringify({ ErrorCode: 'Forbidden', Message: envelope('No licence', 7) }))).toEqual({
      sentence: 'No licence',
      retryAfter: '7',
    });
  });

  test.each([
    ['an address', 'See https://fef.example/x'],
    ['a cut-off document', '{"_version": 3, "Message": "An er'],
    ['a page', '<html>Bad gateway</html>'],
    ['something as long as a hash', 'A'.repeat(4000)],
    ['a hash inside a sentence', `Hash ${'Zm9v'.repeat(40)} is wrong`],
  ])('shows nobody %s', (_, message) => {
    expect(readEnvelope(message).sentence).toBeNull();
  });

  test('never lets an address or a control character through, whatever it says', () => {
    const text = fc
      .array(fc.constantFrom('https://fef.x', ' - Url: ', 'bad', '\r\n', '\u0007', '{', '"', ' ', 'row 4'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.boolean(), (message, wrapped) => {
        const { sentence } = readEnvelope(wrapped ? envelope(message) : message);

        expect(sentence ?? '').not.toMatch(/:\/\/|\p{Cc}/u);
      }),
    );
  });
});
