// Small conveniences. Everything on a page works without this file, and what is more than a few lines is fetched when
// the reader asks for it: `data-do="<errand>"` on a button names the errand.
const fetched = file => async () => {
  await styled();
  return (await file()).default;
};

const errands = {
  print: async () => print,
  share: async () => share,
  listen: fetched(() => import('./listen.js')),
  show: fetched(() => import('./show.js')),
};

// The look of what readers take up, fetched once.
const styled = () => sheet ??= new Promise(ready => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = document.querySelector('script[data-style]').dataset.style;
  link.onload = link.onerror = ready;
  document.head.append(link);
});
let sheet;

const share = async button => {
  const page = { title: document.title, url: location.href };
  if (navigator.share) return navigator.share(page).catch(() => {});
  await navigator.clipboard?.writeText(page.url);
  button.querySelector('span').textContent = button.dataset.ok;
};

const languages = document.querySelector('.lang');

addEventListener('click', async event => {
  if (languages?.open && !languages.contains(event.target)) languages.open = false;
  const button = event.target.closest('[data-do]');
  if (button) (await errands[button.dataset.do]())(button);
});

addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !languages?.open) return;
  languages.open = false;
  languages.querySelector('summary').focus();
});

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
