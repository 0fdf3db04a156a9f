// What happens when a page opens.

const DO = {
  save: () => { toggleSaved(storyHere()); showSaved(); },
  share,
  speak: (button) => toggleSpeech(button),
  back: () => { if (history.length > 1) history.back(); else location.href = base; },
  refresh: () => location.reload(),
  look: chooseLook,
  contents: showContents,
  print: () => print(),
};

function showSaved() {
  const button = document.querySelector('[data-do=save]');
  if (!button || !page.story) return;
  const value = isSaved(location.pathname);
  button.textContent = value ? 'Saved' : 'Save';
  button.setAttribute('aria-pressed', value);
}

function bindButtons() {
  for (const button of all('.tools [data-do], .own [data-do], .forms [data-do]')) button.onclick = () => DO[button.dataset.do](button);
  if (!('speechSynthesis' in window)) document.querySelector('[data-do=speak]')?.remove();
  else addEventListener('pagehide', () => speechSynthesis.cancel());
}

// What changes the page's looks comes at once, and only where this reader has something to change; the rest comes when
// the page stands before the reader's eyes.
function afterPaint(action) {
  if (document.hidden) action(); else requestAnimationFrame(() => setTimeout(action));
}

if (settings.words || settings.sites) swapMuted();
localTimes();
tellLateness();
if (page.story) keepPosition();
else if (page.edition && read[page.edition]) showMarks();
bindSettings();
listSaved();
listHighlights();
afterPaint(() => {
  listenToKeys();
  showSaved();
  bindButtons();
  tintBrowser();
  if (page.story) {
    setRead(page.edition, page.story, true);
    listenToSwipes();
    listenToVotes();
    listenToSelections();
  }
  startWorker();
  listStored();
  bindFind();
});
// Back from a story by the browser's own cache: what was read there counts here.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  Object.assign(read, memory.read(READ, {}));
  saved = memory.read('tenhn-saved', []);
  showMarks();
  showSaved();
  listSaved();
  listHighlights();
  if (page.story) showHighlights();
});
