// What is done, remembered by this phone alone after one yes, and the trail that follows it.

// Kept as {done: [steps], brought: [things]}; null until her yes.
const KEY = 'valkomsten';

const recall = () => {
  try { return JSON.parse(localStorage.getItem(KEY)); } catch { return null; }
};

const remember = memory => {
  try { localStorage.setItem(KEY, JSON.stringify(memory)); } catch { /* a phone that cannot remember still works */ }
};

const forget = async () => {
  localStorage.removeItem(KEY);
  for (const name of await globalThis.caches?.keys() ?? []) await caches.delete(name);
  for (const worker of await navigator.serviceWorker?.getRegistrations() ?? []) await worker.unregister();
};

// Her answer to a question above the page (templates/components/question.html).
const says = name => new Promise(answer => {
  const question = document.getElementById(name);
  question.returnValue = '';
  question.addEventListener('close', () => answer(question.returnValue === 'yes'), { once: true });
  question.showModal();
});

const MOVED = '#kryss=';
const one = (selector, root = document) => root.querySelector(selector);
const all = selector => [...document.querySelectorAll(selector)];
const put = (list = [], name, on) => [...list.filter(other => other !== name), ...on ? [name] : []];

// The step that a link leads to: its page, or its station on this path.
const led = link => link.hash ? one(`.station${link.hash} [data-done]`)?.dataset.done : link.pathname.split('/').at(-2);
const slug = station => one('[data-done]', station).dataset.done;

const stations = all('.trail > .phase .station');
const stops = all('.stop');

// The first step that can be done now is the next one: the rule of pages/journey_view.py.
const walk = done => {
  let next;
  stations.forEach((station, index) => {
    const gates = (station.dataset.gates ?? '').split(' ').filter(gate => gate && !done.has(gate));
    let state = done.has(slug(station)) ? 'done' : gates.length ? 'wait' : 'open';
    if (state === 'open' && !next) [state, next] = ['next', station];
    station.dataset.state = state;
    if (stops[index]) stops[index].dataset.state = state;
    tell(station, state === 'next' && !done.size ? 'start' : state);
  });
  return next;
};

const tell = (place, state) => {
  const said = one(`[data-says=${state}]`, one('#lagen').content);
  one('.state', place).replaceWith(said.cloneNode(true));
};

const point = (card, next, begun) => {
  card.hidden = !next;
  if (!next) return;
  tell(card, begun ? 'next' : 'start');
  one('.node', card).replaceWith(one('.node', next).cloneNode(true));
  const link = one('h3 a', next);
  const title = one('h2', card);
  title.textContent = link.textContent;
  for (const name of ['lang', 'dir']) title[name] = link.closest(`[${name}]`)[name];
  one('.why', card).replaceChildren(...one('.when', next)?.cloneNode(true).childNodes ?? []);
  one('.btn', card).setAttribute('href', link.getAttribute('href'));
};

const show = memory => {
  const done = new Set(memory?.done);
  for (const box of all('[data-done]')) box.checked = done.has(box.dataset.done);
  for (const box of all('[data-brought]')) box.checked = memory?.brought?.includes(box.dataset.brought) ?? box.checked;
  for (const chip of all('a.chip')) chip.classList.toggle('did', done.has(led(chip)));
  for (const part of all('.memory, .scale')) part.hidden = !memory;
  if (!stations.length) return;
  const count = stations.filter(station => done.has(slug(station))).length;
  one('.scale b').textContent = one('progress').value = count;
  point(one('.nextcard'), walk(done), count);
};

const change = async box => {
  const { done, brought } = box.dataset;
  let memory = recall();
  if (!memory && done) memory = await says('kom-ihag') ? {} : null;
  if (memory && done) memory.done = put(memory.done, done, box.checked);
  if (memory && brought) memory.brought = put(memory.brought, brought, box.checked);
  if (memory) remember(memory);
  if (memory || done) show(memory);
};

// A link from her other phone; what comes after # never reaches the server.
const receive = async () => {
  const moved = location.hash.slice(MOVED.length).split('.').filter(name => /^[a-z0-9-]{1,80}$/.test(name));
  history.replaceState(null, '', location.pathname + location.search);
  const memory = recall() ?? (await says('kom-ihag') ? {} : null);
  if (memory) remember({ ...memory, done: [...new Set([...memory.done ?? [], ...moved])] });
};

export const move = async button => {
  const url = location.origin + location.pathname + MOVED + (recall()?.done ?? []).join('.');
  if (navigator.share) return navigator.share({ url }).catch(() => {});
  await navigator.clipboard?.writeText(url);
  one('span', button).textContent = button.dataset.ok;
};

export const clear = async () => {
  if (!await says('glom')) return;
  await forget();
  for (const box of all('[data-brought]')) box.checked = false;
  show(null);
  one('h1').tabIndex = -1;
  one('h1').focus();
};

export default async box => {
  if (location.hash.startsWith(MOVED)) await receive();
  if (box) await change(box);
  else show(recall());
};
