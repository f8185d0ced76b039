// Everything works without this file; it only saves a tap.
document.querySelector(".error-summary")?.focus();

const sizes = document.querySelector(".text-size");

if (sizes) {
  sizes.hidden = false;
  sizes.addEventListener("submit", (event) => {
    const { submitter, target } = event;
    if (!submitter) return;
    event.preventDefault();
    event.stopPropagation();
    document.documentElement.dataset.text = submitter.value;
    for (const choice of sizes.querySelectorAll("button")) choice.ariaCurrent = choice === submitter || null;
    sizes.open = false;
    sizes.firstElementChild.focus();
    const body = new URLSearchParams({ co: submitter.value });
    fetch(target.action, { method: "POST", redirect: "manual", keepalive: true, body }).catch(() => {});
  });
}

addEventListener("click", (event) => {
  if (sizes && !sizes.contains(event.target)) sizes.open = false;
});

// On a weak network the answer takes its time: say that the tap was felt.
addEventListener("submit", (event) => {
  if (!event.defaultPrevented) event.submitter?.setAttribute("aria-busy", "true");
});
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A page kept on the phone may be old: an alert of that day is not one of today.
if (!navigator.onLine) document.querySelector(".banner")?.remove();

// What was typed and never sent is kept for a day (draft.js); the next page that is opened sweeps up.
try {
  for (const [key, kept] of Object.entries(localStorage)) {
    if (key.startsWith("nhap-") && !(JSON.parse(kept).at > Date.now() - 864e5)) localStorage.removeItem(key);
  }
} catch { /* nothing is kept here */ }

// Guides that were opened can be read again without a network.
addEventListener("load", () => navigator.serviceWorker?.register("/sw.js").catch(() => {}));
