// Where a page is not on the phone: the ways to the paths that are (offline.js names their caches).
const way = document.getElementById('sparad');

for (const name of await caches.keys()) {
  const path = name.match(/^vag \/paket(\/[^.]+)\.json/)?.[1];
  if (!path) continue;
  const link = way.content.cloneNode(true);
  link.querySelector('a').href = `${path}/`;
  way.before(link);
}
