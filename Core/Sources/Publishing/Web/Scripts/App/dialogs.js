// One kind of dialog: the browser keeps the focus in it and gives it back; Escape closes it.

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
