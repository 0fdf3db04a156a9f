// Sends the form of a story without leaving the page. Without this script the same form works by itself.

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
        : response.status === 429 ? 'You’ve reached today’s limit.' : 'That didn’t work. Please try again later.';
      if (isTaken) for (const button of all('button', form)) button.setAttribute('aria-pressed', button === event.submitter);
    } catch {
      answer.textContent = 'You’re offline. Please try again later.';
    }
  });
}
