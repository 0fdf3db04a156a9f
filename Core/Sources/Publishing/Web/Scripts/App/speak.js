// Reads the article aloud with the device's own voice, a paragraph at a time, so that no engine cuts it short.

const SPOKEN = 'p, li, h2, h3, h4, h5, h6, figcaption, dt, dd';

function passages() {
  const text = document.querySelector('.text');
  return all(SPOKEN, text)
    // A list item's paragraphs speak for it; code and tables make no sense to the ear.
    .filter((element) => !element.querySelector(SPOKEN) && !element.closest('pre, table, .notes'))
    .map((element) => element.textContent.trim())
    .filter(Boolean);
}

let speaking = null;

function toggleSpeech(button) {
  if (speaking) return stopSpeech(button);
  const waiting = [document.querySelector('h1').textContent, ...passages()];
  speaking = { button };
  button.textContent = 'Stop';
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
  button.textContent = 'Listen';
}
