// The directory narrowed in place: the address of the choices is fetched, and what differs is put into the page. The form
// stays, so the focus does too; the number found is a status, which is read out when it changes.
const PATIENCE = 8000;
const PAUSE = 250;
const PARTS = '.lang > ul, .tools, .filters ~ section, .two ~ *';
const NUMBERS = 'option, .n';

const form = document.querySelector('.filters');
const here = () => location.pathname + location.search;

let asking, waiting, shown = here();

const address = () => {
  const asked = String(new URLSearchParams([...new FormData(form)].filter(([, value]) => value)));
  return location.pathname + (asked && `?${asked}`);
};

// The same elements of the page and of the new one; an error where the two are not alike.
const both = (fresh, selector) => {
  const [ours, theirs] = [document, fresh].map(root => [...root.querySelectorAll(selector)]);
  if (ours.length !== theirs.length) throw new Error(selector);
  return ours.map((one, number) => [one, theirs[number]]);
};

const put = (fresh, isBack) => {
  const parts = both(fresh, PARTS);
  for (const [one, other] of both(fresh, NUMBERS)) one.textContent = other.textContent;
  if (isBack) {
    for (const [one, other] of both(fresh, '.filters :is(input, select)')) {
      [one.value, one.checked] = [other.value, other.checked];
    }
  }
  for (const [one, other] of parts) one.replaceWith(other);
};

// Whether it was shown; what fails or takes too long is an ordinary navigation.
const show = async (url, isBack) => {
  asking?.abort();
  const own = asking = new AbortController();
  const late = setTimeout(() => own.abort(), PATIENCE);
  try {
    const answer = await fetch(url, { signal: own.signal });
    if (!answer.ok) throw new Error(answer.status);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (asking !== own) return false;
    put(fresh, isBack);
    if (!isBack) history.pushState(null, '', url);
    shown = here();
    return true;
  } catch {
    if (asking === own) location.assign(url);
    return false;
  } finally {
    clearTimeout(late);
  }
};

// Who goes through a list with the arrow keys changes it many times.
export default () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => show(address()), PAUSE);
};

form.addEventListener('submit', async event => {
  event.preventDefault();
  clearTimeout(waiting);
  if (await show(address())) document.querySelector('#traffar').focus();
});
addEventListener('popstate', () => here() !== shown && show(location.href, true));
