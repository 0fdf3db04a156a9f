// Finds words in the stories that this device holds, where no server can be asked.

const STORIES_SHOWN = 40;

// The words of one of our own pages. Nothing becomes markup again: what is left is shown as text.
function wordsIn(page) {
  const text = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? '';
  const characters = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/<(nav|form|template)[\s>][\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => characters[name]).replace(/\s+/g, ' ').trim();
}

// Without capitals and accents, a character for each: places stay what they are.
function folded(text) {
  return [...text].map((each) => each.normalize('NFD')[0].toLowerCase()[0] ?? each).join('');
}

async function findStored(words) {
  const found = [];
  for (const name of await ownEditions()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      if (!/\/editions\/[^/]+\/\d+$/.test(path)) continue;
      const page = await (await cache.match(request)).text();
      const characters = [...wordsIn(page)];
      const text = folded(characters.join(''));
      const places = words.map((word) => text.indexOf(word));
      if (places.some((place) => place < 0)) continue;
      const place = Math.min(...places.filter((each) => each > 0), text.length);
      const start = Math.max(0, place - 60);
      found.push({ path, title: titleIn(page).replace(/ – [^–]*$/, ''), words: characters.slice(start, start + 180).join('') });
      if (found.length === STORIES_SHOWN) return found;
    }
  }
  return found;
}

function bindFind() {
  const form = document.getElementById('find');
  if (!form) return;
  const list = document.getElementById('found');
  const query = new URLSearchParams(location.search).get('q');
  form.onsubmit = async (event) => {
    event.preventDefault();
    const words = folded(form.elements.q.value).split(/\s+/).filter(Boolean);
    const found = words.length ? await findStored(words) : [];
    list.replaceChildren(...found.map((story) => make('li', {},
      make('a', { href: story.path, textContent: story.title }), make('p', { className: 'by', textContent: `… ${story.words} …` }))));
    document.getElementById('found-count').textContent = !words.length ? ''
      : found.length === 1 ? '1 saved story' : found.length ? `${found.length} saved stories` : 'Nothing found in the saved stories.';
  };
  // Whoever searched without a connection comes here with the words.
  if (query) {
    form.elements.q.value = query;
    form.requestSubmit();
  }
}
