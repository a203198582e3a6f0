// Pages from the phone where there is no internet. Registered when the reader saves her path, never before.
// A saved path is a cache of its own, whole or not there (offline.js); pages she has visited since are kept in one cache
// for each edition of the stylesheet, so that no page is shown with the looks of another.
const VISITED = 'besokt';
const MOST_PAGES = 60;
const PATIENCE = 6000;
const NOT_OURS = /^\/(admin|konto|api|dokument|paket)\//;
const NAMED = /^\/(static|media)\//;

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));

addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || NOT_OURS.test(pathname)) return;
  event.respondWith(NAMED.test(pathname) ? named(request) : newest(event));
});

// A file that is named by its content is never old.
const named = async request => await caches.match(request) ?? fetch(request);

const newest = async event => {
  const { request } = event;
  const network = fetch(request).then(answer => {
    if (request.mode === 'navigate' && answer.ok && !answer.redirected) event.waitUntil(keep(request, answer.clone()));
    return answer;
  });
  const late = new Promise(tired => setTimeout(tired, PATIENCE)).then(() => kept(request)).then(found => found ?? network);
  return Promise.race([network, late]).catch(async () => await kept(request) ?? nowhere(request));
};

// The newest of what the phone has of a page; with other filters rather than not at all.
const kept = async request => await latest(request) ?? latest(request, { ignoreSearch: true });

const latest = async (request, options) => {
  const found = await Promise.all((await caches.keys()).map(cacheName => caches.match(request, { cacheName, ...options })));
  const age = answer => Date.parse(answer.headers.get('Date'));
  return found.filter(Boolean).sort((one, other) => age(other) - age(one))[0];
};

// Only a page: anything else that is missing is the page's own matter.
const nowhere = async request => {
  if (request.mode !== 'navigate') return Response.error();
  const [, language] = new URL(request.url).pathname.split('/');
  const said = await caches.match(`/utan-internet/${language}/`) ?? await anywhere('/utan-internet/');
  return said ? new Response(said.body, { status: 503, headers: said.headers }) : Response.error();
};

const anywhere = async start => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) if (request.url.includes(start)) return cache.match(request);
  }
};

const keep = async (request, answer) => {
  const html = await answer.clone().text();
  const assets = new Set(html.match(/\/static\/[^"#]+/g));
  const cache = await caches.open(`${VISITED} ${html.match(/site\.\w+\.css/)?.[0] ?? ''}`);
  for (const asset of assets) if (!await cache.match(asset)) await cache.add(asset);
  await cache.delete(request);
  await cache.put(request, answer);
  const pages = (await cache.keys()).filter(one => !one.url.includes('/static/'));
  for (const old of pages.slice(0, -MOST_PAGES)) await cache.delete(old);
  const editions = (await caches.keys()).filter(name => name.startsWith(VISITED));
  for (const old of editions.slice(0, -2)) await caches.delete(old);
};
