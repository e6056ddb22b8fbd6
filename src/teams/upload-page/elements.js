// @ts-check

/**
 * @param {string} tag
 * @param {string} [className]
 * @param {string} [text]
 */
export function element(tag, className = '', text = '') {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  if (text !== '') made.textContent = text;
  return made;
}

/**
 * @param {string} title
 * @param {() => void} press
 * @param {string} [className]
 */
export function button(title, press, className = '') {
  const made = element('button', className, title);
  made.setAttribute('type', 'button');
  made.addEventListener('click', press);
  return made;
}

/**
 * A cell that keeps its name where a row is drawn as a block.
 * @param {string} name
 * @param {string | Node} content
 * @param {string} [className]
 */
export function cell(name, content, className = '') {
  const made = element('td', className);
  made.setAttribute('role', 'cell');
  made.dataset['name'] = name;
  made.append(content);
  return made;
}

/** @param {(string | Node)[]} cells */
export function row(...cells) {
  const made = element('tr');
  made.setAttribute('role', 'row');
  made.append(...cells);
  return made;
}

/** Rows that are drawn at once: a list can have a hundred thousand. */
const PAGE_OF_ROWS = 200;

/**
 * Draws rows into a table, some at a time, with a button for more.
 * @template T
 * @param {{ body: HTMLElement, shown: HTMLElement, more: HTMLElement }} table
 * @param {readonly T[]} items
 * @param {(item: T) => HTMLElement} draw
 */
export function fillTable({ body, shown, more }, items, draw) {
  let drawn = 0;
  body.replaceChildren();
  const drawMore = () => {
    const next = items.slice(drawn, drawn + PAGE_OF_ROWS);
    drawn += next.length;
    body.append(...next.map(draw));
    shown.textContent =
      drawn === items.length ? `${number(drawn)} shown` : `${number(drawn)} of ${number(items.length)} shown`;
    more.hidden = drawn === items.length;
    more.textContent = `Show ${number(Math.min(PAGE_OF_ROWS, items.length - drawn))} more`;
  };
  more.onclick = () => {
    const first = drawn;
    drawMore();
    say(`${shown.textContent}`);
    // The button may be gone; what is new is where the reader wants to be.
    const fresh = /** @type {HTMLElement | undefined} */ (body.children[first]);
    fresh?.setAttribute('tabindex', '-1');
    fresh?.focus();
  };
  drawMore();
}

/** Tells those who do not see the page. @param {string} words */
export function say(words) {
  byId('live').textContent = words;
}

/** @param {number} value */
export function number(value) {
  return value.toLocaleString('en');
}

/** @param {string} id */
export function byId(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}
