// What the other files share: the page's own facts, the reader's settings, and ways to make elements.

// The site's root, which needn't be its host's: this file lies directly in it.
const base = new URL('.', ownAddress);
const page = document.getElementById('main').dataset;

// Everything about the reader stays in this one record of the browser. It is never sent anywhere.
const memory = {
  read(name, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  // Storage may be full or forbidden; then a choice lasts as long as the page.
  write(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch {}
  },
};

const settings = memory.read('tenhn', {});

function all(selector, root = document) {
  return [...root.querySelectorAll(selector)];
}

function make(name, properties = {}, ...content) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content);
  return element;
}

// `1 page`, `2 pages`.
function counted(number, one) {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

// Says a change to people who can't see it, and shows it to those who can.
let notice;
function say(text) {
  if (!notice) {
    notice = make('p', { className: 'said', role: 'status' });
    document.body.append(notice);
  }
  notice.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { notice.textContent = ''; }, 4000);
}
