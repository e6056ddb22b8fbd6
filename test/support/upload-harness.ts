import restify from 'restify';
import type {
  UploadContext,
  UploadDeps,
  UploadOptions,
  UploadOutcome,
  UploadReport,
} from '../../src/teams/upload-deps.ts';
import { uploadRoutes } from '../../src/teams/upload-routes.ts';

/** A ticket that works once. */
export const TICKET = 'ticket-that-works-once-0123456789';
export const SESSION = 'session-of-hana-0123456789abcdefghij';

export const CONTEXT: UploadContext = {
  requestId: 'R-9',
  customer: 'Contoso',
  groupTag: 'KIOSK',
  person: 'Hana Berg',
  limitBytes: 4 * 1024 * 1024,
  expiresAt: '2026-11-21T10:45:00.000Z',
};

type ReportFinding = UploadReport['findings'][number];

const FINDINGS: readonly ReportFinding[] = [
  finding(
    'HASH_DIGEST_MISMATCH',
    'error',
    41,
    'Hardware Hash',
    'The hardware hash is damaged: its digest does not match. Collect it on the device again.',
    'none',
  ),
  finding(
    'SERIAL_SCIENTIFIC',
    'error',
    7,
    'Device Serial Number',
    'A spreadsheet turned the serial number into 1.23457E+14.',
    'proposal',
    '123456789012345',
  ),
  finding('HASH_BASE64_STRICT', 'error', 18, 'Hardware Hash', 'The hash lost its padding.', 'automatic'),
  finding('HEADER_CASE', 'error', 1, null, 'The header has other capitals than Intune takes.', 'automatic'),
  finding('TAG_CASE', 'warning', 12, 'Group Tag', 'The group tag differs from KIOSK only in capitals.', 'none'),
  finding(
    'TOOL_VERSION_UNKNOWN',
    'info',
    null,
    null,
    'The hashes were made by a version of the tool that is not known.',
    'none',
  ),
];

/** A list of 40 devices with something of every kind, or one with many findings. */
export function sampleReport(file: string, findings = FINDINGS.length): UploadReport {
  const many = Array.from({ length: findings }, (_, index): ReportFinding => {
    const sample = FINDINGS[index % FINDINGS.length] as ReportFinding;
    return findings === FINDINGS.length ? sample : { ...sample, line: sample.line === null ? null : index + 2 };
  });
  const devices = Math.max(40, findings);
  return {
    file,
    devices,
    ready: findings === FINDINGS.length ? 38 : Math.floor(devices / 2),
    findings: many,
  };
}

function finding(
  code: string,
  severity: string,
  line: number | null,
  column: string | null,
  message: string,
  fix: string,
  proposal: string | null = null,
): ReportFinding {
  return { code, severity, line, column, message, fix, proposal };
}

/** What the routes asked of the fake flow. */
export interface UploadRecord {
  readonly received: { readonly fileName: string; readonly bytes: number }[];
  readonly unexpected: unknown[];
}

/** A flow without storage: one ticket, one session, an outcome for each file. */
export function fakeUploadDeps(
  outcomeOf: (fileName: string) => UploadOutcome | Error,
): UploadDeps & { readonly record: UploadRecord } {
  const record: UploadRecord = { received: [], unexpected: [] };
  let ticketOpen = true;
  let sessionOpen = false;
  return {
    record,
    open: (ticket) => {
      const opened = ticketOpen && ticket === TICKET;
      if (opened) {
        ticketOpen = false;
        sessionOpen = true;
      }
      return Promise.resolve(opened ? { session: SESSION, maxAgeS: 1_800 } : null);
    },
    context: (session) => Promise.resolve(sessionOpen && session === SESSION ? CONTEXT : null),
    receive: async (_session, fileName, bytes) => {
      let read = 0;
      for await (const piece of bytes) read += piece.byteLength;
      record.received.push({ fileName, bytes: read });
      const outcome = outcomeOf(fileName);
      if (outcome instanceof Error) throw outcome;
      if (outcome.ok || !outcome.again) sessionOpen = false;
      return outcome;
    },
    unexpected: (error) => {
      record.unexpected.push(error);
      return 'E-4711';
    },
  };
}

export interface UploadHarness {
  readonly url: string;
  close(): Promise<void>;
}

/** The upload page on a free loopback port. */
export async function serveUploadPage(deps: UploadDeps, options: Partial<UploadOptions> = {}): Promise<UploadHarness> {
  const server = restify.createServer({ name: 'upload', handleUncaughtExceptions: false });
  uploadRoutes(deps, { secureCookie: false, publicOrigin: null, ...options })(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.server.closeAllConnections();
      }),
  };
}
