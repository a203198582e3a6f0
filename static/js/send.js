// A link on its way to somebody: by the phone's own ways to share, else copied.
export const send = async (button, url, title = document.title) => {
  if (navigator.share) return navigator.share({ title, url }).catch(() => {});
  await navigator.clipboard?.writeText(url);
  button.querySelector('span').textContent = button.dataset.ok;
};

export const share = button => send(button, location.href);
