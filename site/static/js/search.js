// Suggestions, what this phone has looked for, speaking instead of typing. The form works without all of it.
const form = document.querySelector("[data-suggest]"), box = form.elements.q, button = form.querySelector("[type=submit]");
const voice = form.querySelector("[data-voice]");
const KEY = "da-tim", MOST = 5, LETTERS = 2, SUGGESTIONS = 5;
const PAUSE = 250, PAUSE_IN_A_WORD = 700, PATIENCE = 2e3;
const isSearchPage = new URL(form.action).pathname === location.pathname;
const staysOpen = isSearchPage && !new URLSearchParams(location.search).get("q");
let loading, list, status, recent, rows, away, timer, asking, at = -1;

// What opens below the box is fetched when it is first needed; without a network there is none.
const help = () => loading ?? (loading = fetchHelp().catch(() => loading = undefined));

async function fetchHelp() {
  const answer = await fetch(form.dataset.help);
  if (!answer.ok) throw answer;
  form.insertAdjacentHTML("beforeend", await answer.text());
  const look = form.querySelector("link");
  await new Promise((done) => look.onload = look.onerror = done);
  list = form.querySelector("[role=listbox]");
  status = form.querySelector("[role=status]");
  recent = form.querySelector("[data-recent]");
  rows = recent.querySelector("ul");
  form.classList.toggle("search-form--stays", isSearchPage);
  box.setAttribute("aria-controls", list.id);
  for (const panel of [list, recent]) panel.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => target.closest("li") && choose(target.closest("li")));
  recent.addEventListener("click", erase);
  return true;
}

function close() {
  clearTimeout(timer);
  asking?.abort();
  if (!list) return;
  list.hidden = true;
  recent.hidden = !(staysOpen && rows.children.length);
  mark(-1);
  box.setAttribute("aria-expanded", "false");
}

function mark(place) {
  at = place;
  if (!list) return;
  [...list.children].forEach((option, number) => option.setAttribute("aria-selected", number === at));
  const option = list.children[at];
  if (!option) return box.removeAttribute("aria-activedescendant");
  box.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

async function suggest() {
  const words = box.value.trim();
  asking?.abort();
  if (words.length < LETTERS || navigator.connection?.saveData || !navigator.onLine) return close();
  const mine = asking = new AbortController(), late = setTimeout(() => mine.abort(), PATIENCE);
  try {
    await help();
    const query = new URLSearchParams({ q: words, limit: SUGGESTIONS });
    const answer = await fetch(`${form.dataset.suggest}?${query}`, { signal: mine.signal });
    const { results } = await answer.json();
    if (words === box.value.trim() && document.activeElement === box) show(words, results);
  } catch {
    if (mine === asking) close();
  }
  clearTimeout(late);
}

function show(words, results) {
  if (!results.length) return close();
  const { all, count } = list.dataset;
  list.replaceChildren(...results.map(({ kind, title, summary, url }) => option(title, url, list.dataset[kind], summary)));
  list.append(option(all.replace("{words}", () => words)));
  [...list.children].forEach((each, number) => each.id = `goi-y-${number}`);
  list.hidden = false;
  recent.hidden = true;
  box.setAttribute("aria-expanded", "true");
  mark(-1);
  status.textContent = count.replace("{count}", results.length);
  // The keyboard of a phone covers half of it.
  if (list.getBoundingClientRect().bottom > (window.visualViewport?.height ?? innerHeight)) form.scrollIntoView();
}

function option(title, url = "", ...more) {
  const row = document.createElement("li"), small = document.createElement("small");
  row.setAttribute("role", "option");
  row.dataset.url = url;
  small.textContent = more.filter(Boolean).join(" · ");
  row.append(title, small);
  return row;
}

function choose({ dataset: { url } }) {
  if (url) location.assign(url);
  else button.click();
}

// While a word is being put together (Gboard does that with every word) keys are the keyboard's, and it gets more time.
function typed({ isComposing }) {
  clearTimeout(timer);
  mark(-1);
  if (!box.value.trim()) return offerRecent();
  if (recent) recent.hidden = true;
  timer = setTimeout(suggest, isComposing ? PAUSE_IN_A_WORD : PAUSE);
}

function pressed(event) {
  const { key, isComposing, keyCode } = event, options = [...list?.children ?? []], step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (!list || isComposing || keyCode === 229) return;
  if (step && list.hidden) suggest();
  else if (step) mark((at + 1 + step + options.length + 1) % (options.length + 1) - 1);
  else if (key === "Enter" && !list.hidden && at >= 0) choose(options[at]);
  else if (key === "Escape" && !(list.hidden && recent.hidden)) close();
  else return;
  event.preventDefault();
}

function kept() {
  try {
    const all = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(all) ? all.filter((words) => typeof words === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function keep(all) {
  try {
    if (all.length) localStorage.setItem(KEY, JSON.stringify(all));
    else localStorage.removeItem(KEY);
  } catch { /* where nothing can be kept nothing is offered */ }
}

// A long number may be somebody's.
function remember() {
  const words = box.value.trim(), digits = words.normalize("NFKC").match(/\p{Nd}/gu) ?? [];
  if (words.length < LETTERS || digits.length > 5) return;
  keep([words, ...kept().filter((other) => other.toLowerCase() !== words.toLowerCase())].slice(0, MOST));
}

async function offerRecent() {
  close();
  if (!kept().length || !await help() || box.value.trim()) return;
  rows.replaceChildren(...kept().map(recentRow));
  recent.hidden = !(staysOpen || form.contains(document.activeElement));
}

function recentRow(words) {
  const row = recent.querySelector("template").content.cloneNode(true), link = row.querySelector("a");
  link.textContent = words;
  link.href = `${form.action}?${new URLSearchParams({ q: words })}`;
  const erase = row.querySelector("button");
  erase.setAttribute("aria-label", erase.getAttribute("aria-label").replace("{words}", () => words));
  return row.firstElementChild;
}

function erase({ target }) {
  const pressed = target.closest("button"), row = pressed?.closest("li");
  if (!pressed) return;
  keep(row ? kept().filter((words) => words !== row.querySelector("a").textContent) : []);
  const next = row?.nextElementSibling ?? row?.previousElementSibling;
  if (row) row.remove();
  else rows.replaceChildren();
  status.textContent = recent.querySelector("[data-erase]").dataset.erase;
  (next?.querySelector("button") ?? box).focus();
  recent.hidden = !rows.children.length;
}

async function hear() {
  close();
  try {
    if (!await help()) throw 0;
    (await import(voice.dataset.voice)).speak();
  } catch {
    away = away ?? form.appendChild(document.createElement("p"));
    away.textContent = voice.dataset.away;
  }
}

box.setAttribute("role", "combobox");
box.setAttribute("aria-autocomplete", "list");
box.setAttribute("aria-expanded", "false");
box.addEventListener("input", typed);
box.addEventListener("compositionend", () => typed({}));
box.addEventListener("keydown", pressed);
box.addEventListener("focus", () => box.value.trim() || offerRecent());
form.addEventListener("submit", remember);
form.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (!form.contains(relatedTarget) || target === box && !list?.hidden) close();
});
addEventListener("pageshow", () => staysOpen ? offerRecent() : close());
if (window.SpeechRecognition ?? window.webkitSpeechRecognition) {
  voice.hidden = false;
  voice.addEventListener("click", hear);
}
