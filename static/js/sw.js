// Pages from the phone where there is no internet. Registered when the reader saves her path, never before.
// A saved path is a cache of its own, whole or not there (offline.js); pages she has visited since are kept in one cache
// for each edition of the stylesheet, so that no page is shown with the looks of another. What was searched for is not.
const VISITED = 'besokt';
const MOST_PAGES = 60;
const PATIENCE = 6000;
const NOT_OURS = /^\/(admin|konto|api|dokument|paket|stilguide|_util)\//;
const NAMED = /^\/(static|media)\//;

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));

addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || NOT_OURS.test(pathname)) return;
  if (request.method !== 'GET') {
    if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => nowhere(request)));
    return;
  }
  event.respondWith(NAMED.test(pathname) ? named(request) : newest(event));
});

// A file that is named by its content is never old.
const named = async request => await caches.match(request) ?? fetch(request);

const newest = async event => {
  const { request } = event;
  const network = fetch(request);
  event.waitUntil(network.then(answer => isKept(request, answer) && keep(request, answer.clone())).catch(() => {}));
  // A server that fails has nothing better than what the phone has.
  const sound = network.then(async answer => answer.status < 500 ? answer : await kept(request) ?? answer);
  const late = new Promise(tired => setTimeout(tired, PATIENCE)).then(() => kept(request)).then(found => found ?? sound);
  return Promise.race([sound, late]).catch(async () => await kept(request) ?? nowhere(request));
};

const isKept = ({ mode, url }, { ok, redirected }) => mode === 'navigate' && ok && !redirected && !url.includes('?');

// The newest of what the phone has of a page. Some of what an address asks makes it another page; the rest does not.
const kept = async request => {
  const options = { ignoreSearch: !/[?&](q|typ|tema|malgrupp|sprak|steg|oppet|tolk|rullstol|dropin|sida|med|v)=/.test(request.url) };
  const every = (await caches.keys()).map(cacheName => caches.match(request, { cacheName, ...options }));
  const age = answer => Date.parse(answer.headers.get('Date'));
  return (await Promise.all(every)).filter(Boolean).sort((one, other) => age(other) - age(one))[0];
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
  const assets = new Set([...html.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)].map(([, asset]) => asset));
  const cache = await caches.open(`${VISITED} ${html.match(/site\.\w+\.css/)?.[0] ?? ''}`);
  for (const asset of assets) if (!await cache.match(asset)) await cache.add(asset);
  await cache.delete(request);
  await cache.put(request, answer);
  const pages = (await cache.keys()).filter(one => !one.url.includes('/static/'));
  for (const old of pages.slice(0, -MOST_PAGES)) await cache.delete(old);
  const editions = (await caches.keys()).filter(name => name.startsWith(VISITED));
  for (const old of editions.slice(0, -2)) await caches.delete(old);
};
