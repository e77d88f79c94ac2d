// The desk's keys. Everything they do can be done without them.

const typing = (element) =>
  element.closest("input, textarea, select, [contenteditable]") !== null;

const lines = () => [...document.querySelectorAll("[data-line] th a")];

function step(by) {
  const links = lines();
  const at = links.indexOf(document.activeElement);
  const next = at === -1 ? (by > 0 ? 0 : links.length - 1) : at + by;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}

function press(key) {
  const target = document.querySelector(`[data-key="${key}"]`);
  if (!target) return false;
  const details = target.closest("details.reasoned");
  if (details) {
    details.open = true;
    details.querySelector("textarea").focus();
  } else if (typing(target)) {
    target.select();
    target.focus();
  } else {
    target.click();
  }
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (typing(event.target)) return;
  const keys = document.getElementById("taster");
  if (!keys || (keys.open && event.key !== "?")) return;
  if (event.key === "?") keys.open ? keys.close() : keys.showModal();
  else if (event.key === "j" && lines().length) step(1);
  else if (event.key === "k" && lines().length) step(-1);
  else if (!/^[armn/]$/.test(event.key) || !press(event.key)) return;
  event.preventDefault();
});

// One press, one deed: the second press of a button is not sent.
document.addEventListener("submit", (event) => {
  if (event.target.method === "dialog") return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
