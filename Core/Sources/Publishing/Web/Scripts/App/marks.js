// What was read and what was saved, as this browser remembers it.

// By edition, the names of the stories that were opened; the oldest editions fall out. Publications under other paths of
// one host have editions of the same names, so each has a record of its own.
const READ = base.pathname === '/' ? 'tenhn-read' : `tenhn-read ${base.pathname}`;
const read = memory.read(READ, {});
const EDITIONS_REMEMBERED = 120;

// What the reader kept, newest first: {path, title, site, edition}.
let saved = memory.read('tenhn-saved', []);

function isRead(edition, name) {
  return (read[edition] ?? []).includes(name);
}

function setRead(edition, name, value) {
  const names = new Set(read[edition] ?? []);
  if (value) names.add(name); else names.delete(name);
  delete read[edition];
  if (names.size) read[edition] = [...names];
  const editions = Object.keys(read);
  for (const old of editions.slice(0, Math.max(0, editions.length - EDITIONS_REMEMBERED))) delete read[old];
  memory.write(READ, read);
}

function isSaved(path) {
  return saved.some((story) => story.path === path);
}

function toggleSaved(story) {
  const wasSaved = isSaved(story.path);
  saved = saved.filter((other) => other.path !== story.path);
  if (!wasSaved) saved = [story, ...saved];
  memory.write('tenhn-saved', saved);
  if (!wasSaved) tellWorker({ type: 'keep', path: story.path });
  return !wasSaved;
}

// Shows on an edition's page which of its stories were opened before.
function showMarks() {
  for (const story of all('.story')) {
    const isOld = isRead(page.edition, story.dataset.story);
    story.classList.toggle('read', isOld);
    const mark = story.querySelector('.mark-read');
    if (isOld && !mark) {
      story.querySelector('.by').append(' ', make('span', { className: 'mark-read', textContent: 'read' }));
    } else if (!isOld) {
      mark?.remove();
    }
  }
}

function storyOf(item) {
  const link = item.querySelector('h2 a');
  return {
    path: new URL(link.href).pathname, title: link.textContent, site: item.dataset.site, edition: page.edition,
  };
}

function storyHere() {
  return {
    path: location.pathname, title: document.querySelector('h1').textContent, site: page.site, edition: page.edition,
  };
}
