// Small conveniences. Everything on a page works without this file, and what is more than a few lines is fetched when
// the reader asks for it: `data-do="<errand>"` on a button names the errand.
const errands = {
  print: async () => print,
  share: async () => share,
};

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
