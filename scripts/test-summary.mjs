import { readFileSync } from 'node:fs';

/**
 * Counts the tests of vitest's JSON report. A file that could not be loaded has no tests and counts as one failure.
 *
 * @param {string} report path of the report; a missing one is a run that broke off
 * @returns {{ passed: number, failed: number, skipped: number, line: string }}
 */
export function summaryOf(report) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const file of JSON.parse(readFileSync(report, 'utf8')).testResults) {
      if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
        counts.failed += 1;
      for (const { status } of file.assertionResults) {
        counts[status === 'passed' || status === 'failed' ? status : 'skipped'] += 1;
      }
    }
  } catch {
    counts.failed += 1;
  }
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  return { ...counts, line: `${counts.passed} passed, ${counts.failed} failed${skipped}` };
}
