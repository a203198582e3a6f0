// Small conveniences. Everything on a page works without this file, and what is more than a few lines is fetched when
// the reader asks for it: `data-do="<errand>"` on a button names the errand.
const progress = () => import("./progress.js");
const moving = () => import("./moving.js");
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
  move: () => equipped(moving, 'move'),
  forget: () => equipped(moving, 'forget'),
  save: () => equipped(offline, 'save'),
  listen: () => equipped(() => import("./listen.js")),
  show: () => equipped(() => import("./show.js")),
  note: () => equipped(() => import("./note.js")),
};

let equipment;
const { dataset } = document.querySelector('script[data-style]');

const style = () => new Promise(ready => document.head.append(Object.assign(document.createElement('link'), {
  rel: 'stylesheet', href: dataset.style, onload: ready, onerror: ready,
})));

const words = async () => {
  const answer = await fetch(dataset.words);
  if (!answer.ok) throw answer;
  const tools = document.querySelector('.tools');
  (tools ?? document.querySelector('.land')).insertAdjacentHTML(tools ? 'afterend' : 'beforeend', await answer.text());
};

// Selecting is what works on plain http too, and it shows what was copied.
const copy = button => {
  getSelection().selectAllChildren(button.closest('details, dialog').querySelector('bdi'));
  if (document.execCommand('copy')) button.querySelector('span').textContent = button.dataset.ok;
};

const unfolded = () => document.querySelectorAll('.lang[open], .share[open]');

addEventListener('click', async ({ target }) => {
  for (const menu of unfolded()) menu.open = menu.contains(target);
  const button = target.closest('[data-do]');
  if (button) (await errands[button.dataset.do]())(button);
});

addEventListener('change', async ({ target }) => {
  if (target.matches('[data-done], [data-brought]')) (await equipped(progress))(target);
  if (target.closest('.filters')) (await import("./narrow.js")).default();
});

// The phone's own way to share comes first, where there is one; the ways on the page lie open behind it.
addEventListener('toggle', ({ target }) => {
  if (!target.matches('.share[open]')) return;
  navigator.share?.({ title: document.title, url: target.querySelector('bdi').textContent }).catch(() => {});
}, true);

addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  for (const menu of unfolded()) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

// What this phone has been asked to remember, or is given; on paper nothing is.
const show = async () => {
  if (!dataset.words) return;
  if (location.hash.startsWith('#kryss=')) return (await equipped(moving))();
  try { if (!localStorage.valkomsten) return; } catch { return; }
  (await equipped(progress))();
};
show();
addEventListener('hashchange', show);
addEventListener('pageshow', ({ persisted }) => persisted && show());

const saving = document.querySelector('[data-pack]');
if (!navigator.serviceWorker || !globalThis.caches) saving?.remove();
else if (saving && navigator.serviceWorker.controller) equipped(offline).then(tell => tell());

if (!window.speechSynthesis) document.querySelector('[data-do=listen]')?.remove();

// What was said of a moment that has passed, on a page from the memory of the phone, gives way to the whole week.
const outdate = () => {
  for (const said of document.querySelectorAll('[data-until]:not([hidden])')) {
    if (Date.parse(said.dataset.until) > Date.now()) continue;
    said.hidden = true;
    for (const week of said.closest('.contact').querySelectorAll('.week')) week.open = true;
  }
};
outdate();
addEventListener('visibilitychange', outdate);
