// Small conveniences. Everything on a page works without this file.
(() => {
  const languages = document.querySelector('.lang');

  const close = () => { if (languages?.open) languages.open = false; };

  const share = async button => {
    const page = { title: document.title, url: location.href };
    if (navigator.share) return navigator.share(page).catch(() => {});
    await navigator.clipboard?.writeText(page.url);
    button.querySelector('span').textContent = button.dataset.ok;
  };

  addEventListener('click', event => {
    if (!languages?.contains(event.target)) close();
    const button = event.target.closest('[data-do]');
    if (button?.dataset.do === 'print') print();
    if (button?.dataset.do === 'share') share(button);
  });

  addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !languages?.open) return;
    close();
    languages.querySelector('summary').focus();
  });
})();
