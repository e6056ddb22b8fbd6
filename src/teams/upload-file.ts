import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { FetchLimits } from './fetch-attachment.ts';
import { isTrustedFilePlace } from './trusted-hosts.ts';

/**
 * Bytes of one call: a multiple of 320 KiB, under 60 MiB.
 * Source: Microsoft Graph documentation, driveItem: createUploadSession, "Upload bytes to the upload session".
 */
const PIECE_BYTES = 32 * 320 * 1024;

/** Writes a file to the upload session that Teams opened for it, piece by piece. Faults: `file.not-saved`. */
export async function uploadFile(
  address: string,
  bytes: Uint8Array,
  { hosts, timeoutMs }: Pick<FetchLimits, 'hosts' | 'timeoutMs'>,
): Promise<Result<null>> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !isTrustedFilePlace(url, hosts)) {
    return failed(notSaved('it was to be saved in a place that Preflight may not write to'));
  }
  for (let start = 0; start < bytes.byteLength; start += PIECE_BYTES) {
    const end = Math.min(start + PIECE_BYTES, bytes.byteLength);
    try {
      const response = await fetch(url, {
        method: 'PUT',
        headers: {
          'content-type': 'application/octet-stream',
          'content-range': `bytes ${start}-${end - 1}/${bytes.byteLength}`,
        },
        body: Buffer.from(bytes.subarray(start, end)),
        // A redirect leads to a place that nobody vouched for.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body?.cancel();
      if (!response.ok) return failed(notSaved(`OneDrive answered ${response.status}`));
    } catch {
      return failed(notSaved('OneDrive did not answer in time'));
    }
  }
  return ok(null);
}

function notSaved(why: string): Fault {
  return {
    code: 'file.not-saved',
    message: `The file was not saved: ${why}. Press “Download the repaired list” on the card again.`,
    retry: 'after-change',
  };
}
