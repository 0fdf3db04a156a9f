// Notifications of new editions: a button on the page of settings, where the browser can.

function bindPush(form) {
  const part = form.querySelector('#notify');
  if (!part || !('PushManager' in window) || !navigator.serviceWorker) return;
  const button = part.querySelector('button');
  const line = part.querySelector('[role=status]');
  const current = async () => (await navigator.serviceWorker.ready).pushManager.getSubscription();
  const show = (subscription) => { button.textContent = subscription ? 'Stop notifications' : 'Notify me of each edition'; };
  show(null);
  part.hidden = false;
  current().then(show, () => {});
  button.onclick = async () => {
    button.disabled = true;
    try {
      const subscription = await current();
      show(subscription ? await stopPush(subscription) : await startPush());
      line.textContent = subscription ? 'No more notifications come.' : 'The next edition comes with a notification.';
    } catch {
      line.textContent = Notification.permission === 'denied'
        ? 'This browser blocks notifications of this site; its settings can allow them.'
        : 'That didn’t work. Please try again in a minute.';
    }
    button.disabled = false;
  };
}

async function startPush() {
  if (await Notification.requestPermission() !== 'granted') throw new Error('not granted');
  const { key } = await (await fetch(new URL('push', base))).json();
  const manager = (await navigator.serviceWorker.ready).pushManager;
  const subscription = await manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  if (await tellPush('push', subscription)) return subscription;
  await subscription.unsubscribe();
  throw new Error('not kept');
}

async function stopPush(subscription) {
  await tellPush('push/remove', subscription);
  await subscription.unsubscribe();
  return null;
}

async function tellPush(path, subscription) {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(new URL(path, base), { method: 'POST', headers, body: JSON.stringify(subscription) })).ok;
}
