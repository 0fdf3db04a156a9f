// The page's side of offline reading: it starts the worker and says what is stored.

let worker = null;

function tellWorker(message) {
  worker?.then((registration) => registration?.active?.postMessage(message));
}

function startWorker() {
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.addEventListener('message', (event) => {
    if (event.data.type === 'stored') showStored(event.data);
  });
  const address = new URL('sw.js', base).href;
  // The one place where this page starts code from an address, and so the one that trusted types let pass.
  const policy = window.trustedTypes?.createPolicy('tenhn', { createScriptURL: (url) => (url === address ? url : '') });
  navigator.serviceWorker.register(policy ? policy.createScriptURL(address) : address, { scope: base.pathname })
    .catch(() => {});
  worker = navigator.serviceWorker.ready;
  // A home screen's app asks to keep its store; in a tab the question would come out of nowhere.
  if (matchMedia('(display-mode: standalone)').matches) navigator.storage?.persist?.();
  tellWorker({ type: 'sync', pictures: !navigator.connection?.saveData });
}

function size(bytes) {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

const ALTERED = 'Can’t save this edition: something between you and this site changes its pages on the way, such as a proxy that adds a script.';

// Only what the worker has read back, part by part, is called stored.
function showStored({ key, name, texts, pictures, missing, bytes, failed, isAltered }) {
  const line = document.querySelector('.device');
  if (line && page.edition && isAltered) line.textContent = ALTERED;
  else if (line && page.edition === key) {
    line.textContent = failed ? '' : missing ? 'Text saved on this device; some pictures are missing.' : 'Saved on this device for offline reading.';
  }
  const state = document.getElementById('stored');
  if (!state) return;
  const parts = `${counted(texts, 'page')} and ${counted(pictures, 'picture')}, ${size(bytes)}`;
  state.textContent = isAltered ? ALTERED
    : !key ? failed ? 'No edition saved yet: couldn’t reach the site.' : 'No edition saved yet.'
    : `${name} is saved: ${parts}.${missing ? ` ${counted(missing, 'picture')} missing.` : ''}${failed ? ' Couldn’t look for a newer one.' : ''}`;
}

// Markup from a string is what the page's policy forbids, and a title needs none.
function titleIn(text) {
  const title = /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? '';
  const characters = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return title.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => characters[name]);
}

// The caches of this publication's editions, newest first: others may be under other paths of this host.
async function ownEditions() {
  // Over plain HTTP there is no store.
  const names = await self.caches?.keys().catch(() => []) ?? [];
  return names.filter((each) => each.startsWith('tenhn ') && each.includes(` ${base.pathname} edition `)).sort().reverse();
}

// The stored editions, on the page that stands in for what isn't stored.
async function listStored() {
  const list = document.getElementById('stored-editions');
  if (!list) return;
  document.getElementById('device').hidden = false;
  // Whoever opens this page itself is where they wanted to be. In the place of another page it says why.
  // A static host may call it a folder.
  if (location.pathname.replace(/\/$/, '') !== new URL('offline', base).pathname) {
    document.querySelector('h1').textContent = 'Not on this device';
    document.getElementById('absent').hidden = false;
  }
  const names = await ownEditions();
  document.getElementById('stored-line').textContent = names.length ? 'These are saved on this device:' : 'No edition is saved on this device.';
  for (const name of names) {
    const cache = await caches.open(name);
    const paths = (await cache.keys()).map((request) => new URL(request.url).pathname)
      .filter((path) => /\/editions\/[^/]+(\/R?\d+)?$/.test(path))
      // The edition, then its stories by their numbers.
      .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
    for (const path of paths) {
      const title = titleIn(await (await cache.match(path)).text());
      list.append(make('li', {}, make('a', { href: path, textContent: title.replace(/ – [^–]*$/, '') })));
    }
  }
}
