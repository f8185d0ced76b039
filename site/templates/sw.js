{% load static %}// Reading without a network: docs/operations.md
const SHELL = "shell-{{ version }}", AWAY = "/ngoai-mang/", UNSENT = AWAY + "chua-gui/", STYLE = "{% static 'css/site.css' %}";
const isGuide = (url) => /^(\/\w\w)?\/huong-dan\//.test(url.slice(origin.length));

onactivate = (event) => event.waitUntil(clients.claim());
oninstall = (event) => event.waitUntil((async () => {
  skipWaiting();
  await (await caches.open(SHELL)).addAll([AWAY, UNSENT, STYLE]);
  for (const name of await caches.keys()) if (![SHELL, "guides"].includes(name)) await caches.delete(name);
})());

async function keep(url, response) {
  const cache = await caches.open("guides");
  await cache.put(url, response);
  for (const old of (await cache.keys()).slice(0, -30)) cache.delete(old);
}

onfetch = (event) => {
  const { request } = event, { url, method, mode, destination, referrer } = request;
  const find = (what) => caches.match(what, { ignoreVary: true });
  const go = (guide, otherwise) => event.respondWith(fetch(request).then((response) => {
    if (guide && response.ok) event.waitUntil(keep(url, response.clone()));
    return response;
  }).catch(async () => guide && await find(url) || await find(otherwise)));

  if (!url.startsWith(origin + "/") || url.startsWith(origin + "/admin/")) return;
  if (mode === "navigate") method === "GET" ? go(isGuide(url), AWAY) : go(false, UNSENT);
  else if (url.includes("/static/css/site.")) go(false, STYLE);
  else if (destination === "image" && isGuide(referrer)) go(true, url);
};
