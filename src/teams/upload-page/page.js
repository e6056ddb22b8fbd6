// @ts-check

/**
 * @typedef {{ code: string, severity: string, line: number | null, column: string | null, message: string, fix: string, proposal: string | null }} Finding
 * @typedef {{ file: string, devices: number, ready: number, findings: Finding[] }} Report
 * @typedef {{ ok: boolean, again?: boolean, requestId?: string | null, message: string, report: Report | null }} Outcome
 * @typedef {{ requestId: string | null, customer: string | null, groupTag: string | null, person: string, limitBytes: number, expiresAt: string }} Context
 */

/** Rows that are drawn at once: a list can have ten thousand findings. */
const PAGE_OF_ROWS = 200;

/** Sheets and archives that people send for a CSV; the server would refuse them after the whole way. */
const NOT_A_CSV = /\.(xlsx?|xlsm|ods|numbers|zip|pdf)$/i;

/** What a finding asks of the reader; what Preflight repairs asks nothing, however bad it was. */
const KINDS = /** @type {const} */ ({
  error: { word: 'Error', many: 'Errors', sign: '✕' },
  warning: { word: 'Warning', many: 'Warnings', sign: '!' },
  repaired: { word: 'Repaired', many: 'Repaired', sign: '↻' },
  info: { word: 'Note', many: 'Notes', sign: 'i' },
});

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
  summary: byId('summary'),
  findings: byId('findings'),
  filter: byId('filter'),
  rows: byId('rows'),
  shown: byId('shown'),
  more: byId('more'),
  live: byId('live'),
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
    showProblem(
      'This link was used already or has expired. Go back to Teams and press “Upload a list” on the card again.',
    );
    return;
  }
  context = /** @type {Context} */ (await response.json());
  const { requestId, person, limitBytes, expiresAt } = context;
  showTitle(`Upload a list to ${requestId ?? 'the inventory'}`);
  page.target.textContent = `${targetOf(context)} · open until ${timeOf(expiresAt)}`;
  page.person.textContent = `For ${person}`;
  page.limits.textContent = `A CSV file of at most ${sizeOf(limitBytes)}, as the tools export it. ${requestId === null ? 'Nothing is sent to Microsoft.' : 'It is checked before anything is sent to Microsoft.'}`;
  page.choose.hidden = false;
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
  request.addEventListener('load', () => finish(outcomeOf(request)));
  request.addEventListener('error', () =>
    finish(failure('The connection broke off; nothing was changed. Send the list again.')),
  );
  request.addEventListener('abort', () => finish(failure('Stopped; nothing was changed.')));
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
  return { ok: false, again: true, message, report: null };
}

/** @param {Outcome} outcome */
function finish(outcome) {
  running = null;
  page.bar.value = 0;
  page.progress.hidden = true;
  if (!outcome.ok && outcome.report === null) {
    page.choose.hidden = outcome.again !== true;
    showProblem(outcome.message);
    return;
  }
  page.choose.hidden = outcome.ok || outcome.again !== true;
  page.chosen.hidden = true;
  list = null;
  showResult(outcome);
}

/** @param {Outcome} outcome */
function showResult(outcome) {
  const { report } = outcome;
  const toInventory = context !== null && context.requestId === null;
  const sums = report === null || toInventory ? null : sumsOf(report);
  if (outcome.ok) {
    showTitle(
      toInventory ? 'List imported into the inventory' : `List uploaded to ${outcome.requestId ?? 'the request'}`,
    );
    if (context !== null) page.target.textContent = targetOf(context);
  }
  page.resultTitle.textContent = !outcome.ok
    ? 'This list cannot be used'
    : sums === null
      ? outcome.message
      : verdictOf(sums);
  page.verdict.className = `box ${!outcome.ok ? 'bad' : sums?.ready === 0 ? 'warn' : 'good'}`;
  page.resultText.textContent = outcome.ok ? '' : outcome.message;
  page.resultNext.textContent = outcome.ok
    ? toInventory
      ? 'You can close this page. A request may now name these devices by serial number alone.'
      : 'You can close this page: the card in Teams now shows the list. Nothing has been sent to Microsoft yet.'
    : outcome.again === true
      ? `The ${toInventory ? 'inventory' : 'request'} is as it was. Mend the list and choose it again above.`
      : '';
  page.summary.replaceChildren(...(sums === null ? [] : tiles(sums)));
  page.result.hidden = false;
  showFindings(report?.findings ?? []);
  say(outcome.ok ? `${page.resultTitle.textContent}` : `${page.resultTitle.textContent}. ${outcome.message}`);
  page.resultTitle.focus();
}

