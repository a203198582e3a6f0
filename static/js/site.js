// Small conveniences. Everything on a page works without this file, and what is more than a few lines is fetched when
// the reader asks for it: `data-do="<errand>"` on a button names the errand.
const progress = () => import("./progress.js");
const offline = () => import("./offline.js");

// What tools look like and say, fetched once; again if it failed.
const equipped = async (tool, errand = 'default') => {
  equipment ??= Promise.all([style(), words()]).catch(fault => { equipment = null; throw fault; });
  await equipment;
  return (await tool())[errand];
};

const errands = {
  print: () => () => print(),
  copy: () => copy,
  move: () => equipped(progress, 'move'),
  forget: () => equipped(progress, 'clear'),
  save: () => equipped(offline, 'save'),
  listen: () => equipped(() => import("./listen.js")),
  show: () => equipped(() => import("./show.js")),
};

let equipment;
const { dataset } = document.querySelector('script[data-style]');

const style = () => new Promise(ready => {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'stylesheet', href: dataset.style, onload: ready, onerror: ready });
  document.head.append(link);
});

const words = async () => {
  const answer = await fetch(dataset.words);
  document.querySelector('.land').insertAdjacentHTML('beforeend', await answer.text());
};

// Whether this phone has been asked to remember anything, or is given something to remember.
const remembers = () => {
  try { return localStorage.valkomsten || location.hash.startsWith('#kryss='); } catch { return false; }
};

// Selecting is what works on plain http too, and it shows what was copied.
const copy = button => {
  getSelection().selectAllChildren(button.closest('details').querySelector('[dir]'));
  if (document.execCommand('copy')) button.querySelector('span').textContent = button.dataset.ok;
};

const unfolded = () => [...document.querySelectorAll('.lang[open], .share[open]')];

addEventListener('click', async event => {
  for (const menu of unfolded()) menu.open = menu.contains(event.target);
  const button = event.target.closest('[data-do]');
  if (button) (await errands[button.dataset.do]())(button);
});

addEventListener('change', async event => {
  if (event.target.matches('[data-done], [data-brought]')) (await equipped(progress))(event.target);
});

// The phone's own way to share comes first, where there is one; the ways on the page lie open behind it.
addEventListener('toggle', ({ target }) => {
  if (!target.matches('.share[open]')) return;
  navigator.share?.({ title: document.title, url: target.querySelector('[dir]').textContent }).catch(() => {});
}, true);

addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const menu of unfolded()) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

if (navigator.serviceWorker?.controller && document.querySelector('[data-pack]')) equipped(offline).then(show => show());
const show = () => remembers() && equipped(progress).then(show => show());
show();
addEventListener('hashchange', show);

if (!('speechSynthesis' in window)) document.querySelector('[data-do=listen]')?.remove();

// What was said of a moment that has passed, on a page from the memory of the phone, gives way to the whole week.
const outdate = () => {
  for (const said of document.querySelectorAll('[data-until]:not([hidden])')) {
    if (Date.parse(said.dataset.until) > Date.now()) continue;
    said.hidden = true;
    said.closest('.contact').querySelector('.week').open = true;
  }
};
outdate();
addEventListener('visibilitychange', outdate);
