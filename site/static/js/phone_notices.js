// Turns notices on and off on this telephone. The page says by itself that nothing can be done without this file.
const form = document.querySelector("[data-push-key]");
const button = (what) => form.querySelector(`[data-turn="${what}"]`);

function show(state) {
  for (const part of form.querySelectorAll("[data-shown]")) part.hidden = part.dataset.shown !== state;
  button("on").hidden = !["off", "failed"].includes(state);
  button("off").hidden = state !== "on";
}

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));

async function tell(address, subscription) {
  const headers = {
    "Content-Type": "application/json",
    "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
    "X-Requested-With": "XMLHttpRequest",
  };
  const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(subscription) });
  if (!response.ok) throw new Error(response.status);
}

// Known here only if the site still knows it: it may have been turned off from another machine.
const isListed = ({ endpoint }) =>
  [...document.querySelectorAll("[data-endpoint]")].some((row) => row.dataset.endpoint === endpoint);

const sameKey = (subscription) => {
  const used = new Uint8Array(subscription.options.applicationServerKey ?? []), wanted = bytes(form.dataset.pushKey);
  return used.length === wanted.length && used.every((byte, place) => byte === wanted[place]);
};

async function turnOn(worker) {
  const permission = await Notification.requestPermission();
  if (permission !== "granted") return show(permission === "denied" ? "blocked" : "off");
  const old = await worker.pushManager.getSubscription();
  if (old && !sameKey(old)) await old.unsubscribe();
  const wanted = { userVisibleOnly: true, applicationServerKey: bytes(form.dataset.pushKey) };
  await tell(form.dataset.on, await worker.pushManager.subscribe(wanted));
  location.reload();
}

async function turnOff(worker) {
  const subscription = await worker.pushManager.getSubscription();
  if (subscription) {
    await tell(form.dataset.off, subscription);
    await subscription.unsubscribe();
  }
  location.reload();
}

async function start() {
  if (!("PushManager" in window && "Notification" in window && navigator.serviceWorker)) return;
  await navigator.serviceWorker.register("/sw.js");
  const worker = await navigator.serviceWorker.ready;
  const subscription = await worker.pushManager.getSubscription();
  if (Notification.permission === "denied") return show("blocked");
  show(subscription && sameKey(subscription) && isListed(subscription) ? "on" : "off");
  const act = (what, turn) => button(what).addEventListener("click", () => turn(worker).catch(() => show("failed")));
  act("on", turnOn);
  act("off", turnOff);
}

start().catch(() => show("unable"));
