// The desk's keys, and what copies a text. Everything they do can be done without them.

const typing = (element) =>
  element.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]") !==
  null;

const lines = () => [...document.querySelectorAll("[data-line] th a")];

function step(by) {
  const links = lines();
  const at = links.indexOf(document.activeElement);
  const next = at === -1 ? (by > 0 ? 0 : links.length - 1) : at + by;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}

// What is said of a key that wants a second press, and of what was done here; also to those who do
// not see the page.
const told = document.createElement("p");
told.className = "told";
told.setAttribute("role", "status");
document.querySelector("main")?.append(told);
let silence = 0;

function tell(words) {
  told.textContent = words;
  clearTimeout(silence);
  silence = setTimeout(() => told.replaceChildren(), 8_000);
}

function press(key) {
  // A page's own field goes before the one in the head.
  const target =
    document.querySelector(`main [data-key="${key}"]`) ??
    document.querySelector(`[data-key="${key}"]`) ??
    document.querySelector(`[data-also="${key}"]`);
  if (!target) return false;
  const details = target.closest("summary")?.parentElement;
  const lacking = target.form?.querySelector(":invalid");
  if (details) {
    const first =
      details.querySelector("[data-first]") ??
      details.querySelector("form textarea, fieldset input, select, input:not([type=hidden]), form button");
    details.open = details.matches(".reasoned, .answer") || !details.open;
    (first ?? target).focus();
  } else if (typing(target)) {
    target.select();
    target.focus();
  } else if (lacking) {
    lacking.focus();
    tell("Sæt kryds først, og gå så til knappen.");
  } else if (target.dataset.ask && document.activeElement !== target) {
    target.focus();
    tell(target.dataset.ask);
  } else {
    target.click();
  }
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  const keys = document.getElementById("taster");
  if (event.key === "Escape" && !keys?.open) {
    const open = event.target.closest("details.reasoned[open], details.answer[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
    return;
  }
  if (typing(event.target)) return;
  if (!keys || (keys.open && event.key !== "?")) return;
  if (event.key === "?") keys.open ? keys.close() : keys.showModal();
  else if (event.key === "j" && lines().length) step(1);
  else if (event.key === "k" && lines().length) step(-1);
  else if (!/^[adefjkmnrstvwx/]$/.test(event.key) || !press(event.key)) return;
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

// A button beside each text that is to be typed elsewhere; without it the text can be selected.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.textContent);
    return true;
  } catch {
    // Over plain http there is no clipboard but the old one, which copies what is selected.
    getSelection().selectAllChildren(text);
    return document.execCommand("copy");
  }
}

for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second copy";
  button.textContent = "Kopiér";
  button.setAttribute("aria-label", `Kopiér ${text.dataset.copy}: ${text.textContent}`);
  button.addEventListener("click", async () => {
    const done = await copy(text);
    button.textContent = done ? "Kopieret" : "Kopiér selv";
    tell(done ? `Kopieret: ${text.textContent}` : "Det kunne ikke kopieres.");
  });
  text.after(button);
}

// What was found in a file is shown in the frame beside the mail; without this it opens by itself.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-frame]");
  const frame = link && document.getElementById(link.dataset.frame);
  if (!frame || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const address = new URL(link.href);
  address.searchParams.set("ramme", "ja");
  frame.loading = "eager";
  frame.contentWindow.location.replace(address);
  // What is marked comes to the frame's top; the decision above stays in sight where it can.
  const { top } = frame.getBoundingClientRect();
  if (top < 0 || top > innerHeight - 160) frame.scrollIntoView({ block: "nearest" });
  tell(`Vist i rammen: ${link.textContent}`);
});

// What was found in the mail's text is seen in the text, also where its own layout was chosen.
addEventListener("hashchange", () => {
  const mark = document.querySelector("mark:target");
  const text = mark?.closest(".mail")?.querySelector("input[value=tekst]");
  if (text && !text.checked) text.click();
});

// Who else is here, and whether the ticket has changed: asked as long as the page is seen.
const here = document.querySelector("[data-beat]");

function beat(more = {}) {
  const body = new URLSearchParams({ token: here.dataset.token, ...more });
  if (more.farvel) return navigator.sendBeacon(here.dataset.beat, body);
  return fetch(here.dataset.beat, { method: "POST", body, signal: AbortSignal.timeout(10_000) });
}

async function look() {
  if (document.hidden) return;
  try {
    const answer = await beat();
    if (!answer.ok || answer.redirected) return;
    const { others, version } = await answer.json();
    const changed = String(version) !== here.dataset.version;
    if (changed) others.push("Sagen er ændret, siden du åbnede den. Hent siden igen.");
    const lines = [...here.children].map((line) => line.textContent);
    if (lines.join("\n") === others.join("\n")) return;
    here.replaceChildren(
      ...others.map((line) => Object.assign(document.createElement("span"), { textContent: line })),
    );
  } catch {
    // Away for a moment: the next beat tells.
  }
}

if (here) {
  look();
  setInterval(look, 20_000);
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", () => beat({ farvel: "ja" }));
}
