// Ticks on their way from one phone to another, or out of the world.
import show, { end, keep, memory, one, recall, says } from "./progress.js";

const MOVED = '#kryss=';

// What comes after # never reaches the server.
export const move = () => {
  const url = location.origin + location.pathname + MOVED + (recall()?.done ?? []).join('.');
  if (navigator.share) return navigator.share({ url }).catch(() => {});
  one('.link').textContent = url;
  one('#flytta').showModal();
};

export const forget = async () => {
  if (!await says('glom')) return;
  end();
  dispatchEvent(new Event('glomt'));
  one('.told').textContent = one('#glom').dataset.ok;
  one('h1').tabIndex = -1;
  one('h1').focus();
  for (const name of await globalThis.caches?.keys() ?? []) await caches.delete(name);
  for (const worker of await navigator.serviceWorker?.getRegistrations() ?? []) await worker.unregister();
};

// A link from her other phone.
export default async () => {
  const moved = location.hash.slice(MOVED.length).split('.').filter(name => /^[a-z0-9-]{1,80}$/.test(name));
  history.replaceState(null, '', location.pathname + location.search);
  one('#kom-ihag b').textContent = moved.length;
  one('[data-moved]').hidden = !moved.length;
  const kept = await memory();
  kept.done = [...new Set([...kept.done ?? [], ...moved])];
  keep(kept);
  await show();
};
