// Hands on the address of the original: the system's own sheet where there is one, else the clipboard.

async function share() {
  const title = document.querySelector('h1').textContent;
  const url = page.share || location.origin + location.pathname;
  if (navigator.share) {
    try {
      await navigator.share({ title, url });
      return;
    } catch (error) {
      // Whoever closes the sheet wants nothing more.
      if (error.name === 'AbortError') return;
    }
  }
  try {
    await navigator.clipboard.writeText(url);
    say('Link copied.');
  } catch {
    showLink(url);
  }
}

// Without permission for the clipboard the link lies ready to be copied by hand.
function showLink(url) {
  const field = make('input', { value: url, readOnly: true, ariaLabel: 'Link to this story' });
  open(dialog('Copy the link', field));
  field.select();
}
