// The page of settings. Each change counts at once; there is nothing to submit.

function applySettings() {
  const root = document.documentElement.dataset;
  for (const name of ['theme', 'size', 'width', 'face']) {
    if (settings[name]) root[name] = settings[name]; else delete root[name];
  }
  if (settings.pictures === 'off' || navigator.connection?.saveData) root.pictures = 'off'; else delete root.pictures;
  tintBrowser();
}

// The browser's own bars take the colour of the page.
function tintBrowser() {
  if (!settings.theme) return;
  const colour = getComputedStyle(document.documentElement).backgroundColor;
  for (const meta of all('meta[name=theme-color]')) meta.content = colour;
}

function bindSettings() {
  const form = document.querySelector('form.settings');
  if (!form) return;
  for (const field of all('[name]', form)) {
    const value = settings[field.name];
    if (field.type === 'radio') field.checked = field.value === (value ?? '');
    else if (field.type === 'checkbox') field.checked = value !== false;
    else field.value = value ?? '';
  }
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', ({ target }) => {
    const value = target.type === 'checkbox' ? target.checked : target.value;
    if (value === '' || value === true) delete settings[target.name]; else settings[target.name] = value;
    memory.write('tenhn', settings);
    applySettings();
  });
  bindOffline(form);
  bindPush(form);
}

function bindOffline(form) {
  const refresh = form.querySelector('[data-do=store]');
  refresh.onclick = async () => {
    await navigator.storage?.persist?.();
    document.getElementById('stored').textContent = 'Saving …';
    tellWorker({ type: 'sync', pictures: true });
  };
  addEventListener('beforeinstallprompt', (event) => {
    const install = form.querySelector('[data-do=install]');
    install.hidden = false;
    install.onclick = () => event.prompt();
  });
}
