import type { Fault } from '../domain/fault.ts';

/** Codes of the operating system and of PostgreSQL for a server that does not answer (now). */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
]);

/**
 * The fault for what went wrong while a server's database was opened; null for anything unknown, which is a bug.
 * `where`: host, port and database, without the password.
 * Source: PostgreSQL documentation, appendix A (error codes).
 */
export function toServerFault(error: unknown, where: string): Fault | null {
  const code = codeOf(error);
  if (code === '28P01' || code === '28000') {
    return {
      code: 'storage.access-denied',
      message: `The PostgreSQL server ${where} refused the user or the password. Check DATABASE_URL.`,
      retry: 'after-change',
      subject: where,
    };
  }
  if (code === '42501') {
    return {
      code: 'storage.access-denied',
      message:
        `The database user may not create schemas and tables in ${where}. ` +
        'Make the user the owner of the database, or grant CREATE on it.',
      retry: 'after-change',
      subject: where,
    };
  }
  if (code === '3D000') {
    return {
      code: 'storage.database-missing',
      message: `The PostgreSQL server has no database for ${where}. Create it, or correct DATABASE_URL.`,
      retry: 'after-change',
      subject: where,
    };
  }
  if (code === '25006') return serverReadOnly(where);
  if (code === '53100') {
    return {
      code: 'storage.disk-full',
      message: `The disk of the PostgreSQL server ${where} is full. Free some space, then start again.`,
      retry: 'after-change',
      subject: where,
    };
  }
  if (isTls(error, code)) {
    return {
      code: 'storage.tls',
      message:
        `No trusted encrypted connection to the PostgreSQL server ${where} could be made (${code ?? 'no TLS there'}). ` +
        'Check sslmode in DATABASE_URL and the certificate of the server.',
      retry: 'after-change',
      subject: where,
    };
  }
  if (code === null ? isTimeout(error) : UNREACHABLE.has(code)) {
    return {
      code: 'storage.unreachable',
      message:
        `The PostgreSQL server ${where} cannot be reached (${code ?? 'no answer in time'}). ` +
        'Check that it runs and that DATABASE_URL names the right host and port.',
      retry: 'same-request',
      subject: where,
    };
  }
  return null;
}

/** The fault for a server that takes no changes: a standby, or set to read only. */
export function serverReadOnly(where: string): Fault<'storage.read-only'> {
  return {
    code: 'storage.read-only',
    message: `The database ${where} takes no changes (a standby, or set to read only). Name the primary server in DATABASE_URL.`,
    retry: 'after-change',
    subject: where,
  };
}

/** The fault for a folder that cannot hold the embedded database; null for anything unknown. */
export function toFolderFault(error: unknown, folder: string): Fault | null {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'storage.read-only',
        message: `The folder ${folder} cannot be written to. Give this user the right to write there, or choose another folder.`,
        retry: 'after-change',
        subject: folder,
      };
    case 'ENOTDIR':
    case 'EEXIST':
      return {
        code: 'storage.not-a-folder',
        message: `${folder} is a file, or lies below one; the database needs a folder. Choose another path.`,
        retry: 'after-change',
        subject: folder,
      };
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100':
      return {
        code: 'storage.disk-full',
        message: `There is no space left for the database in ${folder}. Free some space, then start again.`,
        retry: 'after-change',
        subject: folder,
      };
    default:
      return null;
  }
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error.cause === undefined ? null : codeOf(error.cause);
}

function isTls(error: unknown, code: string | null): boolean {
  if (code !== null && /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/.test(code)) return true;
  // The driver has no code for this one.
  return error instanceof Error && error.message.includes('does not support SSL');
}

function isTimeout(error: unknown): boolean {
  // The driver has no codes for these.
  return error instanceof Error && /timeout|Connection terminated/i.test(error.message);
}
