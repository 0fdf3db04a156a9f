// Muted words and sites: a reserve stands in for a muted story. Which stories those are never leaves this device.

function terms(text) {
  return (text ?? '').split(/[\n,]/).map((term) => term.trim().toLowerCase()).filter(Boolean);
}

// A word where the script has spaces between words, a run of characters where it has none.
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
      // The numeral tells the place in the list, so that the count of ten stays whole.
      reserve.querySelector('.numeral').textContent = item.querySelector('.numeral').textContent;
      item.before(reserve);
    }
    item.remove();
  }
  if (muted.length) {
    const stories = muted.length === 1 ? 'One story is' : `${muted.length} stories are`;
    const button = make('button', { type: 'button', textContent: 'Show muted' });
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