/** @param {ReturnType<typeof sumsOf>} sums */
function verdictOf({ ready, needsYou, lost }) {
  const parts = [
    `${number(ready)} ${ready === 1 ? 'device is' : 'devices are'} ready`,
    ...(needsYou === 0 ? [] : [`${number(needsYou)} ${needsYou === 1 ? 'needs' : 'need'} you`]),
    ...(lost === 0 ? [] : [`${number(lost)} ${lost === 1 ? 'is' : 'are'} left out`]),
  ];
  return `${parts.join(', ')}.`;
}

/**
 * Every device counts once in ready, needs you or cannot be used; repaired ones are among the ready.
 * @param {Report} report
 */
function sumsOf({ devices, ready, findings }) {
  const asks = new Set();
  const lost = new Set();
  const mended = new Set();
  for (const { code, severity, fix, line } of findings) {
    if (severity !== 'error' || !isAboutDevice(code, line)) continue;
    // What is mended in the file as a whole is no repair of a device.
    if (fix === 'automatic' && code.startsWith('FILE_')) continue;
    (fix === 'automatic' ? mended : fix === 'proposal' ? asks : lost).add(line);
  }
  for (const line of lost) asks.delete(line);
  for (const line of [...asks, ...lost]) mended.delete(line);
  const needsYou = Math.min(asks.size, devices - ready);
  return { devices, ready, repaired: Math.min(mended.size, ready), needsYou, lost: devices - ready - needsYou };
}

/** @param {ReturnType<typeof sumsOf>} sums */
function tiles({ devices, ready, repaired, needsYou, lost }) {
  const of = `of ${number(devices)} ${devices === 1 ? 'device' : 'devices'}`;
  return [
    tile('✓ Ready', ready, of, ready > 0 ? 'good' : ''),
    tile('↻ Repaired', repaired, 'among the ready, without loss', repaired > 0 ? 'good' : ''),
    tile('! Needs you', needsYou, 'a correction is proposed', needsYou > 0 ? 'warn' : ''),
    tile('✕ Cannot be used', lost, 'left out', lost > 0 ? 'bad' : ''),
  ];
}

/**
 * @param {string} name
 * @param {number} count
 * @param {string} note
 * @param {string} tone
 */
function tile(name, count, note, tone) {
  const value = element('dd', '', number(count));
  value.append(element('div', 'tile-note', note));
  const made = element('div', `tile ${tone}`);
  made.append(element('dt', '', name), value);
  return made;
}

/** @param {Finding[]} findings */
function showFindings(findings) {
  page.findings.hidden = findings.length === 0;
  if (findings.length === 0) return;
  const choices = [
    { name: `All (${number(findings.length)})`, of: findings },
    ...Object.entries(KINDS).map(([kind, { many }]) => {
      const some = findings.filter((finding) => kindOf(finding) === kind);
      return { name: `${many} (${number(some.length)})`, of: some };
    }),
  ].filter((choice) => choice.of.length > 0);
  const buttons = choices.map((choice) => {
    const button = element('button', '', choice.name);
    button.setAttribute('type', 'button');
    button.addEventListener('click', () => {
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === button));
      showRows(choice.of);
      say(`${page.shown.textContent}`);
    });
    return button;
  });
  page.filter.replaceChildren(...page.filter.querySelectorAll('legend'), ...buttons);
  for (const [index, button] of buttons.entries()) button.setAttribute('aria-pressed', String(index === 0));
  page.filter.hidden = choices.length < 3;
  showRows(findings);
}

