// What is done, remembered by this phone alone after one yes, and the trail that follows it.

// Kept as {done: [steps], brought: [things]}; null until her yes.
const KEY = 'valkomsten';

export const recall = () => {
  try { return JSON.parse(localStorage.getItem(KEY)); } catch { return null; }
};

const remember = memory => {
  try { localStorage.setItem(KEY, JSON.stringify(memory)); } catch { /* a phone that cannot remember still works */ }
};

// Ticks of a visit that shall not be remembered.
let passing = null;

// Her answer to a question above the page (templates/components/question.html).
export const says = name => new Promise(answer => {
  const question = document.getElementById(name);
  question.returnValue = '';
  question.addEventListener('close', () => answer(question.returnValue === 'yes'), { once: true });
  question.showModal();
});

export const one = (selector, root = document) => root.querySelector(selector);
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
  for (const part of all('.scale')) part.hidden = !memory;
  for (const part of all('.memory')) part.hidden = !recall();
  for (const way of all('[data-continue]')) {
    way.hidden = !memory?.path;
    one('a', way).href = `/${location.pathname.split('/')[1]}/${memory?.path}/`;
  }
  if (!one('.scale')) return;
  // A page in two languages has each box twice.
  const count = new Set(all('.trail > .phase :checked, .ticked :checked').map(box => box.dataset.done ?? box.dataset.brought)).size;
  one('.scale b').textContent = one('progress').value = count;
  if (stations.length) point(one('.nextcard'), walk(done), count);
};

// What she has ticked; where she is asked for the first time, in the memory of the phone or of this page.
export const memory = async () => recall() ?? passing ?? (await says('kom-ihag') ? begun() : passing = {});

// What she had ticked before she was asked.
const begun = () => ({ brought: all('[data-brought]:checked').map(box => box.dataset.brought) });

export const keep = kept => {
  const [, , path, rest] = location.pathname.split('/');
  if (kept === passing) return;
  remember({ ...kept, path: !rest || rest === 'steg' ? path : kept.path });
};

const change = async box => {
  const { done, brought } = box.dataset;
  const kept = done || one('.scale') ? await memory() : recall() ?? passing;
  if (!kept) return;
  if (done) kept.done = put(kept.done, done, box.checked);
  else kept.brought = put(kept.brought, brought, box.checked);
  keep(kept);
  show(kept);
};

// Nothing more to remember.
export const end = () => {
  passing = null;
  localStorage.removeItem(KEY);
  for (const box of all('[data-brought]')) box.checked = false;
  show(null);
};

export default async box => {
  if (box) await change(box);
  else show(recall() ?? passing);
};
