// @ts-check

import { button, byId, cell, element, fillTable, number, row, say } from './elements.js';

/**
 * @typedef {'ready' | 'repaired' | 'needs-you' | 'cannot-be-used'} Group
 * @typedef {{ column: string | null, code: string, severity: string, message: string, fix: string, proposal: string | null, remedy: string }} Finding
 * @typedef {{ line: number | null, serial: string, group: Group | 'file', findings: Finding[] }} ListRow
 * @typedef {{ code: string, line: number | null, column: string | null, from: string, to: string }} Change
 * @typedef {{ listId: string | null, version: number, file: string, devices: number, counts: Record<Group, number>, rows: ListRow[], proposals: number, changes: Change[], hasFile: boolean, mayChange: boolean }} List
 * @typedef {{ row: ListRow, finding: Finding | null }} Entry
 */

/** What becomes of a row; the sign and the word stand beside each other, so that colour never speaks alone. */
const GROUPS = /** @type {const} */ ({
  'needs-you': { word: 'Needs you', sign: '!', note: 'a correction is proposed', tone: 'warn' },
  'cannot-be-used': { word: 'Cannot be used', sign: '✕', note: 'left out', tone: 'bad' },
  repaired: { word: 'Repaired', sign: '↻', note: 'can be sent, without loss', tone: 'good' },
  ready: { word: 'Ready', sign: '✓', note: 'can be sent as they are', tone: 'good' },
  file: { word: 'Whole file', sign: 'i', note: '', tone: '' },
});

const ORDER = /** @type {const} */ (['ready', 'repaired', 'needs-you', 'cannot-be-used']);

const page = {
  result: byId('result'),
  summary: byId('summary'),
  actions: byId('list-actions'),
  findings: byId('findings'),
  filter: byId('filter'),
  table: { body: byId('rows'), shown: byId('shown'), more: byId('more') },
  changes: byId('changes'),
  changesTable: { body: byId('change-rows'), shown: byId('changes-shown'), more: byId('changes-more') },
  problem: byId('problem'),
};

/** The filter that is pressed; it stays when the list is judged again. @type {Group | 'file' | 'all'} */
let shownGroup = 'all';

/** The verdict on a list in a sentence. @param {List} list */
export function verdictOf({ devices, counts }) {
  if (devices === 0) return 'No device was found in it.';
  const usable = counts.ready + counts.repaired;
  const parts = [
    `${number(usable)} of ${number(devices)} ${devices === 1 ? 'device' : 'devices'} can be sent`,
    ...(counts['needs-you'] === 0
      ? []
      : [`${number(counts['needs-you'])} ${counts['needs-you'] === 1 ? 'needs' : 'need'} your decision`]),
    ...(counts['cannot-be-used'] === 0 ? [] : [`${number(counts['cannot-be-used'])} cannot be used`]),
  ];
  return `${parts.join(', ')}.`;
}

/** The tone of the verdict. @param {List} list */
export function toneOf({ devices, counts }) {
  const usable = counts.ready + counts.repaired;
  return usable === 0 ? 'bad' : usable === devices ? 'good' : 'warn';
}

/**
 * Draws a list: its groups, every finding, what was changed, and what can be decided.
 * @param {List} list
 */
export function drawList(list) {
  page.summary.replaceChildren(...ORDER.map((group) => tile(group, list)));
  drawActions(list);
  drawFindings(list);
  page.changes.hidden = list.changes.length === 0;
  fillTable(page.changesTable, list.changes, changeRow);
  page.result.hidden = false;
}

/**
 * @param {Group} group
 * @param {List} list
 */
function tile(group, { counts }) {
  const { sign, word, note, tone } = GROUPS[group];
  const value = element('dd', '', number(counts[group]));
  value.append(element('div', 'tile-note', note));
  const made = element('div', `tile ${counts[group] > 0 ? tone : ''}`);
  made.append(element('dt', '', `${sign} ${word}`), value);
  return made;
}

/** @param {List} list */
function drawActions(list) {
  const actions = [];
  if (list.mayChange && list.proposals > 0) {
    const title = list.proposals === 1 ? 'Accept the proposal' : `Accept all ${number(list.proposals)} proposals`;
    actions.push(button(title, () => accept(list, null, null), 'primary'));
  }
  if (list.hasFile) {
    const link = element('a', 'button', 'Download the repaired list');
    link.setAttribute('href', '/upload/list/file');
    link.setAttribute('download', '');
    actions.push(link);
  }
  page.actions.replaceChildren(...actions);
  page.actions.hidden = actions.length === 0;
}

