// Keeps the newest edition whole on the device and answers from it where the network doesn't.
//
// One cache an edition. An edition counts as stored once every part has been read back and has the hash that the
// server's list names; until then the one before it stays what is shown. Of older editions, what was read is kept.
'use strict';

const scope = new URL(self.registration.scope);
// Several publications can be on one host, each under a path of its own, and a path can get another publication. The names
// of the caches have both, so that none takes another's editions for its own and removes them.
const OWN = `tenhn ${scope.pathname}`;
const STATE = `${OWN} state`;
const SHELL = `${OWN} shell`;

async function editionPrefix() {
  return `tenhn ${await record('publication') ?? 'hn'} ${scope.pathname} edition `;
}

async function editionName(key) {
  return await editionPrefix() + key;
}

const AT_ONCE = 4;
// How long the network may think where there is a stored page to show instead.
const PATIENCE = 4000;
const EDITIONS_KEPT = 40;

self.addEventListener('install', (event) => {
  // Where this fails, the worker before this one stays in charge, with all that it stored.
  // Where something changes pages on the way it takes charge all the same: somebody must be there to say so.
  event.waitUntil(storeShell().catch((error) => { if (!altered) throw error; }).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => event.waitUntil(adopt().catch(() => {}).then(() => self.clients.claim())));

// Takes over what this site stored when the names of caches had neither publication nor path.
async function adopt() {
  for (const name of await caches.keys()) {
    const key = /^tenhn edition (.+)$/.exec(name)?.[1];
    const target = key ? await editionName(key) : { 'tenhn state': STATE, 'tenhn shell': SHELL }[name];
    if (!target) continue;
    const [from, to] = [await caches.open(name), await caches.open(target)];
    for (const request of await from.keys()) {
      const path = new URL(request.url).pathname;
      if (!isOwn(path) && !path.startsWith(`${scope.pathname}.state/`)) continue;
      if (!await to.match(request)) await to.put(request, await from.match(request));
      await from.delete(request);
    }
    if (!(await from.keys()).length) await caches.delete(name);
  }
}

// Whether a path is one of this site's own, and not of another publication further down the same host.
function isOwn(pathname) {
  const inside = inScope(plain(pathname));
  return pathname.startsWith(scope.pathname) && (/^(editions|blobs)\//.test(inside) || !inside.includes('/'));
}

self.addEventListener('message', (event) => {
  if (event.data.type === 'sync') event.waitUntil(sync(event.data));
  if (event.data.type === 'keep') event.waitUntil(keepStory(event.data.path).catch(() => {}));
});

// Where the browser grants it to installed apps, the morning's edition is there before anyone looks.
self.addEventListener('periodicsync', (event) => event.waitUntil(sync({ pictures: true })));

// MARK: Small records

async function record(name) {
  const held = await (await caches.open(STATE)).match(new URL(`.state/${name}`, scope));
  return held ? held.json() : null;
}

async function setRecord(name, value) {
  const cache = await caches.open(STATE);
  const address = new URL(`.state/${name}`, scope);
  if (value === null) await cache.delete(address);
  else await cache.put(address, new Response(JSON.stringify(value)));
}

// MARK: Storing

async function list(path) {
  const response = await fetch(new URL(path, scope), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Pages of this round that came otherwise than the server's list says.
let altered = 0;

// Fetches a part and puts it into the cache if it is what the list says.
async function fetchPart(cache, part) {
  const response = await fetch(new URL(part.path, scope), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${part.path}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  if (await digest(bytes) !== part.hash) {
    if (part.kind === 'text') altered += 1;
    throw new Error(`${part.path}: changed on the way`);
  }
  await cache.put(part.path, new Response(bytes, { headers: storedHeaders(response.headers, part.hash) }));
}

// The page's own policy goes with it; what described the transfer doesn't.
function storedHeaders(from, hash) {
  const headers = new Headers(from);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'etag', 'vary']) headers.delete(name);
  headers.set('x-tenhn-hash', hash);
  return headers;
}

async function isIntact(cache, part) {
  const held = await cache.match(part.path);
  return held !== undefined && await digest(await held.arrayBuffer()) === part.hash;
}

async function isHeld(cache, part) {
  const held = await cache.match(part.path);
  return held?.headers.get('x-tenhn-hash') === part.hash;
}

// Does something with each part, a few at a time, and returns those for which it failed or said no.
async function failures(parts, action) {
  const waiting = [...parts];
  const failed = [];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const done = await action(part).catch(() => false);
      if (done === false) failed.push(part);
    }
  }));
  return failed;
}

async function storeMissing(cache, parts) {
  return failures(parts, async (part) => await isHeld(cache, part) || fetchPart(cache, part));
}

async function storeShell() {
  const site = await list('offline.json');
  if (site.publication) await setRecord('publication', site.publication);
  const cache = await caches.open(SHELL);
  const failed = await storeMissing(cache, site.parts);
  if (failed.length) throw new Error(`not stored: ${failed[0].path}`);
  return site;
}

let running = null;
function sync(wish) {
  running ??= synchronise(wish).finally(() => { running = null; });
  return running;
}

