// Everything works without this file; it only saves a tap.
const summary = document.querySelector(".error-summary");
if (summary) {
  document.title = `Lỗi: ${document.title}`;
  summary.focus();
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
