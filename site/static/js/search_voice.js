// Words spoken into the search box. The browser's maker hears them: that is said once, before the first time.
const form = document.querySelector("[data-suggest]"), box = form.elements.q, voice = form.querySelector("[data-voice]");
const panel = form.querySelector("[data-hearing]"), status = form.querySelector("[role=status]");
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const KEY = "da-noi", PATIENCE = 15e3;
const WHY = { "not-allowed": "denied", "service-not-allowed": "denied", "audio-capture": "denied", network: "away" };
let hearing, heard = "";

export function speak() {
  if (hearing) hearing.stop();
  else if (hasAgreed()) listen();
  else ask();
}

function say(state) {
  panel.hidden = !state;
  for (const part of panel.querySelectorAll("[data-shown]")) part.hidden = part.dataset.shown !== state;
  status.textContent = state ? panel.querySelector(`[data-shown=${state}]`).textContent : "";
}

function ask() {
  say("note");
  panel.querySelector("[data-agree]").focus();
}

function hasAgreed() {
  try {
    return localStorage.getItem(KEY) === "1";
  } catch {
    return false;
  }
}

function agree() {
  try {
    localStorage.setItem(KEY, "1");
  } catch { /* asked again the next time */ }
  voice.focus();
  listen();
}

function refuse() {
  say("");
  voice.focus();
}

function listen() {
  if (!navigator.onLine) return say("away");
  let why = "unclear";
  heard = "";
  hearing = new Recognition();
  const late = setTimeout(() => hearing?.abort(), PATIENCE);
  Object.assign(hearing, { lang: "vi-VN", interimResults: true });
  hearing.onresult = ({ results }) => {
    box.value = heard = results[results.length - 1][0].transcript.trim().replace(/[.?!]$/, "");
  };
  hearing.onerror = ({ error }) => why = WHY[error] ?? why;
  hearing.onend = () => {
    clearTimeout(late);
    hearing = undefined;
    voice.setAttribute("aria-pressed", "false");
    say(heard ? "" : why);
    if (heard) form.querySelector("[type=submit]").click();
  };
  voice.setAttribute("aria-pressed", "true");
  say("listening");
  try {
    hearing.start();
  } catch {
    hearing.onend();
  }
}

panel.querySelector("[data-agree]").addEventListener("click", agree);
panel.querySelector("[data-refuse]").addEventListener("click", refuse);
form.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || panel.hidden) return;
  hearing?.abort();
  refuse();
});
document.addEventListener("pointerdown", ({ target }) => {
  if (!hearing && !panel.contains(target) && !voice.contains(target)) say("");
});
box.addEventListener("input", () => {
  heard = "";
  if (hearing) hearing.abort();
  else say("");
});
addEventListener("pagehide", () => hearing?.abort());
