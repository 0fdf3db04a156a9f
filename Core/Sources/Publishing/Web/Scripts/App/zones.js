// Tells instants in the reader's own zone where it differs from the edition's.

function localTimes() {
  let isElsewhere = false;
  for (const time of all('time[data-zone]')) {
    const instant = new Date(time.dateTime);
    if (Number.isNaN(instant.valueOf())) continue;
    // By hand, since most readers live where the edition does, and loading a locale costs a phone tens of milliseconds.
    const here = [instant.getHours(), instant.getMinutes()].map((each) => String(each).padStart(2, '0')).join(':');
    if (here === time.dataset.zone) continue;
    isElsewhere = true;
    if (time.hasAttribute('data-date')) {
      // A page about what happened when names the day, and keeps UTC for those who compare logs.
      const date = instant.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
      time.title = time.textContent;
      time.textContent = `${date}, ${here} your time`;
      if (time.hasAttribute('data-utc')) time.after(` (${time.dataset.zone} UTC)`);
      continue;
    }
    const day = instant.toLocaleDateString('en-GB', { weekday: 'long' });
    time.title = time.textContent;
    time.textContent = time.hasAttribute('data-day') ? `${here} on ${day}, your time` : `${here} your time`;
  }
  if (isElsewhere) nameOfTheDay();
}

// What is decided on an evening in Berlin comes with the morning in Tokyo; the heading goes by the reader's clock,
// and the line beneath keeps the edition's own name.
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