async function synchronise({ pictures }) {
  let failed = false;
  altered = 0;
  try {
    const site = await storeShell();
    if (site.edition) await storeEdition(site.edition, pictures);
    await tidy(site.edition);
  } catch {
    failed = true;
  }
  const stored = await record('newest');
  await tell({ type: 'stored', ...stored, failed, isAltered: failed && altered > 0 });
}

async function tell(message) {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
}

async function storeEdition(key, wantsPictures) {
  const edition = await list(`editions/${key}/offline.json`);
  const cache = await caches.open(await editionName(key));
  await dropWithdrawn(cache, edition);
  const texts = edition.parts.filter((part) => part.kind === 'text');
  let pictures = edition.parts.filter((part) => part.kind === 'picture');
  await storeMissing(cache, texts);
  // The text first, whole; pictures afterwards, if there is room for all of them.
  const absent = await failures(texts, (part) => isIntact(cache, part));
  for (const part of absent) await cache.delete(part.path);
  if (absent.length) throw new Error(`not stored: ${absent[0].path}`);
  await drop(cache, (path) => !edition.parts.some((part) => part.path === path));
  const room = await navigator.storage?.estimate?.().catch(() => null);
  const bytes = pictures.reduce((sum, part) => sum + part.bytes, 0);
  if (wantsPictures && !(room && room.quota - room.usage < 2 * bytes)) await storeMissing(cache, pictures);
  const unseen = await failures(pictures, (part) => isIntact(cache, part));
  for (const part of unseen) await cache.delete(part.path);
  pictures = pictures.filter((part) => !unseen.includes(part));
  const stored = [...texts, ...pictures];
  await setRecord(`edition/${key}`, { name: edition.name, cutoff: edition.cutoff, next: edition.next });
  const before = await record('newest');
  await setRecord('newest', {
    key, name: edition.name, texts: texts.length, pictures: pictures.length, missing: unseen.length,
    bytes: stored.reduce((sum, part) => sum + part.bytes, 0),
  });
  if (before && before.key !== key) await retire(before.key);
}

// MARK: Keeping and dropping

async function drop(cache, isUnwanted) {
  for (const request of await cache.keys()) {
    if (isUnwanted(new URL(request.url).pathname)) await cache.delete(request);
  }
}

// What a publisher took back goes before anything else is tried, even if its place then stays empty.
async function dropWithdrawn(cache, edition) {
  for (const path of edition.withdrawn) {
    const part = edition.parts.find((each) => each.path === path);
    if (!part || !await isHeld(cache, part)) await cache.delete(path);
  }
  await drop(cache, (path) => path.includes('/blobs/') && !edition.parts.some((part) => part.path === path));
}

// Static hosts put a slash behind the addresses of pages; the lists and the links have none.
function plain(pathname) {
  return pathname === scope.pathname ? pathname : pathname.replace(/\/$/, '');
}

function place(pathname) {
  const match = /^editions\/([^/]+)\/(R?\d+)$/.exec(inScope(pathname));
  return match && { key: match[1], name: match[2] };
}

function inScope(pathname) {
  return pathname.startsWith(scope.pathname) ? pathname.slice(scope.pathname.length) : '';
}

function picturesIn(text) {
  return new Set([...text.matchAll(/src="([^"]*\/blobs\/[0-9a-f]{64})"/g)].map((match) => match[1]));
}

// Keeps a story that was read or saved, with its pictures, also when newer editions have come.
async function keepStory(path, response) {
  const { key } = place(new URL(path, scope).pathname);
  const kept = await record(`kept/${key}`) ?? [];
  if (!kept.includes(path)) await setRecord(`kept/${key}`, [...kept, path]);
  const cache = await caches.open(await editionName(key));
  if (response || !await cache.match(path)) {
    const got = response ?? await fetch(path, { cache: 'no-cache' });
    if (!got.ok) return;
    const bytes = await got.arrayBuffer();
    await cache.put(path, new Response(bytes, { headers: storedHeaders(got.headers, await digest(bytes)) }));
    await describe(key);
  }
  for (const picture of picturesIn(await (await cache.match(path)).text())) {
    if (!await cache.match(picture)) await fetch(picture).then((got) => got.ok && cache.put(picture, got)).catch(() => {});
  }
}

// Notes what an edition is called and how old it is, for the day when its pages are read without a connection.
async function describe(key) {
  if (await record(`edition/${key}`)) return;
  const edition = await list(`editions/${key}/offline.json`).catch(() => null);
  if (edition) await setRecord(`edition/${key}`, { name: edition.name, cutoff: edition.cutoff, next: edition.next });
}

// Of an edition that is no longer the newest, only what was read stays.
async function retire(key) {
  const kept = new Set(await record(`kept/${key}`) ?? []);
  if (!kept.size) {
    await caches.delete(await editionName(key));
    await setRecord(`edition/${key}`, null);
    return;
  }
  const cache = await caches.open(await editionName(key));
  const wanted = new Set(kept);
  for (const path of kept) {
    const held = await cache.match(path);
    if (held) for (const picture of picturesIn(await held.text())) wanted.add(picture);
  }
  await drop(cache, (path) => !wanted.has(path));
}

// Brings kept stories of older editions up to what the server says of them now: corrected, or withdrawn.
async function tidy(newest) {
  const prefix = await editionPrefix();
  const keys = (await caches.keys()).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  const old = keys.filter((key) => key !== newest).sort().reverse();
  for (const key of old.slice(EDITIONS_KEPT)) {
    await caches.delete(await editionName(key));
    await setRecord(`kept/${key}`, null);
    await setRecord(`edition/${key}`, null);
  }
  for (const key of old.slice(0, EDITIONS_KEPT)) {
    const edition = await list(`editions/${key}/offline.json`).catch(() => null);
    if (!edition) continue;
    const cache = await caches.open(await editionName(key));
    await dropWithdrawn(cache, edition);
    const kept = new Set(await record(`kept/${key}`) ?? []);
    await storeMissing(cache, edition.parts.filter((part) => kept.has(part.path)));
  }
}

// MARK: Answering

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.origin || !isOwn(url.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(answerPage(event, url));
  else if (/\/blobs\/[0-9a-f]{64}$/.test(url.pathname)) event.respondWith(answerPicture(request));
  else if (request.destination) event.respondWith(answerPart(request));
});

