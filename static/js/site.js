// Small conveniences. Everything on a page works without this file, and what is more than a few lines is fetched when
// the reader asks for it: `data-do="<errand>"` on a button names the errand.
const errands = {
  print: async () => print,
  copy: async () => copy,
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
