import restify from 'restify';
import { failed, ok } from '../../src/domain/result.ts';
import type { ListPage, PageFinding, PageRow } from '../../src/flow/kept-lists/list-page.ts';
import type {
  PageAcceptance,
  UploadContext,
  UploadDeps,
  UploadOptions,
  UploadOutcome,
} from '../../src/teams/upload-deps.ts';
import { uploadRoutes } from '../../src/teams/upload-routes.ts';

/** A ticket that works once. */
export const TICKET = 'ticket-that-works-once-0123456789';
/** A link to a file. */
export const FILE_LINK = 'link-to-a-file-0123456789abcdef';
const GONE = { code: 'list.gone', message: 'That list is not kept any more.', retry: 'after-change' } as const;
const CHANGED = { code: 'list.changed', message: 'Somebody decided about this list.', retry: 'after-change' } as const;
export const SESSION = 'session-of-hana-0123456789abcdefghij';

export const CONTEXT: UploadContext = {
  kind: 'upload',
  requestId: 'R-9',
  customer: 'Contoso',
  groupTag: 'KIOSK',
  person: 'Hana Berg',
  limitBytes: 4 * 1024 * 1024,
  expiresAt: '2026-11-21T10:45:00.000Z',
};

function finding(
  code: string,
  severity: PageFinding['severity'],
  column: string | null,
  message: string,
  fix: PageFinding['fix'],
  proposal: string | null = null,
): PageFinding {
  return { code, severity, column, message, fix, proposal, remedy: 'Capture the hash again on the device.' };
}

/** One row of every group, and the file. */
const SAMPLE_ROWS: readonly PageRow[] = [
  {
    line: 1,
    serial: '',
    group: 'file',
    findings: [
      finding('HEADER_CASE', 'error', null, 'Line 1: the header has other capitals than Intune takes.', 'automatic'),
    ],
  },
  { line: 2, serial: 'PF3XK001', group: 'ready', findings: [] },
  {
    line: 7,
    serial: '1.23457E+14',
    group: 'needs-you',
    findings: [
      finding(
        'SERIAL_SCIENTIFIC',
        'error',
        'Device Serial Number',
        'Line 7, Device Serial Number: “1.23457E+14” is what a spreadsheet makes of a long serial number.',
        'proposal',
        '123456789012345',
      ),
    ],
  },
  {
    line: 12,
    serial: 'PF3XK011',
    group: 'ready',
    findings: [
      finding(
        'TAG_CASE',
        'warning',
        'Group Tag',
        'Line 12, Group Tag: the group tag differs from KIOSK only in capitals.',
        'none',
      ),
    ],
  },
  {
    line: 18,
    serial: 'PF3XK017',
    group: 'repaired',
    findings: [
      finding(
        'HASH_BASE64_STRICT',
        'error',
        'Hardware Hash',
        'Line 18, Hardware Hash: the hash lost its padding.',
        'automatic',
      ),
    ],
  },
  {
    line: 41,
    serial: 'PF3XK040',
    group: 'cannot-be-used',
    findings: [
      finding(
        'HASH_DIGEST_MISMATCH',
        'error',
        'Hardware Hash',
        'Line 41, Hardware Hash: the hardware hash is damaged: its digest does not match.',
        'none',
      ),
    ],
  },
];

/** A list of 40 devices with something of every kind, or one with many rows. */
export function samplePage(file: string, rows = SAMPLE_ROWS.length): ListPage {
  const many = Array.from({ length: rows }, (_, index): PageRow => {
    const sample = SAMPLE_ROWS[index % SAMPLE_ROWS.length] as PageRow;
    return rows === SAMPLE_ROWS.length ? sample : { ...sample, line: sample.group === 'file' ? 1 : index + 2 };
  });
  return {
    listId: 'L-1f0c22ab',
    version: 1,
    file,
    devices: Math.max(40, rows),
    counts: { ready: Math.max(37, rows - 3), repaired: 1, 'needs-you': 1, 'cannot-be-used': 1 },
    rows: many,
    proposals: 1,
    changes: [
      { code: 'HEADER_CASE', line: 1, column: null, from: 'header', to: 'Device Serial Number,Windows Product ID' },
      {
        code: 'HASH_BASE64_STRICT',
        line: 18,
        column: 'Hardware Hash',
        from: 'T0FLAQEAHAAAAAoA…',
        to: 'T0FLAQEAHAAAAAoA…',
      },
    ],
    hasFile: true,
    mayChange: true,
  };
}

/** The sample list after its proposal was accepted. */
function acceptedPage(page: ListPage): ListPage {
  return {
    ...page,
    version: page.version + 1,
    counts: { ...page.counts, ready: page.counts.ready + 1, 'needs-you': 0 },
    rows: page.rows.map((row) =>
      row.group === 'needs-you' ? { ...row, serial: '123456789012345', group: 'ready', findings: [] } : row,
    ),
    proposals: 0,
    changes: [
      ...page.changes,
      {
        code: 'SERIAL_SCIENTIFIC',
        line: 7,
        column: 'Device Serial Number',
        from: '1.23457E+14',
        to: '123456789012345',
      },
    ],
  };
}

/** What the routes asked of the fake flow. */
export interface UploadRecord {
  readonly received: { readonly fileName: string; readonly bytes: number }[];
  readonly accepted: PageAcceptance[];
  readonly unexpected: unknown[];
}

/** A flow without storage: one ticket, one session, an outcome for each file. */
export function fakeUploadDeps(
  outcomeOf: (fileName: string) => UploadOutcome | Error,
): UploadDeps & { readonly record: UploadRecord } {
  const record: UploadRecord = { received: [], accepted: [], unexpected: [] };
  let ticketOpen = true;
  let session: UploadContext['kind'] | null = null;
  let list = samplePage('list.csv');
  const isOurs = (secret: string): boolean => session !== null && secret === SESSION;
  const file = { name: 'list.fixed.csv', bytes: Buffer.from('a,b\r\n') };
  return {
    record,
    open: (ticket) => {
      const opened = ticketOpen && ticket === TICKET;
      if (opened) {
        ticketOpen = false;
        session = 'upload';
      }
      return Promise.resolve(opened ? { session: SESSION, maxAgeS: 1_800 } : null);
    },
    context: (secret) => Promise.resolve(isOurs(secret) ? { ...CONTEXT, kind: session ?? 'upload' } : null),
    receive: async (_session, fileName, bytes) => {
      let read = 0;
      for await (const piece of bytes) read += piece.byteLength;
      record.received.push({ fileName, bytes: read });
      const outcome = outcomeOf(fileName);
      if (outcome instanceof Error) throw outcome;
      if (outcome.ok) {
        session = 'list';
        list = samplePage(fileName, fileName === 'many.csv' ? 10_000 : undefined);
      } else if (!outcome.again) {
        session = null;
      }
      return outcome;
    },
    list: (secret) => Promise.resolve(isOurs(secret) && session === 'list' ? ok(list) : failed(GONE)),
    accept: (_session, acceptance) => {
      record.accepted.push(acceptance);
      if (acceptance.version !== list.version) return Promise.resolve(failed(CHANGED));
      list = acceptedPage(list);
      return Promise.resolve(ok(list));
    },
    file: (secret) => Promise.resolve(isOurs(secret) && session === 'list' ? ok(file) : failed(GONE)),
    fileBehindLink: (secret) => Promise.resolve(secret === FILE_LINK ? ok(file) : failed(GONE)),
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
