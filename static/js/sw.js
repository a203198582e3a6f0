// Välkomsten keeps nothing on the phone yet. This worker clears what an earlier version may have left, and retires.
addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await registration.unregister();
})()));
