// A path on the phone: said how large it is, saved whole, told when it was, brought up to date, taken away.
const DAY = 86_400_000;
const dialog = document.getElementById('spara');
const [bar] = dialog.getElementsByTagName('progress');
const button = document.querySelector('[data-pack]');
const address = button.dataset.pack;
const [icon, label] = [button.querySelector('use'), button.querySelector('span')];
const plain = [icon.getAttribute('href'), label.textContent];

const say = (state, answer) => {
  dialog.dataset.state = state;
  // What had the focus may have gone with the state before.
  if (dialog.open) dialog.querySelector('[type=submit]').focus();
  if (!answer) return;
  const size = `${Math.ceil(answer.headers.get('X-Size') / 1000)}\xa0kB`;
  for (const place of dialog.querySelectorAll('[data-size]')) place.textContent = size;
  const locale = `${document.documentElement.lang}-u-ca-gregory-nu-latn`;
  const day = new Date(answer.headers.get('X-Saved') ?? Date.now());
  dialog.querySelector('[data-saved]').textContent = day.toLocaleDateString(locale, { dateStyle: 'long' });
};

// The button says whether a path is on the phone, whatever the dialog is about.
const mark = kept => {
  const [picture, word] = kept ? [plain[0].replace(/#.*/, '#i-check'), button.dataset.ok] : plain;
  icon.setAttribute('href', picture);
  label.textContent = word;
  return kept;
};

// The answer a saved path came in, its day among the headers; undefined where it is not saved.
const saved = () => caches.match(address, { ignoreVary: true });

const named = async () => (await caches.keys()).filter(name => name.startsWith(`vag ${address}`));

const read = async answer => {
  const [parts, decoder] = [[], new TextDecoder()];
  let length = 0;
  bar.max = answer.headers.get('X-Length');
  for (const reader = answer.body.getReader();;) {
    const { done, value } = await reader.read();
    if (done) return JSON.parse(parts.join('') + decoder.decode());
    parts.push(decoder.decode(value, { stream: true }));
    bar.value = length += value.length;
  }
};

const store = async answer => {
  const { edition, assets, pages } = await read(answer);
  const [older, name] = [await named(), `vag ${address} ${edition} ${Date.now()}`];
  const cache = await caches.open(name);
  try {
    await cache.addAll(assets);
    const headers = new Headers([...answer.headers].filter(([name]) => /policy/.test(name)));
    headers.set('Content-Type', 'text/html; charset=utf-8');
    headers.set('Date', new Date().toUTCString());
    for (const [page, html] of Object.entries(pages)) await cache.put(page, new Response(html, { headers }));
    await stamp(cache, answer);
  } catch (fault) {
    await caches.delete(name);
    throw fault;
  }
  for (const old of older) await caches.delete(old);
};

// When a path was last known to be as it is on the site.
const stamp = (cache, { headers }) => cache.put(address, new Response('', {
  headers: { ETag: headers.get('ETag'), 'X-Size': headers.get('X-Size'), 'X-Saved': new Date().toISOString() },
}));

const fetched = async () => {
  say('busy');
  try {
    await navigator.serviceWorker.register('/sw.js');
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    await store(answer);
    say('saved', await saved());
  } catch {
    say('failed');
  }
  mark(await saved());
};

// At most once a day, and only what has changed.
const refresh = async kept => {
  if (!navigator.onLine || Date.now() - new Date(kept.headers.get('X-Saved')) < DAY) return;
  const answer = await fetch(address, { cache: 'no-store', headers: { 'If-None-Match': kept.headers.get('ETag') } });
  if (answer.ok) await store(answer);
  else if (answer.status === 304) await stamp(await caches.open((await named())[0]), kept);
};

const take = async () => {
  for (const name of await named()) await caches.delete(name);
  if (!(await caches.keys()).some(name => name.startsWith('vag '))) {
    for (const name of await caches.keys()) await caches.delete(name);
    await (await navigator.serviceWorker.getRegistration())?.unregister();
  }
  mark();
  say('taken');
};

// Forgotten with all else (moving.js).
addEventListener('glomt', () => mark());

export const save = async () => {
  dialog.showModal();
  say('wait');
  try {
    const kept = mark(await saved());
    if (kept) return say('saved', kept);
    const answer = await fetch(address, { method: 'HEAD' });
    say(answer.ok ? 'ask' : 'failed', answer);
  } catch {
    say('failed');
  }
};

dialog.addEventListener('click', ({ target }) => {
  const chosen = target.closest('[value]')?.value;
  if (chosen === 'save') fetched();
  if (chosen === 'take') take();
});

export default async () => {
  const kept = mark(await saved());
  if (kept) await refresh(kept).catch(() => {});
};
