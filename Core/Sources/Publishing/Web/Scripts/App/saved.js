// The page of saved stories.

function listSaved() {
  const list = document.getElementById('saved');
  if (!list) return;
  list.replaceChildren();
  for (const story of saved) {
    const remove = make('button', { type: 'button', textContent: 'Remove', ariaLabel: `Remove ${story.title}` });
    remove.onclick = () => { toggleSaved(story); listSaved(); };
    const link = make('a', { href: story.path, textContent: story.title });
    list.append(make('li', {}, link, ' ', make('span', { className: 'by', textContent: story.site ?? '' }), ' ', remove));
  }
  document.getElementById('none-saved').hidden = saved.length > 0;
}
