// Highlights with a note: words that the reader marked in a story. They stay in this browser.

// By path of the story: {title, site, address, edition, marks: [{start, text, note}]}; `start` counts characters of the text.
const HIGHLIGHTS = base.pathname === '/' ? 'tenhn-highlights' : `tenhn-highlights ${base.pathname}`;
const LONGEST_HIGHLIGHT = 2000;

function highlightsHere() {
  return memory.read(HIGHLIGHTS, {})[location.pathname]?.marks ?? [];
}

function keepHighlights(path, marks, story) {
  const every = memory.read(HIGHLIGHTS, {});
  if (marks.length) every[path] = { ...story, ...every[path], marks };
  else delete every[path];
  memory.write(HIGHLIGHTS, every);
}

// The pieces of text inside of an element, each with the number of characters before it.
function piecesOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const pieces = [];
  let start = 0;
  while (walker.nextNode()) {
    pieces.push({ node: walker.currentNode, start });
    start += walker.currentNode.length;
  }
  return pieces;
}

// Where a highlight is now: a page may have changed around it since.
function placeOf(mark, text) {
  if (text.startsWith(mark.text, mark.start)) return mark.start;
  return text.indexOf(mark.text);
}

function showHighlights() {
  const root = document.querySelector('.piece .text');
  if (!root) {
    // The article was withdrawn: its words go from here, too.
    if (page.story) keepHighlights(location.pathname, []);
    return;
  }
  for (const old of all('mark[data-mark]', root)) {
    const parent = old.parentNode;
    old.replaceWith(...old.childNodes);
    parent.normalize();
  }
  const marks = highlightsHere();
  for (const [index, mark] of marks.entries()) wrap(root, mark, index);
  const button = document.querySelector('[data-do=highlights]');
  if (button) {
    button.hidden = !marks.length;
    button.textContent = marks.length === 1 ? '1 highlight' : `${marks.length} highlights`;
  }
}

function wrap(root, mark, index) {
  const start = placeOf(mark, root.textContent);
  if (start < 0) return;
  const end = start + mark.text.length;
  for (const piece of piecesOf(root)) {
    const from = Math.max(0, start - piece.start);
    const to = Math.min(piece.node.length, end - piece.start);
    if (from >= to) continue;
    const node = from ? piece.node.splitText(from) : piece.node;
    if (to - from < node.length) node.splitText(to - from);
    const element = make('mark', { title: mark.note ?? '' });
    element.dataset.mark = index;
    element.onclick = () => { if (getSelection().isCollapsed) openHighlights(); };
    node.replaceWith(element);
    element.append(node);
  }
}

// The selected words of the article, and where they begin.
function selectedWords() {
  const root = document.querySelector('.piece .text');
  const selection = getSelection();
  if (!root || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(root);
  before.setEnd(range.startContainer, range.startOffset);
  const whole = range.toString();
  const text = whole.trim().slice(0, LONGEST_HIGHLIGHT);
  return text && { start: before.toString().length + whole.indexOf(text), text, note: '' };
}

function highlight() {
  const words = selectedWords();
  if (!words) {
    say('Select some words first.');
    return;
  }
  const isNew = (mark) => mark.start + mark.text.length <= words.start || mark.start >= words.start + words.text.length;
  const story = { ...storyHere(), address: page.share ?? location.href };
  keepHighlights(location.pathname, [...highlightsHere().filter(isNew), words].sort((a, b) => a.start - b.start), story);
  getSelection().removeAllRanges();
  showHighlights();
  tellWorker({ type: 'keep', path: location.pathname });
  say('Highlighted. Press the highlight to add a note.');
}

// Quotation, note and a button to remove it.
function cardOf(path, mark, changed) {
  const field = make('textarea', { value: mark.note ?? '', rows: 2, ariaLabel: `Note on “${mark.text.slice(0, 60)}”`, placeholder: 'Note' });
  const update = (change) => {
    const marks = (memory.read(HIGHLIGHTS, {})[path]?.marks ?? []);
    keepHighlights(path, marks.flatMap((each) => each.start === mark.start && each.text === mark.text ? change(each) : [each]));
    changed();
  };
  field.oninput = () => update((each) => [{ ...each, note: field.value.trim() }]);
  const remove = make('button', { type: 'button', textContent: 'Remove', ariaLabel: `Remove “${mark.text.slice(0, 60)}”` });
  const card = make('div', { className: 'highlight' }, make('blockquote', { textContent: mark.text, dir: 'auto' }), field, remove);
  remove.onclick = () => { update(() => []); card.remove(); };
  return card;
}

function openHighlights() {
  open(dialog('Highlights', ...highlightsHere().map((mark) => cardOf(location.pathname, mark, showHighlights))));
}

// The button comes with a selection, near the thumb, and goes with it.
function listenToSelections() {
  if (!document.querySelector('.piece .text')) return;
  const list = make('button', { type: 'button', hidden: true, onclick: openHighlights });
  list.dataset.do = 'highlights';
  document.querySelector('.tools')?.append(list);
  const button = make('button', { type: 'button', className: 'pick', textContent: 'Highlight', hidden: true, onclick: highlight });
  // A press would take the selection away before the click.
  button.onpointerdown = (event) => event.preventDefault();
  document.body.append(button);
  document.addEventListener('selectionchange', () => { button.hidden = !selectedWords(); });
  showHighlights();
}

// Text that means nothing to Markdown.
function plainMarkdown(text) {
  return text.replace(/[\\`*_[\]<>#~|]/g, '\\$&').replace(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, '$1\\$2');
}

function highlightsAsMarkdown() {
  const stories = Object.entries(memory.read(HIGHLIGHTS, {})).map(([path, story]) => {
    const address = new URL(path, base).href;
    const marks = story.marks.map((mark) => {
      const quote = plainMarkdown(mark.text).split(/\n+/).map((line) => `> ${line}`).join('\n>\n');
      return mark.note ? `${quote}\n\n${plainMarkdown(mark.note)}` : quote;
    });
    const original = /^https?:/.test(story.address ?? '') ? ` ([original](<${story.address.replace(/[<>\s]/g, encodeURIComponent)}>))` : '';
    return `## [${plainMarkdown(story.title ?? path)}](<${address}>)\n\n${plainMarkdown(story.site ?? '')}${original}\n\n${marks.join('\n\n')}`;
  });
  return `# Highlights\n\n${stories.join('\n\n')}\n`;
}

function exportHighlights() {
  const address = URL.createObjectURL(new Blob([highlightsAsMarkdown()], { type: 'text/markdown' }));
  const link = make('a', { href: address, download: 'highlights.md' });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

// On the page of what was saved.
function listHighlights() {
  const list = document.getElementById('highlights');
  if (!list) return;
  const stories = Object.entries(memory.read(HIGHLIGHTS, {}));
  list.replaceChildren(...stories.map(([path, story]) => make('section', {},
    make('h3', {}, make('a', { href: path, textContent: story.title ?? path })),
    ...story.marks.map((mark) => cardOf(path, mark, () => {
      if (!memory.read(HIGHLIGHTS, {})[path]) listHighlights();
    })))));
  document.getElementById('no-highlights').hidden = stories.length > 0;
  const button = document.querySelector('[data-do=export]');
  button.hidden = !stories.length;
  button.onclick = exportHighlights;
}
