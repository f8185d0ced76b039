// What is searched in vain teaches the site another word. The words are sent once, when the page is left; never who typed.
const KEY = "tim-truoc", PAUSE = 12e4;
const isAsked = navigator.doNotTrack !== "1" && !navigator.globalPrivacyControl;
const asked = (url) => url.origin + url.pathname === location.origin + location.pathname
  ? url.searchParams.get("q")?.trim() ?? "" : "";
const typed = asked(new URL(location.href)), before = earlier();
let opened = false, goesOn = performance.getEntriesByType("navigation")[0]?.type !== "navigate"; // seen and counted before

// Kept in this tab from one search to the next, and read once.
function earlier() {
  try {
    const { q, at } = JSON.parse(sessionStorage.getItem(KEY)) ?? {};
    sessionStorage.removeItem(KEY);
    return at > Date.now() - PAUSE ? q : "";
  } catch {
    return "";
  }
}

// The same words once more, narrowed or not, are the same search; the last page of it tells.
function clicked({ target }) {
  const link = target.closest?.("a[href]"), next = link && asked(new URL(link.href));
  if (next === typed) goesOn = true;
  else if (!next && link?.closest("[data-search-results]")) opened = true;
}

function submitted({ target }) {
  if (new URL(target.action).pathname !== location.pathname) return;
  const next = target.elements.q?.value.trim();
  if (next === typed) goesOn = true;
  else if (next && !opened) keep({ q: typed, at: performance.timeOrigin });
}

function keep(search) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(search));
  } catch { /* where nothing can be kept, nothing is compared */ }
}

function left() {
  if (goesOn) return;
  goesOn = true;
  const body = new URLSearchParams({ q: typed, ...(before && { before }), ...(opened && { opened: "1" }) });
  navigator.sendBeacon("ghi-nhan/", body);
}

if (typed && isAsked) {
  addEventListener("click", clicked);
  addEventListener("submit", submitted);
  addEventListener("pagehide", left);
}