// A picture is named by its hash: the stored one is the right one.
async function answerPicture(request) {
  return await caches.match(request) ?? fetch(request);
}

// Scripts and icons: the server's if it answers, so that nothing old outlives its day.
async function answerPart(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const held = await caches.match(request, { ignoreSearch: true });
    if (held) return held;
    throw error;
  }
}

async function answerPage(event, url) {
  const held = await storedPage(url);
  const network = fetch(event.request);
  try {
    const response = await (held ? Promise.race([network, impatience()]) : network);
    // A gateway that answers for a server which is down is no answer.
    if (held && [502, 503, 504].includes(response.status)) throw new Error('no server');
    const path = plain(url.pathname);
    if (response.ok && place(path)) {
      event.waitUntil(keepStory(path, response.clone()).catch(() => {}));
    }
    return response;
  } catch {
    // An answer that comes late is of no use to anyone.
    network.catch(() => {});
    if (!held) return absentPage();
    if (place(plain(url.pathname))) event.waitUntil(keepStory(plain(url.pathname)).catch(() => {}));
    return withNotice(held.response, held.key);
  }
}

function impatience() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('no answer in time')), PATIENCE));
}

// The stored page of an address; for the front page, that of the newest edition that is stored.
async function storedPage(url) {
  const isFront = url.pathname === scope.pathname;
  const newest = isFront ? (await record('newest'))?.key : null;
  const path = newest ? new URL(`editions/${newest}`, scope).pathname : plain(url.pathname);
  const key = /^editions\/([^/.]+)/.exec(inScope(path))?.[1] ?? null;
  for (const name of key ? [await editionName(key)] : [SHELL]) {
    if (!await caches.has(name)) continue;
    const response = await (await caches.open(name)).match(path);
    if (response) return { response, key };
  }
  return null;
}

// Says on a stored page which edition it is and how old, so that nothing old passes for new.
async function withNotice(response, key) {
  const edition = key && await record(`edition/${key}`);
  if (!edition) return response;
  const text = await response.text();
  const words = `Offline: ${edition.name}, ${age(edition.cutoff)} old. ${successor(edition.next)}`;
  const notice = `<aside class="stored" aria-label="Saved copy">${escaped(words)}</aside>`;
  return new Response(text.replace('<main', () => `${notice}<main`), { status: 200, headers: response.headers });
}

function age(instant) {
  const hours = Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 3_600_000));
  if (hours < 1) return 'less than an hour';
  if (hours < 48) return hours === 1 ? 'one hour' : `${hours} hours`;
  return `${Math.floor(hours / 24)} days`;
}

function successor(instant) {
  if (!instant) return '';
  return Date.now() < Date.parse(instant) ? 'No newer one is due yet.' : 'A newer one should be out by now.';
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

async function absentPage() {
  const held = await (await caches.open(SHELL)).match(new URL('offline', scope));
  return held ?? Response.error();
}

// MARK: Notifications

// Browsers that know declarative messages show them without this.
self.addEventListener('push', (event) => {
  let note = {};
  try { note = event.data.json().notification; } catch {}
  // A push without a notification would cost the site its permission.
  event.waitUntil(Promise.all([
    self.registration.showNotification(note.title ?? 'A new edition', {
      body: note.body, tag: note.tag ?? 'edition', lang: note.lang, dir: note.dir, data: { address: note.navigate },
    }),
    sync({ pictures: true }).catch(() => {}),
  ]));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const wanted = new URL(event.notification.data?.address ?? './', scope);
  // Only ever this site's own pages.
  const address = wanted.origin === scope.origin ? wanted.href : scope.href;
  event.waitUntil(self.clients.matchAll({ type: 'window' }).then((windows) => {
    const open = windows.find((page) => page.url === address);
    return open ? open.focus() : self.clients.openWindow(address);
  }));
});
