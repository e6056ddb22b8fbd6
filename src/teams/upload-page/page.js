// @ts-check

import { byId, say } from './elements.js';
import { ask, drawList, toneOf, verdictOf } from './list.js';

/**
 * @typedef {import('./list.js').List} List
 * @typedef {{ ok: boolean, again?: boolean, requestId?: string, message: string, page?: List | null }} Outcome
 * @typedef {{ kind: 'upload' | 'list', requestId: string | null, customer: string | null, groupTag: string | null, person: string, limitBytes: number, expiresAt: string }} Context
 */

/** Sheets and archives that people send for a CSV; the server would refuse them after the whole way. */
const NOT_A_CSV = /\.(xlsx?|xlsm|ods|numbers|zip|pdf)$/i;

/** The roles of the table by name: on a narrow screen its rows are drawn as blocks, and browsers then forget them. */
const ROLES = { table: 'table', 'thead, tbody': 'rowgroup', 'thead tr': 'row', 'thead th': 'columnheader' };

const page = {
  title: byId('title'),
  target: byId('target'),
  person: byId('person'),
  problem: byId('problem'),
  choose: byId('choose'),
  file: /** @type {HTMLInputElement} */ (byId('file')),
  zone: byId('zone'),
  limits: byId('limits'),
  chosen: byId('chosen'),
  chosenName: byId('chosen-name'),
  chosenSize: byId('chosen-size'),
  send: byId('send'),
  other: byId('other'),
  progress: byId('progress'),
  progressTitle: byId('progress-title'),
  bar: /** @type {HTMLProgressElement} */ (byId('bar')),
  progressText: byId('progress-text'),
  stop: byId('stop'),
  result: byId('result'),
  verdict: byId('verdict'),
  resultTitle: byId('result-title'),
  resultText: byId('result-text'),
  resultNext: byId('result-next'),
};

/** @type {Context | null} */
let context = null;
/** @type {File | null} */
let list = null;
/** @type {XMLHttpRequest | null} */
let running = null;

start();

async function start() {
  connect();
  /** @type {Response} */
  let response;
  try {
    response = await fetch('/upload/context');
  } catch {
    showProblem('Preflight cannot be reached. Check your connection and load this page again.');
    return;
  }
  if (!response.ok) {
    showProblem('This link was used already or has expired. Go back to Teams and press the button on the card again.');
    return;
  }
  context = /** @type {Context} */ (await response.json());
  const { kind, requestId, person, limitBytes, expiresAt } = context;
  page.person.textContent = `For ${person}`;
  if (kind === 'list') {
    await openList(context);
    return;
  }
  showTitle(`Upload a list to ${kind === 'inventory' ? 'the inventory' : requestId}`);
  page.target.textContent = `${targetOf(context)} · open until ${timeOf(expiresAt)}`;
  page.limits.textContent = `A CSV file of at most ${sizeOf(limitBytes)}, as the tools export it. ${kind === 'inventory' ? 'Nothing is sent to Microsoft.' : 'It is checked before anything is sent to Microsoft.'}`;
  page.choose.hidden = false;
}

/** A list that is there already. @param {Context} context */
async function openList(context) {
  const list = await ask('/upload/list');
  if ('message' in list) {
    showProblem(list.message);
    return;
  }
  const { requestId, expiresAt } = context;
  showTitle(requestId === null ? list.file : `${list.file} in ${requestId}`);
  const target = requestId === null ? `checked only, kept as ${list.listId}` : targetOf(context);
  page.target.textContent = `${target} · open until ${timeOf(expiresAt)}`;
  page.verdict.className = `box ${toneOf(list)}`;
  page.resultTitle.textContent = verdictOf(list);
  page.resultText.textContent = '';
  page.resultNext.textContent = 'Nothing has been sent to Microsoft. Go on with the buttons of the card.';
  drawList(list);
}

/** @param {string} title */
function showTitle(title) {
  page.title.textContent = title;
  document.title = `${title} – Preflight`;
}

/** @param {Context} context */
function targetOf({ requestId, customer, groupTag }) {
  if (requestId === null) return 'What it knows of devices is remembered';
  return `${customer ?? 'customer not chosen yet'} · ${groupTag === null ? 'no group tag' : `tag ${groupTag}`}`;
}

function connect() {
  for (const [selector, role] of Object.entries(ROLES)) {
    for (const part of document.querySelectorAll(selector)) part.setAttribute('role', role);
  }
  page.file.addEventListener('change', () => {
    const [file] = page.file.files ?? [];
    if (file !== undefined) choose([file]);
  });
  for (const name of ['dragenter', 'dragover']) {
    page.zone.addEventListener(name, (event) => {
      event.preventDefault();
      page.zone.classList.add('over');
    });
  }
  page.zone.addEventListener('dragleave', () => page.zone.classList.remove('over'));
  page.zone.addEventListener('drop', (event) => {
    event.preventDefault();
    page.zone.classList.remove('over');
    choose([...(event.dataTransfer?.files ?? [])]);
  });
  // A file that misses the zone must not replace the page.
  for (const name of ['dragover', 'drop']) window.addEventListener(name, (event) => event.preventDefault());
  page.send.addEventListener('click', send);
  page.other.addEventListener('click', () => page.file.click());
  page.stop.addEventListener('click', () => running?.abort());
}

/** @param {File[]} files */
function choose(files) {
  page.file.value = '';
  const problem = complaint(files);
  const [file] = files;
  if (problem !== null || file === undefined) {
    list = null;
    page.chosen.hidden = true;
    showProblem(problem ?? 'No file was chosen.');
    return;
  }
  list = file;
  hideProblem();
  page.result.hidden = true;
  page.chosenName.textContent = file.name;
  page.chosenSize.textContent = sizeOf(file.size);
  page.chosen.hidden = false;
  say(`${file.name} is chosen.`);
  page.send.focus();
}

