import type { State } from '../state.ts';
import type { Submission } from '../tenant.ts';
import type { DeviceRow } from './device-row.ts';
import { nameOf } from './submission.ts';

/** A row that was taken in, counted as submitted. */
interface SubmittedRow<Row> {
  readonly row: Row;
  readonly submission: Submission;
}

/** Takes the rows of one call in. A device that stands there before is marked as repeated. */
export function submitRows<Row extends DeviceRow>(
  state: State,
  target: Pick<Submission, 'channel' | 'tenant' | 'groupTag'>,
  rows: readonly Row[],
): readonly SubmittedRow<Row>[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const { serialNumber, productKey, hardware } = row;
    const isRepeated = seen.has(row.identity);
    seen.add(row.identity);
    state.submittedDevices += 1;
    const submission: Submission = {
      ...target,
      serialNumber,
      productKey,
      hardware,
      userPrincipalName: '',
      isRepeated,
      submissionNumber: state.submittedDevices,
    };
    state.submissions.count(submission.channel, nameOf(submission));
    return { row, submission };
  });
}
