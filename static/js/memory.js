// What the reader has let this phone remember: {done: [steps], brought: [things], saved: {paths}}; null until her yes.
const KEY = 'valkomsten';

export const recall = () => {
  try { return JSON.parse(localStorage.getItem(KEY)); } catch { return null; }
};

export const remember = memory => {
  try { localStorage.setItem(KEY, JSON.stringify(memory)); } catch { /* a phone that cannot remember still works */ }
};

export const forget = async () => {
  localStorage.removeItem(KEY);
  for (const name of await globalThis.caches?.keys() ?? []) await caches.delete(name);
  for (const worker of await navigator.serviceWorker?.getRegistrations() ?? []) await worker.unregister();
};

// Her answer to a question of the page's own (templates/components/memory.html).
export const says = name => new Promise(answer => {
  const question = document.getElementById(name);
  question.returnValue = '';
  question.addEventListener('close', () => answer(question.returnValue === 'yes'), { once: true });
  question.showModal();
});
