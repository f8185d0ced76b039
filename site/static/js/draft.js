// What is typed stays on this phone until the server says that it has it: docs/decisions/0016.
const DAY = 864e5, PATIENCE = 30e3, FIRST_WAIT = 5e3, LONGEST_WAIT = 60e3, KEYS = ["nhap-hen", "nhap-gop-y"];
const form = document.querySelector("[data-draft]"), place = document.querySelector("[data-say]");
const receipt = document.querySelector("[data-received]")?.dataset.received;
const key = form?.dataset.draft, blank = form && words(), button = form?.querySelector("[type=submit]");
let letter, timer, wait, shown, isBusy = false;

function kept(what = key) {
  try {
    const draft = JSON.parse(localStorage.getItem(what));
    return draft?.at > Date.now() - DAY ? draft : null;
  } catch {
    return null;
  }
}

function keep(draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function forget(what = key) {
  try {
    localStorage.removeItem(what);
  } catch { /* where nothing can be kept there is nothing to forget */ }
}

function words() {
  return Object.fromEntries(new FormData(form));
}

// A long number may be a card, an identity number or a code; in a box for telephone numbers only a very long one.
function mayBeKept([box, value]) {
  if (/^(token|guide|step|when)$/.test(box)) return true;
  const digits = value.normalize("NFKC").replace(/[\s.,\-\u2010-\u2015]/g, "");
  return !(box.includes("phone") ? /\d{12}/ : /\d{6}/).test(digits);
}

// Gives true when all of it can be had again after the page is closed.
function save({ to = form.action, parts = words(), asked = "" } = {}) {
  const all = Object.entries(parts), safe = all.filter(mayBeKept), gap = safe.length < all.length;
  return keep({ at: Date.now(), to, parts: Object.fromEntries(safe), asked, gap }) && !gap;
}

// Only what is new is said: a screen reader reads it aloud.
function say(state, isWhole = true, at = Date.now()) {
  if (shown === state + isWhole) return;
  shown = state + isWhole;
  const said = document.querySelector(`template[data-state=${state}]`).content.cloneNode(true);
  for (const part of said.querySelectorAll("[data-whole]")) {
    part.hidden = false;
    if ((part.dataset.whole === "yes") !== isWhole) part.remove();
  }
  for (const part of said.querySelectorAll("[data-at]")) part.textContent = clock(new Date(at));
  const wasHere = place.contains(document.activeElement);
  place.replaceChildren(said);
  if (wasHere) (place.querySelector("button") ?? place).focus();
}

function clock(time) {
  const day = time.toDateString() === new Date().toDateString() ? {} : { day: "numeric", month: "numeric" };
  return time.toLocaleString(document.documentElement.lang, { hour: "numeric", minute: "2-digit", ...day });
}

function sayWhatIsKept() {
  const draft = kept();
  if (draft) say("kept", !draft.gap);
  else place.replaceChildren(shown = "");
}

// What the page was given stays: a village or a topic from the address, a session.
function fill(parts) {
  for (const field of form.elements) {
    const value = parts[field.name];
    if (value === undefined || (field.name === "topic" && "topic" in blank)) continue;
    if (field.type === "radio") field.checked ||= field.value === value;
    else if (field.type === "checkbox") field.checked = field.name !== "consent" && !["", "False"].includes(value);
    else if (!field.value || field.name === "token") field.value = value;
  }
}

function rest() {
  clearTimeout(timer);
  letter = undefined;
  button.hidden = false;
}

function empty() {
  rest();
  forget();
  form.reset();
  for (const field of form.elements) {
    if (field.type === "hidden") field.value = blank[field.name];
    else if (field.type === "checkbox") field.checked = false;
    else if (/text|tel/.test(field.type)) field.value = "";
  }
  say("gone");
}

function begin(parts, to, asked = "failed") {
  letter = { parts, to, asked };
  wait = FIRST_WAIT / 2;
  send();
  place.scrollIntoView({ block: "nearest" });
}

// The same token each time: however often it is sent, the server makes one request of it.
async function send() {
  clearTimeout(timer);
  if (isBusy || !letter) return;
  if (!navigator.onLine) return fail();
  const mine = letter, stop = new AbortController(), late = setTimeout(() => stop.abort(), PATIENCE);
  mine.asked = "unknown";
  save(mine);
  busy(true);
  say("sending");
  try {
    const answer = await fetch(mine.to, { method: "POST", body: new URLSearchParams(mine.parts), signal: stop.signal });
    if (answer.status >= 500) throw answer;
    answer.body?.cancel();
    follow(answer, mine);
  } catch {
    busy(false);
    if (letter === mine) fail();
    else sayWhatIsKept();
  }
  clearTimeout(late);
}

// Until an answer has come nobody knows how far it went, unless nothing has left the phone at all.
function fail() {
  if (form.contains(place)) {
    if (document.activeElement === button) place.focus();
    button.hidden = true; // "Gửi lại" takes its place
  }
  say(letter.asked, save(letter));
  timer = setTimeout(send, wait = Math.min(wait * 2, LONGEST_WAIT));
}

// To the receipt; or, where the server has a question, the browser sends the same once more and shows its page.
function follow(answer, { parts, to }) {
  if (answer.redirected && answer.url.includes("/da-nhan/")) {
    keep({ ...kept(), receipt: answer.url });
    return location.assign(answer.url);
  }
  const twin = Object.assign(document.createElement("form"), { method: "post", action: to, hidden: true });
  for (const [name, value] of Object.entries(parts)) {
    twin.append(Object.assign(document.createElement("input"), { name, value }));
  }
  document.body.append(twin);
  twin.submit();
}

function busy(is) {
  isBusy = is;
  if (is) button.ariaBusy = "true";
  else button.removeAttribute("aria-busy");
  for (const field of form.elements) if (/text|tel/.test(field.type)) field.readOnly = is; // what is on its way stays so
}

function submitted(event) {
  const isLast = "sends" in form.dataset && !event.submitter?.hasAttribute("formaction"), isAway = !navigator.onLine;
  if (!isAway && !(isLast && form.checkValidity())) return;
  event.preventDefault();
  if (isBusy) return;
  button.before(place);
  if (isLast) begin(words(), form.action);
  else say("away", save());
}

function typed() {
  rest();
  save();
  sayWhatIsKept();
}

function pressed({ target }) {
  const what = target.closest("[data-do]")?.dataset.do, draft = kept();
  if (what === "forget") empty();
  else if (what && letter) send();
  else if (what && draft) begin(draft.parts, draft.to, draft.asked);
}

function open() {
  const draft = kept();
  place.tabIndex = -1;
  form.addEventListener("input", typed);
  form.addEventListener("submit", submitted);
  place.addEventListener("click", pressed);
  addEventListener("online", send);
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    rest();
    busy(false);
    sayWhatIsKept();
  });
  if (!draft) return;
  if ("typed" in form.dataset) return typed();
  fill(draft.parts);
  form.before(place);
  say(draft.asked ? "waiting" : "found", !draft.gap, draft.at);
}

if (receipt) {
  for (const each of KEYS) {
    const { parts, receipt: known } = kept(each) ?? {};
    if (known === location.href || parts?.token?.startsWith(receipt)) forget(each);
  }
}
if (form) open();
