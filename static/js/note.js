// What a card says of a contact, as text to paste: function, numbers and when they are answered, e-mail, address and hours.
const NOTED = 'h3, .kind, .meta .no-print, .call .tel, [href^="mailto:"], [href*="/plats/"], dl:first-of-type > div';

const said = ({ href, textContent }) =>
  href?.startsWith('mailto:') ? href.slice(7) : textContent.trim().replace(/\s+/g, ' ');

// Selecting is what works on plain http too.
export default button => {
  const card = button.closest('.contact');
  const name = card.querySelector('h3') ? [] : [document.querySelector('h1')];
  const text = document.createElement('pre');
  text.textContent = [...name, ...card.querySelectorAll(NOTED)].map(said).join('\n');
  document.body.append(text);
  getSelection().selectAllChildren(text);
  if (document.execCommand('copy')) button.querySelector('span').textContent = button.dataset.ok;
  text.remove();
};