/** @param {List} list */
function drawFindings(list) {
  const found = list.rows.filter(({ findings }) => findings.length > 0);
  const choices = [
    { group: /** @type {const} */ ('all'), name: 'All that was found', rows: found },
    ...Object.entries(GROUPS).map(([name, { word }]) => {
      const group = /** @type {Group | 'file'} */ (name);
      return { group, name: word, rows: list.rows.filter((each) => each.group === group) };
    }),
  ].filter(({ group, rows }) => group === 'all' || rows.length > 0);
  if (!choices.some(({ group }) => group === shownGroup)) shownGroup = 'all';
  const buttons = choices.map(({ group, name, rows }) => {
    const made = button(`${name} (${number(rows.length)})`, () => {
      shownGroup = group;
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === made));
      fillTable(page.table, rows.flatMap(entriesOf), (entry) => findingRow(list, entry));
      say(`${page.table.shown.textContent}`);
    });
    made.setAttribute('aria-pressed', String(group === shownGroup));
    return made;
  });
  page.filter.replaceChildren(...page.filter.querySelectorAll('legend'), ...buttons);
  const chosen = choices.find(({ group }) => group === shownGroup);
  fillTable(page.table, (chosen?.rows ?? []).flatMap(entriesOf), (entry) => findingRow(list, entry));
  page.findings.hidden = list.rows.length === 0;
}

/** A row that nothing was found in is one entry, any other one for each finding. @param {ListRow} each @returns {Entry[]} */
function entriesOf(each) {
  if (each.findings.length === 0) return [{ row: each, finding: null }];
  return each.findings.map((finding) => ({ row: each, finding }));
}

/**
 * @param {List} list
 * @param {Entry} entry
 */
function findingRow(list, { row: of, finding }) {
  const { sign, word } = GROUPS[of.group];
  const mark = element('span', 'sign', sign);
  mark.setAttribute('aria-hidden', 'true');
  const badge = element('span', `kind ${of.group === 'file' ? 'whole-file' : of.group}`);
  badge.append(mark, word);
  const what = element('div', '', finding === null ? 'Nothing to say.' : sentenceOf(of.line, finding));
  if (finding !== null) what.append(element('span', 'code', finding.code));
  return row(
    cell('Line', of.line === null ? 'file' : number(of.line), 'line'),
    cell('Device', of.serial === '' ? '–' : of.serial, 'device'),
    cell('Group', badge),
    cell('Column', finding?.column ?? '–'),
    cell('What', what),
    cell('What to do', adviceOf(list, of, finding)),
  );
}

/**
 * The sentence without its place, which has columns of its own.
 * @param {number | null} line
 * @param {Finding} finding
 */
function sentenceOf(line, { column, message }) {
  const place = column === null ? `Line ${line}: ` : `Line ${line}, ${column}: `;
  if (!message.startsWith(place)) return message;
  return message.charAt(place.length).toUpperCase() + message.slice(place.length + 1);
}

/**
 * @param {List} list
 * @param {ListRow} of
 * @param {Finding | null} finding
 * @returns {string | Node}
 */
function adviceOf(list, of, finding) {
  if (finding === null) return '–';
  const { fix, severity, proposal, remedy, code } = finding;
  if (fix === 'automatic') return 'Nothing: it is repaired.';
  if (fix === 'proposal') {
    const advice = element('div', '', `Proposed: ${proposal ?? ''}`);
    if (list.mayChange && of.line !== null) {
      const { line } = of;
      const made = button('Accept', () => accept(list, line, code), 'small');
      made.setAttribute('aria-label', `Accept the proposal for line ${line}: ${proposal ?? ''}`);
      advice.append(made);
    }
    return advice;
  }
  if (severity === 'info') return remedy === '' ? 'Nothing.' : remedy;
  const meanwhile = severity === 'error' && of.group === 'cannot-be-used' ? ' Until then the device is left out.' : '';
  return `${remedy === '' ? 'Check it.' : remedy}${meanwhile}`;
}

/** @param {Change} change */
function changeRow({ code, line, column, from, to }) {
  return row(
    cell('Line', line === null ? 'file' : number(line), 'line'),
    cell('Column', column ?? '–'),
    cell('From', from === '' ? 'blank' : from),
    cell('To', to === '' ? 'blank' : to),
    cell('Why', element('span', 'code', code)),
  );
}

/**
 * Says yes: to all where line and code are null.
 * @param {List} list
 * @param {number | null} line
 * @param {string | null} code
 */
async function accept(list, line, code) {
  for (const each of document.querySelectorAll('#result button')) each.setAttribute('disabled', '');
  say('The list is judged again.');
  const answer = await ask('/upload/list/accept', { line, code, version: list.version });
  if ('message' in answer) {
    page.problem.textContent = answer.message;
    page.problem.hidden = false;
    page.problem.focus();
    const now = await ask('/upload/list');
    if (!('message' in now)) showAgain(now);
    return;
  }
  page.problem.hidden = true;
  showAgain(answer);
  byId('result-title').focus();
}

/** @param {List} list */
function showAgain(list) {
  byId('result-title').textContent = verdictOf(list);
  byId('verdict').className = `box ${toneOf(list)}`;
  drawList(list);
  for (const each of document.querySelectorAll('#result button')) each.removeAttribute('disabled');
  say(verdictOf(list));
}

/**
 * The list of this session; with a body, after a decision. What went wrong comes as a message.
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<List | { message: string }>}
 */
export async function ask(path, body) {
  try {
    const response = await fetch(
      path,
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    );
    const answer = await response.json();
    if (response.ok || typeof answer.message === 'string') return answer;
    return { message: `The list could not be read (answer ${response.status}). Load this page again.` };
  } catch {
    return { message: 'Preflight cannot be reached. Check your connection and load this page again.' };
  }
}