/**
 * What is wrong with the choice, as far as the browser can tell; null where nothing is.
 * @param {File[]} files
 */
function complaint(files) {
  const [file] = files;
  if (file === undefined) return 'That was no file. Choose the device list.';
  if (files.length > 1) return `Those are ${files.length} files. Send one list at a time; each request takes one.`;
  if (file.size === 0) return `${file.name} is empty. Choose the list that the tool exported.`;
  if (context !== null && file.size > context.limitBytes) {
    return `${file.name} has ${sizeOf(file.size)}; at most ${sizeOf(context.limitBytes)} are taken. Split the list and send the parts as requests of their own.`;
  }
  if (NOT_A_CSV.test(file.name))
    return `${file.name} is no CSV file. Save the sheet as CSV, or send the file that the tool exported.`;
  return null;
}

function send() {
  if (list === null) return;
  const file = list;
  const request = new XMLHttpRequest();
  running = request;
  request.open('POST', '/upload/list');
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.setRequestHeader('X-File-Name', encodeURIComponent(file.name.toWellFormed()));
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) showProgress(event.loaded, event.total);
  });
  request.upload.addEventListener('load', () => showChecking(file.name));
  request.addEventListener('load', () => void finish(outcomeOf(request)));
  request.addEventListener(
    'error',
    () => void finish(failure('The connection broke off; nothing was changed. Send the list again.')),
  );
  request.addEventListener('abort', () => void finish(failure('Stopped; nothing was changed.')));
  hideProblem();
  page.choose.hidden = true;
  page.result.hidden = true;
  page.progress.hidden = false;
  page.progressTitle.textContent = `Sending ${file.name}`;
  showProgress(0, file.size);
  page.progressTitle.focus();
  request.send(file);
}

/**
 * @param {number} sent
 * @param {number} total
 */
function showProgress(sent, total) {
  const percent = total === 0 ? 100 : Math.floor((sent / total) * 100);
  const before = page.bar.value;
  page.bar.value = percent;
  page.progressText.textContent = `${percent} % of ${sizeOf(total)}`;
  // Spoken at every quarter: more would drown everything else.
  if (Math.floor(percent / 25) > Math.floor(before / 25)) say(`${percent} percent sent`);
}

/** @param {string} name */
function showChecking(name) {
  page.bar.removeAttribute('value');
  page.progressTitle.textContent = `Checking ${name}`;
  page.progressText.textContent = 'Every row is read. A long list takes some seconds.';
  say('The list has arrived and is being checked.');
}

/**
 * @param {XMLHttpRequest} request
 * @returns {Outcome}
 */
function outcomeOf(request) {
  try {
    const outcome = JSON.parse(request.responseText);
    if (typeof outcome.ok === 'boolean' && typeof outcome.message === 'string') return outcome;
  } catch {
    // Whatever stands between here and the bot may answer with something else.
  }
  return failure(`The list could not be sent (answer ${request.status}). Try again in a minute.`);
}

/**
 * @param {string} message
 * @returns {Outcome}
 */
function failure(message) {
  return { ok: false, again: true, message, page: null };
}

/** @param {Outcome} outcome */
async function finish(outcome) {
  running = null;
  page.bar.value = 0;
  const found = outcome.ok ? await ask('/upload/list') : (outcome.page ?? null);
  page.progress.hidden = true;
  if (!outcome.ok && found === null) {
    page.choose.hidden = outcome.again !== true;
    showProblem(outcome.message);
    return;
  }
  page.choose.hidden = outcome.ok || outcome.again !== true;
  page.chosen.hidden = true;
  list = null;
  showResult(outcome, found === null || 'message' in found ? null : found);
}

/**
 * @param {Outcome} outcome
 * @param {List | null} found
 */
function showResult(outcome, found) {
  const toInventory = context !== null && context.kind === 'inventory';
  if (outcome.ok) {
    showTitle(
      toInventory ? 'List imported into the inventory' : `List uploaded to ${outcome.requestId ?? 'the request'}`,
    );
    if (context !== null) page.target.textContent = targetOf(context);
  }
  page.resultTitle.textContent = !outcome.ok
    ? 'This list cannot be used'
    : found === null
      ? outcome.message
      : verdictOf(found);
  page.verdict.className = `box ${!outcome.ok ? 'bad' : found === null ? 'good' : toneOf(found)}`;
  page.resultText.textContent = outcome.ok ? '' : outcome.message;
  page.resultNext.textContent = outcome.ok
    ? toInventory
      ? 'You can close this page. A request may now name these devices by serial number alone.'
      : 'You can close this page: the card in Teams now shows the list. Nothing has been sent to Microsoft yet.'
    : outcome.again === true
      ? `The ${toInventory ? 'inventory' : 'request'} is as it was. Mend the list and choose it again above.`
      : '';
  page.result.hidden = false;
  if (found !== null) drawList(found);
  say(outcome.ok ? `${page.resultTitle.textContent}` : `${page.resultTitle.textContent}. ${outcome.message}`);
  page.resultTitle.focus();
}

/** @param {string} message */
function showProblem(message) {
  page.problem.textContent = message;
  page.problem.hidden = false;
  page.problem.focus();
}

function hideProblem() {
  page.problem.hidden = true;
  page.problem.textContent = '';
}

/** @param {number} bytes */
function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`;
  // Rounded up, so that a file just over the limit does not seem to be just the limit.
  return `${(Math.ceil((bytes / 1024 / 1024) * 10) / 10).toLocaleString('en')} MB`;
}

/** @param {string} iso */
function timeOf(iso) {
  return new Date(iso).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
