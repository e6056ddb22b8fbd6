import type { Response, Server } from 'restify';
import { z } from 'zod';
import type { Fault } from '../domain/fault.ts';
import { readJson } from './read-json.ts';
import { answer, answerFile, answerJson, type Handler, HTML, withoutLeaks } from './upload-answers.ts';
import type { UploadDeps, UploadOptions } from './upload-deps.ts';
import { isPrefetch, isSameOrigin, isSecret, sessionOf } from './upload-guards.ts';

const LARGEST_ACCEPTANCE_BYTES = 4 * 1024;

const acceptance = z.strictObject({
  line: z.number().int().positive().nullable(),
  code: z.string().max(64).nullable(),
  version: z.number().int().positive(),
});

/**
 * The routes of the page of a list: `GET /upload/list` is the list of the session, `POST /upload/list/accept` accepts
 * proposals, `GET /upload/list/file` is the repaired list, and `GET /upload/file/:secret` is the same behind a personal
 * link, for a person without the page. `closed`: what a link that is over shows.
 */
export function listRoutes(deps: UploadDeps, options: UploadOptions, closed: string): (server: Server) => void {
  const showList: Handler = async (request, response) => {
    const session = sessionOf(request.headers);
    const list = session === null ? null : await deps.list(session);
    if (list === null) answerJson(response, 410, { message: OVER });
    else if (list.ok) answerJson(response, 200, list.value);
    else refuse(response, list.fault);
  };

  const accept: Handler = async (request, response) => {
    const session = sessionOf(request.headers);
    if (session === null || !isSameOrigin(request.headers, options.publicOrigin)) {
      response.setHeader('Connection', 'close');
      answerJson(response, 403, { message: 'A decision can be made on the page only.' });
      return;
    }
    const body = await readJson(request, LARGEST_ACCEPTANCE_BYTES);
    const read = body.ok ? acceptance.safeParse(body.value) : null;
    if (read?.success !== true) {
      response.setHeader('Connection', 'close');
      answerJson(response, 400, { message: 'That decision cannot be read. Load the page again.' });
      return;
    }
    const accepted = await deps.accept(session, read.data);
    if (accepted.ok) answerJson(response, 200, accepted.value);
    else refuse(response, accepted.fault);
  };

  const sendFile: Handler = async (request, response) => {
    const session = sessionOf(request.headers);
    const file = session === null ? null : await deps.file(session);
    if (file?.ok === true) answerFile(response, file.value.name, file.value.bytes);
    else answer(response, 410, HTML, closed);
  };

  const sendFileBehindLink: Handler = async (request, response) => {
    if (isPrefetch(request.headers)) {
      answer(response, 204, HTML, '');
      return;
    }
    const secret = String(request.params?.secret ?? '');
    const file = isSecret(secret) ? await deps.fileBehindLink(secret) : null;
    if (file?.ok === true) answerFile(response, file.value.name, file.value.bytes);
    else answer(response, 410, HTML, closed);
  };

  return (server) => {
    const guarded = (handler: Handler): Handler => withoutLeaks(handler, (error) => deps.unexpected(error));
    server.get('/upload/list', guarded(showList));
    server.post('/upload/list/accept', guarded(accept));
    server.get('/upload/list/file', guarded(sendFile));
    server.get('/upload/file/:secret', guarded(sendFileBehindLink));
  };
}

const OVER = 'This link was used already or has expired. Go back to Teams and press the button on the card again.';

/** The words of a fault; the page shows them. */
function refuse(response: Response, { code, message }: Fault): void {
  answerJson(response, code === 'list.gone' ? 410 : 409, { message });
}
