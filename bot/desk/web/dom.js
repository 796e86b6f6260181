/**
 * Elements and lists: the little that a framework would be here for.
 *
 * Text becomes text nodes, never markup; nothing in the desk parses HTML.
 */

export const $ = (id) => document.getElementById(id);

/**
 * An element: el('p.quiet', { title: 'more' }, 'words', child, …). The attributes may be left out;
 * those that are null, undefined or false are, and so are such children. Lists of children are
 * fine.
 */
export function el(what, ...rest) {
  const [name, ...classes] = what.split('.');
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(' ');
  const attributes = rest[0]?.constructor === Object ? rest.shift() : {};
  for (const [key, value] of Object.entries(attributes)) set(element, key, value);
  element.append(...rest.flat(Infinity).filter((child) => child || child === 0));
  return element;
}

function set(element, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
  else element.setAttribute(key, value === true ? '' : value);
}

/** Changes a text only when it is another one: what stands still isn't read out again. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function show(element, visible) {
  element.hidden = !visible;
}

/**
 * Makes `parent` show `items` in their order. An element stays as long as its key does: `make`
 * builds it once, `fill` brings it up to date. The focus stays where it is.
 */
export function list(parent, items, keyOf, make, fill) {
  const focused = document.activeElement;
  const before = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  const after = items.map((item) => {
    const key = String(keyOf(item));
    const child = before.get(key) ?? make(item);
    before.delete(key);
    child.dataset.key = key;
    fill?.(child, item);
    return child;
  });
  for (const gone of before.values()) gone.remove();
  after.forEach((child, place) => {
    if (parent.children[place] !== child)
      parent.insertBefore(child, parent.children[place] ?? null);
  });
  if (focused !== document.activeElement && focused?.isConnected) focused.focus();
}
