import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Attachment } from '../flow/message.ts';
import type { InboundActivity } from './activity-shape.ts';
import { isTrustedFilePlace } from './trusted-hosts.ts';

/** Source: Microsoft Teams documentation, "Send and receive files through a bot". */
const FILE_DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';

export interface FetchLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
  /** Hosts besides SharePoint's from which a file may come. */
  readonly hosts: readonly string[];
}

/** The files of a personal message, fetched from where Teams keeps them; none in channels, where bots get no files. */
export async function fetchAttachments(activity: InboundActivity, limits: FetchLimits): Promise<Result<Attachment[]>> {
  const files: Attachment[] = [];
  const sent = (activity.attachments ?? []).filter(({ contentType }) => contentType === FILE_DOWNLOAD);
  if (sent.length > 1) {
    return failed(
      fault(
        'file.several',
        `${sent.length} files came with this message. Send one list with each message, so that each is its own request.`,
      ),
    );
  }
  for (const attachment of sent) {
    const file = await fetchFile(attachment.name ?? 'the file', downloadUrlOf(attachment.content), limits);
    if (!file.ok) return file;
    files.push(file.value);
  }
  return ok(files);
}

function downloadUrlOf(content: unknown): string {
  const url = typeof content === 'object' && content !== null && 'downloadUrl' in content ? content.downloadUrl : null;
  return typeof url === 'string' ? url : '';
}

async function fetchFile(name: string, address: string, limits: FetchLimits): Promise<Result<Attachment>> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !isTrustedFilePlace(url, limits.hosts)) {
    return failed(
      fault(
        'file.not-fetched',
        `${name} does not come from a place that Preflight may read. Send it again in this chat, or use Upload a list.`,
      ),
    );
  }
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(limits.timeoutMs), redirect: 'manual' });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      // A redirect leads to a place that nobody vouched for.
      return failed(
        fault(
          'file.not-fetched',
          `${name} could not be fetched (answer ${response.status}). Send it again, or use Upload a list.`,
        ),
      );
    }
    if (Number(response.headers.get('content-length') ?? 0) > limits.maxBytes) {
      await response.body.cancel();
      return failed(tooLarge(name, limits));
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      if (size > limits.maxBytes) return failed(tooLarge(name, limits));
      chunks.push(chunk);
    }
    return ok({ name, bytes: Buffer.concat(chunks) });
  } catch {
    return failed(
      fault('file.not-fetched', `${name} could not be fetched in time. Send it again, or use Upload a list.`),
    );
  }
}

function tooLarge(name: string, { maxBytes }: FetchLimits): Fault {
  const limit =
    maxBytes >= 1024 * 1024 ? `${Math.floor(maxBytes / 1024 / 1024)} MB` : `${Math.floor(maxBytes / 1024)} KB`;
  return fault('FILE_TOO_LARGE', `${name} is larger than ${limit}. Divide the list into smaller files.`);
}

function fault(code: string, message: string): Fault {
  return { code, message, retry: 'after-change' };
}
