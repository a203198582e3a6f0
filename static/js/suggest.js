// Suggestions while she types: a list below the field, walked through by arrows and gone with Escape (WAI-ARIA, combobox).
// The form does its whole work without them, so what fails or comes late is left out.
const PAUSE = 150;

const field = document.querySelector('#q');
const list = Object.assign(document.createElement('ul'), { id: 'forslag', className: 'suggested', role: 'listbox', hidden: true });
const told = Object.assign(document.createElement('p'), { className: 'vh', role: 'status' });
list.setAttribute('aria-label', field.dataset.found);
field.form.append(list, told);
field.role = 'combobox';
field.setAttribute('aria-autocomplete', 'list');
field.setAttribute('aria-controls', list.id);

let asking, waiting, active;

const point = option => {
  active?.setAttribute('aria-selected', false);
  active = option;
  active?.setAttribute('aria-selected', true);
  field.setAttribute('aria-activedescendant', active?.id ?? '');
};

const show = suggestions => {
  point();
  list.replaceChildren(...suggestions.map(({ title, lang, dir, kind, url }, number) => {
    const option = Object.assign(document.createElement('li'), { id: `forslag-${number}`, role: 'option' });
    option.append(Object.assign(document.createElement('b'), { textContent: title, lang, dir }));
    option.append(Object.assign(document.createElement('span'), { className: 'kind', textContent: kind }));
    option.dataset.url = url;
    option.addEventListener('click', () => go(option));
    return option;
  }));
  list.hidden = !suggestions.length;
  if (suggestions.length) [list, field].forEach(one => one.scrollIntoView({ block: 'nearest' }));
  field.setAttribute('aria-expanded', !list.hidden);
  told.textContent = suggestions.length ? `${field.dataset.found} ${suggestions.length}` : '';
};

const ask = async () => {
  asking?.abort();
  const own = asking = new AbortController();
  const text = field.value.trim();
  if (text.length < 2) return show([]);
  try {
    const answer = await fetch(`${field.form.action}?forslag=1&q=${encodeURIComponent(text)}`, { signal: own.signal });
    const { suggestions } = await answer.json();
    if (asking === own && document.activeElement === field) show(suggestions);
  } catch { if (asking === own) show([]); }
};

const leave = () => {
  clearTimeout(waiting);
  asking?.abort();
  show([]);
};

const go = ({ dataset }) => {
  leave();
  location.assign(dataset.url);
};

field.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
});
field.addEventListener('blur', leave);
field.addEventListener('keydown', event => {
  const options = [...list.children];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && options.length) {
    point(options[(options.indexOf(active) + step + options.length + (active || step > 0 ? 0 : 1)) % options.length]);
    active.scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'Escape' && options.length) leave();
  else if (event.key === 'Enter' && active) go(active);
  else return;
  event.preventDefault();
});
list.addEventListener('mousedown', event => event.preventDefault());
show([]);
