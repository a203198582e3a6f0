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
  share: () => equipped(() => import("./send.js"), 'share'),
  move: () => equipped(progress, 'move'),
  forget: () => equipped(progress, 'clear'),
  save: () => equipped(offline, 'save'),
  listen: () => equipped(() => import("./listen.js")),
  show: () => equipped(() => import("./show.js")),
};
let equipment;
const { dataset } = document.querySelector('script[data-words]');

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
  try { return localStorage.length || location.hash.startsWith('#kryss='); } catch { return false; }
};

const languages = document.querySelector('.lang');

addEventListener('click', async event => {
  if (languages?.open && !languages.contains(event.target)) languages.open = false;
  const button = event.target.closest('[data-do]');
  if (button) (await errands[button.dataset.do]())(button);
});

addEventListener('change', async event => {
  if (event.target.matches('[data-done], [data-brought]')) (await equipped(progress))(event.target);
});

addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !languages?.open) return;
  languages.open = false;
  languages.querySelector('summary').focus();
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
