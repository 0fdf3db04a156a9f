// How a story is read: its letters, lines and colours, and where its parts are.

const LOOKS = [
  ['size', 'Text size', [['small', 'Small'], ['', 'Normal'], ['large', 'Large'], ['larger', 'Larger']]],
  ['width', 'Lines', [['narrow', 'Short'], ['', 'Normal'], ['wide', 'Long']]],
  ['face', 'Letters', [['', 'Serif'], ['sans', 'Sans serif']]],
  ['theme', 'Colours', [['', 'Match system'], ['light', 'Light'], ['sepia', 'Sepia'], ['dark', 'Dark']]],
];

function chooseLook() {
  const groups = LOOKS.map(([name, title, choices]) => {
    const group = make('fieldset', {}, make('legend', { textContent: title }));
    for (const [value, words] of choices) {
      const field = make('input', { type: 'radio', name, value, checked: (settings[name] ?? '') === value });
      // The dialog begins where the choice is.
      field.autofocus = field.checked;
      field.onchange = () => {
        if (value) settings[name] = value; else delete settings[name];
        memory.write('tenhn', settings);
        applySettings();
      };
      group.append(make('label', {}, field, ' ', words), ' ');
    }
    return group;
  });
  open(dialog('Text and colours', ...groups));
}

// The headings of a long piece.
function showContents() {
  const list = make('ul', { className: 'plain' });
  const box = dialog('Contents', list);
  for (const [index, heading] of all('.piece .text :is(h2, h3)').entries()) {
    heading.id ||= `part-${index + 1}`;
    const link = make('a', { href: `#${encodeURIComponent(heading.id)}`, textContent: heading.textContent });
    link.onclick = () => box.close();
    list.append(make('li', { className: heading.localName }, link));
  }
  open(box);
}
