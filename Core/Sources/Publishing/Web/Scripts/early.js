// Applies the reader's colours and text size before the first paint. Stands in every page itself, so that neither a
// flash nor a second round trip comes first; the Content-Security-Policy names it by its hash.
try {
  const chosen = JSON.parse(localStorage.getItem('tenhn') || '{}');
  const root = document.documentElement.dataset;
  if (/^(light|dark|sepia)$/.test(chosen.theme)) root.theme = chosen.theme;
  if (/^(small|large|larger)$/.test(chosen.size)) root.size = chosen.size;
  if (/^(narrow|wide)$/.test(chosen.width)) root.width = chosen.width;
  if (chosen.face === 'sans') root.face = 'sans';
  if (chosen.pictures === 'off' || navigator.connection?.saveData) root.pictures = 'off';
  if (chosen.words || chosen.sites) root.muting = '';
} catch {}
// The rest is fetched after the first frame: what it adds takes no time from the first word. Where the reader has left
// something in this browser it comes at once: a muted story would be seen for a moment, and stories would move. A page in
// the background isn't painted.
{
  const app = document.currentScript.dataset.app;
  // If the connection is gone just then, it is fetched once more when that is back or the reader does something. The address
  // differs because a browser may remember what failed.
  const fetchApp = () => import(app).catch(() => {
    const one = new AbortController();
    const again = () => {
      one.abort();
      import(`${app}&again`).catch(() => {});
    };
    for (const event of ['online', 'click', 'keydown']) addEventListener(event, again, { signal: one.signal });
  });
  const kept = () => { try { return localStorage.length > 0; } catch { return false; } };
  if (document.hidden || kept()) fetchApp(); else requestAnimationFrame(() => setTimeout(fetchApp));
}
