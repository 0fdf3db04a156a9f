// Tells instants in the reader's own zone beside the edition's where the two differ. An edition keeps its own name, day
// and colour everywhere: what is decided on an evening in Berlin is the evening edition in Los Angeles too.

function localTimes() {
  for (const time of all('time[data-zone]')) {
    const instant = new Date(time.dateTime);
    if (Number.isNaN(instant.valueOf())) continue;
    // By hand, since most readers live where the edition does, and loading a locale costs a phone tens of milliseconds.
    const here = [instant.getHours(), instant.getMinutes()].map((each) => String(each).padStart(2, '0')).join(':');
    if (here === time.dataset.zone) continue;
    if (time.hasAttribute('data-date')) {
      // A page about what happened when names the day, and keeps UTC for those who compare logs.
      const date = instant.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
      time.title = time.textContent;
      time.textContent = `${date}, ${here} your time`;
      if (time.hasAttribute('data-utc')) time.after(` (${time.dataset.zone} UTC)`);
      continue;
    }
    // The day, too, where it isn't the same there and here.
    const isSameDay = instant.getDate() === Number(time.getAttribute('datetime').slice(8, 10));
    const day = isSameDay ? '' : ` on ${instant.toLocaleDateString('en-GB', { weekday: 'long' })}`;
    time.after(` (${here}${day}, your time)`);
  }
}

// A file can't know when it is read, so its page names the time of the next edition and the reader's clock decides.
function tellLateness() {
  const grace = 15 * 60 * 1000;
  const due = Date.parse(page.due ?? '');
  if (!(Date.now() > due + grace) || document.getElementById('overdue')) return;
  const status = make('a', { href: new URL('status', base).pathname, textContent: 'What’s wrong?' });
  const notice = make('p', { className: 'notice', id: 'overdue' }, 'A newer one should be out by now. ', status);
  document.querySelector('header.edition')?.append(notice);
}
