{% load static %}// Reading without a network: docs/operations.md
const SHELL = "shell-{{ version }}", AWAY = "/ngoai-mang/", STYLE = "{% static 'css/site.css' %}";
const isGuide = (url) => /^(\/\w\w)?\/huong-dan\//.test(url.slice(origin.length));

onactivate = (event) => event.waitUntil(clients.claim());
oninstall = (event) => event.waitUntil((async () => {
  skipWaiting();
  await (await caches.open(SHELL)).addAll([AWAY, STYLE]);
  for (const name of await caches.keys()) if (![SHELL, "guides", "pictures"].includes(name)) await caches.delete(name);
})());

async function keep(name, most, key, response) {
  const cache = await caches.open(name);
  if (!response.ok) return [404, 410].includes(response.status) && cache.delete(key);
  await cache.put(key, response);
  for (const old of (await cache.keys()).slice(0, -most)) cache.delete(old);
}

onfetch = (event) => {
  const { request } = event, { url, method, mode, destination, referrer } = request, key = url.split("?")[0];
  const find = (what) => caches.match(what, { ignoreVary: true });
  const go = (kept, otherwise) => event.respondWith(fetch(request).then((response) => {
    if (kept) event.waitUntil(keep(...kept, key, response.clone()));
    return response;
  }).catch(async () => kept && await find(key) || await find(otherwise)));

  // What is sent is left to the browser: nobody here can know how far it came.
  if (method !== "GET" || !url.startsWith(origin + "/") || url.startsWith(origin + "/admin/")) return;
  if (mode === "navigate") go(isGuide(url) && ["guides", 60], AWAY);
  else if (url.includes("/static/css/site.")) go(null, STYLE);
  else if (destination === "image" && isGuide(referrer)) go(["pictures", 90], key);
};

// Something happened at the desk: what and where, never who.
onpush = (event) => {
  const { title, url, ...more } = event.data.json();
  event.waitUntil(registration.showNotification(title, { ...more, data: url, icon: "{% static 'img/icon-192.png' %}" }));
};
onnotificationclick = (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow(event.notification.data));
};
