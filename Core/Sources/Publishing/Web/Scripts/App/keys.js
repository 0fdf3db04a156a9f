// The keyboard, which can be switched off in the settings: other software may want these letters.

const KEYS = [
  ['j', 'next story'], ['k', 'previous story'], ['o', 'open'], ['v', 'view the original'], ['c', 'comments'],
  ['n', 'next comment on the story'], ['p', 'previous comment on the story'],
  ['m', 'mark as read or unread'], ['s', 'save or unsave'],
  ['h', 'highlight the selected words'], ['/', 'search'], ['?', 'keyboard shortcuts'],
  ['Esc', 'close, or go back to the edition'],
];

function currentItem() {
  return document.activeElement?.closest('.story') ?? null;
}

function moveTo(step) {
  const items = all('.stories .story');
  if (!items.length) {
    document.querySelector(`.neighbours [rel=${step > 0 ? 'next' : 'prev'}]`)?.click();
    return;
  }
  const here = items.indexOf(currentItem());
  const target = items[here < 0 ? (step > 0 ? 0 : items.length - 1) : here + step];
  target?.querySelector('h2 a').focus();
}

// From one comment on the story to the next, over the replies.
function moveInThread(step) {
  const roots = all('.piece > .found > li');
  if (!roots.length) return;
  const here = roots.findIndex((root) => root.contains(document.activeElement));
  const target = roots[here < 0 ? (step > 0 ? 0 : roots.length - 1) : here + step];
  target?.scrollIntoView();
  target?.querySelector('.by a')?.focus({ preventScroll: true });
}

function markHere() {
  const item = currentItem();
  const name = item?.dataset.story ?? page.story;
  if (!name) return;
  const value = !isRead(page.edition, name);
  setRead(page.edition, name, value);
  if (item) showMarks();
  say(value ? 'Marked as read.' : 'Marked as unread.');
}

function saveHere() {
  const item = currentItem();
  if (!item && !document.querySelector('[data-do=save]')) return;
  say(toggleSaved(item ? storyOf(item) : storyHere()) ? 'Saved on this device.' : 'Removed from this device.');
  showSaved();
}

const ACTIONS = {
  j: () => moveTo(1),
  k: () => moveTo(-1),
  o: () => currentItem()?.querySelector('h2 a').click(),
  v: () => (currentItem() ?? document).querySelector('.by a, .original a')?.click(),
  n: () => moveInThread(1),
  p: () => moveInThread(-1),
  c: () => (currentItem() ?? document).querySelector('.numbers a, .by span ~ span a')?.click(),
  m: markHere,
  h: () => { if (page.story) highlight(); },
  s: saveHere,
  '/': () => { location.href = new URL('search', base); },
  '?': showKeys,
  Escape: () => { if (page.story) document.querySelector('.folio > a').click(); },
};

function showKeys() {
  const list = make('dl', { className: 'keys' });
  for (const [key, what] of KEYS) list.append(make('dt', {}, make('kbd', { textContent: key })), make('dd', { textContent: what }));
  open(dialog('Keyboard shortcuts', list));
}

function listenToKeys() {
  addEventListener('keydown', (event) => {
    if (settings.keys === false || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest('input, textarea, select, dialog, [contenteditable]')) return;
    const action = Object.hasOwn(ACTIONS, event.key) ? ACTIONS[event.key] : null;
    if (!action) return;
    // Escape has meanings of the browser's own, as to stop loading; those stay.
    if (event.key !== 'Escape') event.preventDefault();
    action();
  });
}