/** @param {Finding[]} findings */
function showRows(findings) {
  let drawn = 0;
  page.rows.replaceChildren();
  const drawMore = () => {
    const next = findings.slice(drawn, drawn + PAGE_OF_ROWS);
    drawn += next.length;
    page.rows.append(...next.map(row));
    page.shown.textContent =
      drawn === findings.length ? `${number(drawn)} shown` : `${number(drawn)} of ${number(findings.length)} shown`;
    page.more.hidden = drawn === findings.length;
    page.more.textContent = `Show ${number(Math.min(PAGE_OF_ROWS, findings.length - drawn))} more`;
  };
  page.more.onclick = () => {
    const first = drawn;
    drawMore();
    say(`${page.shown.textContent}`);
    // The button may be gone; what is new is where the reader wants to be.
    const fresh = /** @type {HTMLElement | undefined} */ (page.rows.children[first]);
    fresh?.setAttribute('tabindex', '-1');
    fresh?.focus();
  };
  drawMore();
}

/**
 * @param {Finding} finding
 * @returns {keyof typeof KINDS}
 */
function kindOf({ severity, fix }) {
  if (fix === 'automatic' && severity !== 'info') return 'repaired';
  return severity === 'error' || severity === 'warning' ? severity : 'info';
}

/**
 * The sentence without its place, which has columns of its own.
 * @param {Finding} finding
 */
function sentenceOf({ line, column, message }) {
  const place = column === null ? `Line ${line}: ` : `Line ${line}, ${column}: `;
  if (!message.startsWith(place)) return message;
  return message.charAt(place.length).toUpperCase() + message.slice(place.length + 1);
}

/** @param {Finding} finding */
function row(finding) {
  const { line, column, code } = finding;
  const kind = kindOf(finding);
  const look = KINDS[kind];
  const sign = element('span', 'sign', look.sign);
  sign.setAttribute('aria-hidden', 'true');
  const badge = element('span', `kind ${kind}`);
  badge.append(sign, look.word);
  const what = element('div', '', sentenceOf(finding));
  what.append(element('span', 'code', code));
  const made = element('tr');
  made.setAttribute('role', 'row');
  made.append(
    cell('Line', line === null ? 'file' : number(line), 'line'),
    cell('Column', column ?? '–'),
    cell('Kind', badge),
    cell('What', what),
    cell('What to do', adviceOf(finding)),
  );
  return made;
}

/**
 * What only a person can mend says how in its sentence; here stands what becomes of the device meanwhile.
 * @param {Finding} finding
 */
function adviceOf({ code, severity, line, fix, proposal }) {
  if (fix === 'automatic') return 'Nothing.';
  if (fix === 'proposal') {
    return proposal === null
      ? 'Correct it in the list if it is right.'
      : `If it is right, write ${proposal} and upload the list again.`;
  }
  if (severity !== 'error') return severity === 'warning' ? 'Check it.' : 'Nothing.';
  if (context !== null && context.requestId === null) return 'As described.';
  return isAboutDevice(code, line) ? 'As described; until then the device is left out.' : 'As described.';
}

/**
 * @param {string} code
 * @param {number | null} line
 */
function isAboutDevice(code, line) {
  return line !== null && !code.startsWith('HEADER_');
}

/**
 * @param {string} name
 * @param {string | HTMLElement} content
 * @param {string} [kind]
 */
function cell(name, content, kind = '') {
  const made = element('td', kind);
  made.setAttribute('role', 'cell');
  made.dataset['name'] = name;
  made.append(content);
  return made;
}

/**
 * @param {string} tag
 * @param {string} [className]
 * @param {string} [text]
 */
function element(tag, className = '', text = '') {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  if (text !== '') made.textContent = text;
  return made;
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

/** Tells those who do not see the page. @param {string} words */
function say(words) {
  page.live.textContent = words;
}

/** @param {number} bytes */
function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`;
  // Rounded up, so that a file just over the limit does not seem to be just the limit.
  return `${(Math.ceil((bytes / 1024 / 1024) * 10) / 10).toLocaleString('en')} MB`;
}

/** @param {number} value */
function number(value) {
  return value.toLocaleString('en');
}

/** @param {string} iso */
function timeOf(iso) {
  return new Date(iso).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

/** @param {string} id */
function byId(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}
