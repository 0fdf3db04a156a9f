/// Written by Tools/embed_web.py from the folder Web, which is the place to change it.
enum WebAssets {
  /// Runs before the first paint, inside of the page.
  static let early: StaticString = ##"""
    try {
      const chosen = JSON.parse(localStorage.getItem('tenhn') || '{}');
      const root = document.documentElement.dataset;
      if (/^(light|dark|sepia)$/.test(chosen.theme)) root.theme = chosen.theme;
      if (/^(small|large|larger)$/.test(chosen.size)) root.size = chosen.size;
      if (chosen.words || chosen.sites) root.muting = '';
    } catch {}
    """##

  /// Everything a page does beyond being read.
  static let app: StaticString = ##"""
    (() => {
    'use strict';
    const base = new URL('.', document.currentScript.src);
    const page = document.getElementById('main').dataset;
    const memory = {
      read(name, otherwise) {
        try {
          return JSON.parse(localStorage.getItem(name)) ?? otherwise;
        } catch {
          return otherwise;
        }
      },
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
    function dialog(title, ...content) {
      const close = make('button', { type: 'button', textContent: 'Close' });
      const heading = make('h2', { textContent: title, id: 'dialog-title' });
      const box = make('dialog', {}, heading, ...content, close);
      box.setAttribute('aria-labelledby', heading.id);
      close.onclick = () => box.close();
      box.onclick = (event) => { if (event.target === box) box.close(); };
      box.onclose = () => box.remove();
      return box;
    }
    function open(box) {
      document.body.append(box);
      box.showModal();
    }
    const read = memory.read('tenhn-read', {});
    const EDITIONS_REMEMBERED = 120;
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
      memory.write('tenhn-read', read);
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
    function terms(text) {
      return (text ?? '').split(/[\n,]/).map((term) => term.trim().toLowerCase()).filter(Boolean);
    }
    function mentions(text, term) {
      const place = text.indexOf(term);
      if (place < 0) return false;
      if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(term)) return true;
      const escaped = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text);
    }
    function isMuted(item) {
      const site = (item.dataset.site ?? '').toLowerCase();
      if (terms(settings.sites).some((muted) => site === muted || site.endsWith(`.${muted}`) || site.startsWith(`${muted}/`))) {
        return true;
      }
      const text = `${item.querySelector('h2').textContent} ${item.querySelector('.standfirst')?.textContent ?? ''}`.toLowerCase();
      return terms(settings.words).some((word) => mentions(text, word));
    }
    function swapMuted() {
      const list = document.querySelector('.stories');
      if (!list) return;
      const template = document.querySelector('main > template');
      const reserves = template ? all('.story', template.content.cloneNode(true)).filter((item) => !isMuted(item)) : [];
      const muted = all('.story', list).filter(isMuted);
      for (const item of muted) {
        const reserve = reserves.shift();
        if (reserve) {
          reserve.querySelector('.numeral').textContent = item.querySelector('.numeral').textContent;
          item.before(reserve);
        }
        item.remove();
      }
      if (muted.length) {
        const stories = muted.length === 1 ? 'One story is' : `${muted.length} stories are`;
        const button = make('button', { type: 'button', textContent: 'Show what is muted' });
        const note = make('p', { className: 'muted' }, `${stories} muted on this device. `, button);
        button.onclick = () => {
          note.replaceWith(...muted);
          list.append(...muted);
          showMarks();
          muted[0].querySelector('h2 a').focus();
        };
        list.after(note);
      }
      delete document.documentElement.dataset.muting;
    }
    function localTimes() {
      let isElsewhere = false;
      for (const time of all('time[data-zone]')) {
        const instant = new Date(time.dateTime);
        if (Number.isNaN(instant.valueOf())) continue;
        const here = [instant.getHours(), instant.getMinutes()].map((each) => String(each).padStart(2, '0')).join(':');
        if (here === time.dataset.zone) continue;
        isElsewhere = true;
        const day = instant.toLocaleDateString('en-GB', { weekday: 'long' });
        time.title = time.textContent;
        time.textContent = time.hasAttribute('data-day') ? `${here} on ${day}, your time` : `${here}, your time`;
      }
      if (isElsewhere) nameOfTheDay();
    }
    function nameOfTheDay() {
      const heading = document.querySelector('h1[data-cutoff]');
      if (!heading) return;
      const cutoff = new Date(heading.dataset.cutoff);
      const name = cutoff.getHours() < 12 ? 'Morning edition' : 'Evening edition';
      const own = heading.textContent;
      if (!/^(Morning|Evening) edition$/.test(own)) return;
      const date = document.querySelector('.edition .date time');
      const words = cutoff.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
        .replace(/^(\w+) /, '$1, ');
      if (name === own && words === date?.textContent) return;
      if (date) {
        document.querySelector('.facts time[data-zone]')?.after(`; ${own.toLowerCase()} of ${date.textContent}`);
        date.textContent = words;
      }
      heading.textContent = name;
    }
    async function share() {
      const title = document.querySelector('h1').textContent;
      const url = page.share || location.origin + location.pathname;
      if (navigator.share) {
        try {
          await navigator.share({ title, url });
          return;
        } catch (error) {
          if (error.name === 'AbortError') return;
        }
      }
      try {
        await navigator.clipboard.writeText(url);
        say('The link is copied.');
      } catch {
        showLink(url);
      }
    }
    function showLink(url) {
      const field = make('input', { value: url, readOnly: true, ariaLabel: 'The link to this story' });
      open(dialog('Copy the link', field));
      field.select();
    }
    const SPOKEN = 'p, li, h2, h3, h4, h5, h6, figcaption, dt, dd';
    function passages() {
      const text = document.querySelector('.text');
      return all(SPOKEN, text)
        .filter((element) => !element.querySelector(SPOKEN) && !element.closest('pre, table, .notes'))
        .map((element) => element.textContent.trim())
        .filter(Boolean);
    }
    let speaking = null;
    function toggleSpeech(button) {
      if (speaking) return stopSpeech(button);
      const waiting = [document.querySelector('h1').textContent, ...passages()];
      speaking = { button };
      button.textContent = 'Stop reading';
      const next = () => {
        const words = waiting.shift();
        if (!speaking || !words) return stopSpeech(button);
        const utterance = new SpeechSynthesisUtterance(words);
        utterance.lang = document.querySelector('.text')?.lang || 'en';
        utterance.onend = next;
        utterance.onerror = () => stopSpeech(button);
        speechSynthesis.speak(utterance);
      };
      speechSynthesis.cancel();
      next();
    }
    function stopSpeech(button) {
      speaking = null;
      speechSynthesis.cancel();
      button.textContent = 'Read aloud';
    }
    const KEYS = [
      ['j', 'next story'], ['k', 'story before'], ['o', 'open it'], ['v', 'view the original'], ['c', 'comments'],
      ['m', 'mark as read, or not'], ['s', 'save, or not'], ['/', 'search'], ['?', 'these keys'],
      ['Esc', 'close; from a story back to its edition'],
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
    function markHere() {
      const item = currentItem();
      const name = item?.dataset.story ?? page.story;
      if (!name) return;
      const value = !isRead(page.edition, name);
      setRead(page.edition, name, value);
      if (item) showMarks();
      say(value ? 'Marked as read.' : 'Marked as not read.');
    }
    function saveHere() {
      const item = currentItem();
      if (!item && !page.story) return;
      say(toggleSaved(item ? storyOf(item) : storyHere()) ? 'Saved on this device.' : 'No longer saved.');
      showSaved();
    }
    const ACTIONS = {
      j: () => moveTo(1),
      k: () => moveTo(-1),
      o: () => currentItem()?.querySelector('h2 a').click(),
      v: () => (currentItem() ?? document).querySelector('.by a, .original a')?.click(),
      c: () => (currentItem() ?? document).querySelector('.numbers a')?.click(),
      m: markHere,
      s: saveHere,
      '/': () => { location.href = new URL('search', base); },
      '?': showKeys,
      Escape: () => { if (page.story) document.querySelector('.folio > a').click(); },
    };
    function showKeys() {
      const list = make('dl', { className: 'keys' });
      for (const [key, what] of KEYS) list.append(make('dt', {}, make('kbd', { textContent: key })), make('dd', { textContent: what }));
      open(dialog('Keys', list));
    }
    function listenToKeys() {
      addEventListener('keydown', (event) => {
        if (settings.keys === false || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
        if (event.target.closest('input, textarea, select, dialog, [contenteditable]')) return;
        const action = Object.hasOwn(ACTIONS, event.key) ? ACTIONS[event.key] : null;
        if (!action) return;
        if (event.key !== 'Escape') event.preventDefault();
        action();
      });
    }
    const FAR = 80;
    function scrollsSideways(element) {
      for (let each = element; each && each !== document.body; each = each.parentElement) {
        if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== 'visible') return true;
      }
      return false;
    }
    function listenToSwipes() {
      let start = null;
      addEventListener('touchstart', (event) => {
        const touch = event.touches.length === 1 ? event.touches[0] : null;
        const isEdge = touch && (touch.clientX < 24 || touch.clientX > innerWidth - 24);
        start = touch && !isEdge && !scrollsSideways(event.target) ? { x: touch.clientX, y: touch.clientY, at: event.timeStamp } : null;
      }, { passive: true });
      addEventListener('touchend', (event) => {
        if (!start || event.touches.length || !getSelection().isCollapsed) return;
        const touch = event.changedTouches[0];
        const across = touch.clientX - start.x;
        const isSwipe = Math.abs(across) > FAR && Math.abs(touch.clientY - start.y) < Math.abs(across) / 2
          && event.timeStamp - start.at < 700 && (visualViewport?.scale ?? 1) < 1.05;
        if (!isSwipe) return;
        const isForward = (across < 0) === (document.dir !== 'rtl');
        document.querySelector(`.neighbours [rel=${isForward ? 'next' : 'prev'}]`)?.click();
      }, { passive: true });
    }
    const POSITIONS_REMEMBERED = 60;
    function keepPosition() {
      const positions = memory.read('tenhn-places', {});
      const place = positions[location.pathname];
      const isFresh = performance.getEntriesByType('navigation')[0]?.type === 'navigate';
      if (place && isFresh && !location.hash) scrollTo(0, place * document.documentElement.scrollHeight);
      const store = () => {
        const height = document.documentElement.scrollHeight;
        const share = scrollY / height;
        delete positions[location.pathname];
        if (scrollY > innerHeight / 2 && scrollY + innerHeight < height * 0.9) positions[location.pathname] = share;
        const paths = Object.keys(positions);
        for (const old of paths.slice(0, Math.max(0, paths.length - POSITIONS_REMEMBERED))) delete positions[old];
        memory.write('tenhn-places', positions);
      };
      addEventListener('pagehide', store);
      document.addEventListener('visibilitychange', () => { if (document.hidden) store(); });
    }
    function listenToVotes() {
      const form = document.querySelector('.feedback form');
      if (!form) return;
      const answer = make('p', { role: 'status' });
      form.append(answer);
      form.addEventListener('submit', async (event) => {
        event.preventDefault();
        const body = new URLSearchParams(new FormData(form, event.submitter));
        try {
          const response = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
          const isTaken = response.ok || response.type === 'opaqueredirect';
          answer.textContent = isTaken ? 'Thank you.'
            : response.status === 429 ? 'That is as much as can be taken from you today.' : 'It could not be taken; please try again later.';
          if (isTaken) for (const button of all('button', form)) button.setAttribute('aria-pressed', button === event.submitter);
        } catch {
          answer.textContent = 'There is no connection; please try again later.';
        }
      });
    }
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
      const policy = window.trustedTypes?.createPolicy('tenhn', { createScriptURL: (url) => (url === address ? url : '') });
      navigator.serviceWorker.register(policy ? policy.createScriptURL(address) : address, { scope: base.pathname })
        .catch(() => {});
      worker = navigator.serviceWorker.ready;
      if (matchMedia('(display-mode: standalone)').matches) navigator.storage?.persist?.();
      tellWorker({ type: 'sync', pictures: !navigator.connection?.saveData });
    }
    function size(bytes) {
      return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
    }
    function showStored({ key, name, texts, pictures, missing, bytes, failed }) {
      const line = document.querySelector('.device');
      if (line && page.edition === key) {
        line.textContent = failed ? '' : missing ? 'Its text is on this device, some pictures are not.' : 'It is on this device, to be read without a connection.';
      }
      const state = document.getElementById('stored');
      if (!state) return;
      const parts = `${texts} pages and ${pictures} pictures, ${size(bytes)}`;
      state.textContent = !key ? 'No edition is stored yet.'
        : `${name} is stored: ${parts}.${missing ? ` ${missing} pictures are missing.` : ''}${failed ? ' Looking for a newer one failed.' : ''}`;
    }
    function titleIn(text) {
      const title = /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? '';
      const characters = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
      return title.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => characters[name]);
    }
    async function listStored() {
      const list = document.getElementById('stored-editions');
      if (!list) return;
      const names = await caches.keys().catch(() => []);
      for (const name of names.filter((each) => each.startsWith('tenhn edition ')).sort().reverse()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const path = new URL(request.url).pathname;
          if (!/\/editions\/[^/]+(\/R?\d+)?$/.test(path)) continue;
          const text = await (await cache.match(request)).text();
          list.append(make('li', {}, make('a', { href: path, textContent: titleIn(text) })));
        }
      }
    }
    function applySettings() {
      const root = document.documentElement.dataset;
      for (const name of ['theme', 'size']) {
        if (settings[name]) root[name] = settings[name]; else delete root[name];
      }
      tintBrowser();
    }
    function tintBrowser() {
      if (!settings.theme) return;
      const colour = getComputedStyle(document.documentElement).backgroundColor;
      for (const meta of all('meta[name=theme-color]')) meta.content = colour;
    }
    function bindSettings() {
      const form = document.querySelector('form.settings');
      if (!form) return;
      for (const field of all('[name]', form)) {
        const value = settings[field.name];
        if (field.type === 'radio') field.checked = field.value === (value ?? '');
        else if (field.type === 'checkbox') field.checked = value !== false;
        else field.value = value ?? '';
      }
      form.addEventListener('submit', (event) => event.preventDefault());
      form.addEventListener('input', ({ target }) => {
        const value = target.type === 'checkbox' ? target.checked : target.value;
        if (value === '' || value === true) delete settings[target.name]; else settings[target.name] = value;
        memory.write('tenhn', settings);
        applySettings();
      });
      bindOffline(form);
      listSaved();
    }
    function bindOffline(form) {
      const refresh = form.querySelector('[data-do=store]');
      refresh.onclick = async () => {
        await navigator.storage?.persist?.();
        document.getElementById('stored').textContent = 'Storing …';
        tellWorker({ type: 'sync', pictures: true });
      };
      addEventListener('beforeinstallprompt', (event) => {
        const install = form.querySelector('[data-do=install]');
        install.hidden = false;
        install.onclick = () => event.prompt();
      });
    }
    function listSaved() {
      const list = document.getElementById('saved');
      list.replaceChildren();
      for (const story of saved) {
        const remove = make('button', { type: 'button', textContent: 'Remove', ariaLabel: `Remove ${story.title}` });
        remove.onclick = () => { toggleSaved(story); listSaved(); };
        const link = make('a', { href: story.path, textContent: story.title });
        list.append(make('li', {}, link, ' ', make('span', { className: 'by', textContent: story.site ?? '' }), ' ', remove));
      }
      document.getElementById('none-saved').hidden = saved.length > 0;
    }
    const DO = {
      save: () => { toggleSaved(storyHere()); showSaved(); },
      share,
      speak: (button) => toggleSpeech(button),
      back: () => { if (history.length > 1) history.back(); else location.href = base; },
      refresh: () => location.reload(),
    };
    function showSaved() {
      const button = document.querySelector('[data-do=save]');
      if (!button || !page.story) return;
      const value = isSaved(location.pathname);
      button.textContent = value ? 'Saved' : 'Save';
      button.setAttribute('aria-pressed', value);
    }
    function bindButtons() {
      for (const button of all('.tools [data-do], .own [data-do]')) button.onclick = () => DO[button.dataset.do](button);
      if (!('speechSynthesis' in window)) document.querySelector('[data-do=speak]')?.remove();
      else addEventListener('pagehide', () => speechSynthesis.cancel());
    }
    function afterPaint(action) {
      if (document.hidden) action(); else requestAnimationFrame(() => setTimeout(action));
    }
    swapMuted();
    localTimes();
    if (page.story) {
      showSaved();
      keepPosition();
    } else if (page.edition) {
      showMarks();
    }
    listenToKeys();
    bindSettings();
    afterPaint(() => {
      bindButtons();
      tintBrowser();
      if (page.story) {
        setRead(page.edition, page.story, true);
        listenToSwipes();
        listenToVotes();
      }
      startWorker();
      listStored();
    });
    addEventListener('pageshow', (event) => {
      if (!event.persisted) return;
      Object.assign(read, memory.read('tenhn-read', {}));
      saved = memory.read('tenhn-saved', []);
      showMarks();
      showSaved();
    });
    })();
    """##

  /// Keeps editions on the device.
  static let worker: StaticString = ##"""
    'use strict';
    const scope = new URL(self.registration.scope);
    const EDITION = 'tenhn edition ';
    const SHELL = 'tenhn shell';
    const STATE = 'tenhn state';
    const AT_ONCE = 4;
    const PATIENCE = 4000;
    const EDITIONS_KEPT = 40;
    self.addEventListener('install', (event) => {
      event.waitUntil(storeShell().then(() => self.skipWaiting()));
    });
    self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
    self.addEventListener('message', (event) => {
      if (event.data.type === 'sync') event.waitUntil(sync(event.data));
      if (event.data.type === 'keep') event.waitUntil(keepStory(event.data.path).catch(() => {}));
    });
    self.addEventListener('periodicsync', (event) => event.waitUntil(sync({ pictures: true })));
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
    async function list(path) {
      const response = await fetch(new URL(path, scope), { cache: 'no-cache' });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return response.json();
    }
    async function digest(bytes) {
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    }
    async function fetchPart(cache, part) {
      const response = await fetch(new URL(part.path, scope), { cache: 'no-cache' });
      if (!response.ok) throw new Error(`${part.path}: ${response.status}`);
      const bytes = await response.arrayBuffer();
      if (await digest(bytes) !== part.hash) throw new Error(`${part.path}: changed on the way`);
      await cache.put(part.path, new Response(bytes, { headers: storedHeaders(response.headers, part.hash) }));
    }
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
      try {
        const site = await storeShell();
        if (site.edition) await storeEdition(site.edition, pictures);
        await tidy(site.edition);
      } catch {
        failed = true;
      }
      const stored = await record('newest');
      await tell({ type: 'stored', ...stored, failed });
    }
    async function tell(message) {
      for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
    }
    async function storeEdition(key, wantsPictures) {
      const edition = await list(`editions/${key}/offline.json`);
      const cache = await caches.open(EDITION + key);
      await dropWithdrawn(cache, edition);
      const texts = edition.parts.filter((part) => part.kind === 'text');
      let pictures = edition.parts.filter((part) => part.kind === 'picture');
      await storeMissing(cache, texts);
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
    async function drop(cache, isUnwanted) {
      for (const request of await cache.keys()) {
        if (isUnwanted(new URL(request.url).pathname)) await cache.delete(request);
      }
    }
    async function dropWithdrawn(cache, edition) {
      for (const path of edition.withdrawn) {
        const part = edition.parts.find((each) => each.path === path);
        if (!part || !await isHeld(cache, part)) await cache.delete(path);
      }
      await drop(cache, (path) => path.includes('/blobs/') && !edition.parts.some((part) => part.path === path));
    }
    function plain(pathname) {
      return pathname === scope.pathname ? pathname : pathname.replace(/\/$/, '');
    }
    function place(pathname) {
      const match = /\/editions\/([^/]+)\/(R?\d+)$/.exec(pathname);
      return match && { key: match[1], name: match[2] };
    }
    function picturesIn(text) {
      return new Set([...text.matchAll(/src="([^"]*\/blobs\/[0-9a-f]{64})"/g)].map((match) => match[1]));
    }
    async function keepStory(path, response) {
      const { key } = place(new URL(path, scope).pathname);
      const kept = await record(`kept/${key}`) ?? [];
      if (!kept.includes(path)) await setRecord(`kept/${key}`, [...kept, path]);
      const cache = await caches.open(EDITION + key);
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
    async function describe(key) {
      if (await record(`edition/${key}`)) return;
      const edition = await list(`editions/${key}/offline.json`).catch(() => null);
      if (edition) await setRecord(`edition/${key}`, { name: edition.name, cutoff: edition.cutoff, next: edition.next });
    }
    async function retire(key) {
      const kept = new Set(await record(`kept/${key}`) ?? []);
      if (!kept.size) {
        await caches.delete(EDITION + key);
        await setRecord(`edition/${key}`, null);
        return;
      }
      const cache = await caches.open(EDITION + key);
      const wanted = new Set(kept);
      for (const path of kept) {
        const held = await cache.match(path);
        if (held) for (const picture of picturesIn(await held.text())) wanted.add(picture);
      }
      await drop(cache, (path) => !wanted.has(path));
    }
    async function tidy(newest) {
      const keys = (await caches.keys()).filter((name) => name.startsWith(EDITION)).map((name) => name.slice(EDITION.length));
      const old = keys.filter((key) => key !== newest).sort().reverse();
      for (const key of old.slice(EDITIONS_KEPT)) {
        await caches.delete(EDITION + key);
        await setRecord(`kept/${key}`, null);
        await setRecord(`edition/${key}`, null);
      }
      for (const key of old.slice(0, EDITIONS_KEPT)) {
        const edition = await list(`editions/${key}/offline.json`).catch(() => null);
        if (!edition) continue;
        const cache = await caches.open(EDITION + key);
        await dropWithdrawn(cache, edition);
        const kept = new Set(await record(`kept/${key}`) ?? []);
        await storeMissing(cache, edition.parts.filter((part) => kept.has(part.path)));
      }
    }
    self.addEventListener('fetch', (event) => {
      const { request } = event;
      const url = new URL(request.url);
      if (request.method !== 'GET' || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
      if (request.mode === 'navigate') event.respondWith(answerPage(event, url));
      else if (/\/blobs\/[0-9a-f]{64}$/.test(url.pathname)) event.respondWith(answerPicture(request));
      else if (request.destination) event.respondWith(answerPart(request));
    });
    async function answerPicture(request) {
      return await caches.match(request) ?? fetch(request);
    }
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
        if (held && [502, 503, 504].includes(response.status)) throw new Error('no server');
        const path = plain(url.pathname);
        if (response.ok && place(path)) {
          event.waitUntil(keepStory(path, response.clone()).catch(() => {}));
        }
        return response;
      } catch {
        network.catch(() => {});
        if (!held) return absentPage();
        if (place(plain(url.pathname))) event.waitUntil(keepStory(plain(url.pathname)).catch(() => {}));
        return withNotice(held.response, held.key);
      }
    }
    function impatience() {
      return new Promise((_, reject) => setTimeout(() => reject(new Error('no answer in time')), PATIENCE));
    }
    async function storedPage(url) {
      const isFront = url.pathname === scope.pathname;
      const newest = isFront ? (await record('newest'))?.key : null;
      const path = newest ? new URL(`editions/${newest}`, scope).pathname : plain(url.pathname);
      const key = /\/editions\/([^/.]+)/.exec(path)?.[1] ?? null;
      for (const name of key ? [EDITION + key] : [SHELL]) {
        if (!await caches.has(name)) continue;
        const response = await (await caches.open(name)).match(path);
        if (response) return { response, key };
      }
      return null;
    }
    async function withNotice(response, key) {
      const edition = key && await record(`edition/${key}`);
      if (!edition) return response;
      const text = await response.text();
      const words = `Offline: ${edition.name}, ${age(edition.cutoff)} old. ${successor(edition.next)}`;
      const notice = `<aside class="stored" aria-label="Stored copy">${escaped(words)}</aside>`;
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
      return Date.now() < Date.parse(instant) ? 'No newer one was due yet.' : 'A newer one should be out by now.';
    }
    function escaped(text) {
      return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
    }
    async function absentPage() {
      const held = await (await caches.open(SHELL)).match(new URL('offline', scope));
      return held ?? Response.error();
    }
    """##
}
