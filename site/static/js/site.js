// Everything works without this file; it only saves a tap.
document.querySelector(".error-summary")?.focus();

const sizes = document.querySelector(".text-size");

if (sizes) {
  sizes.hidden = false;
  sizes.addEventListener("submit", (event) => {
    const { submitter, target } = event;
    if (!submitter) return;
    event.preventDefault();
    document.documentElement.dataset.text = submitter.value;
    for (const choice of sizes.querySelectorAll("button")) choice.ariaCurrent = choice === submitter || null;
    sizes.open = false;
    sizes.firstElementChild.focus();
    fetch(target.action, { method: "POST", redirect: "manual", body: new URLSearchParams({ co: submitter.value }) });
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
