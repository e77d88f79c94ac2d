// An open queue is told that something has changed, fetches its own page, and says what is new in
// one quiet line. Nothing that is being read moves before somebody asks for it.

const shown = document.getElementById("koe");
const news = document.querySelector("[data-news]");
const lines = (of) => [...of.querySelectorAll("[data-line]")];
const name = (line) => line.dataset.line;

let source;
let since = shown.dataset.since;
let fetched;
let waiting;

function listen() {
  if (source || document.hidden) return;
  source = new EventSource(`${shown.dataset.live}?siden=${since}`);
  source.addEventListener("changed", (event) => {
    since = event.lastEventId || since;
    // Everybody hears it in the same second; not everybody has to ask in it.
    waiting ??= setTimeout(look, 200 + Math.random() * 800);
  });
  source.addEventListener("ended", loggedOut);
}

function stop() {
  source?.close();
  source = undefined;
}

// A page that nobody looks at holds no connection: a browser has only a few for each address.
document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
addEventListener("pagehide", stop);
addEventListener("pageshow", listen);

function loggedOut() {
  stop();
  const link = document.createElement("a");
  link.href = location.pathname + location.search;
  link.textContent = "Log ind igen";
  news.replaceChildren("Du er logget ud. ", link);
}

async function look() {
  waiting = undefined;
  let answer;
  try {
    answer = await fetch(location.href, { redirect: "manual" });
  } catch {
    return; // the service is away; the stream comes back when it does
  }
  if (answer.type === "opaqueredirect") return loggedOut();
  if (!answer.ok) return;
  fetched = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const count of fetched.querySelectorAll("[data-count]"))
    document.querySelector(`[data-count="${count.dataset.count}"]`).textContent = count.textContent;
  for (const line of lines(fetched)) {
    const own = shown.querySelector(`[data-line="${name(line)}"] .whose`);
    if (own) own.textContent = line.querySelector(".whose").textContent;
  }
  tell();
}

function tell() {
  const now = fetched.getElementById("koe");
  const known = new Set(lines(shown).map(name));
  const there = new Set(lines(now).map(name));
  const added = [...there].filter((line) => !known.has(line)).length;
  // On a full page a line may only have been pushed on to the next.
  const whole = !now.querySelector("[data-next]");
  const gone = whole ? lines(shown).filter((line) => !there.has(name(line))) : [];
  for (const line of lines(shown)) line.classList.toggle("gone", gone.includes(line));
  const said = [];
  if (added) said.push(added === 1 ? "1 ny" : `${added} nye`);
  if (gone.length) said.push(`${gone.length} ikke længere her`);
  if (!said.length) return news.replaceChildren();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.dataset.key = "v";
  button.textContent = "vis";
  button.addEventListener("click", show);
  news.replaceChildren(`${said.join(", ")}: `, button);
}

function show() {
  const now = fetched.getElementById("koe");
  const known = new Set(lines(shown).map(name));
  const focused = document.activeElement.closest?.("[data-line]");
  const at = focused?.getBoundingClientRect().top;
  for (const line of lines(now)) {
    if (known.has(name(line))) continue;
    const chip = document.createElement("span");
    chip.className = "chip new";
    chip.textContent = "ny";
    line.querySelector("th").append(" ", chip);
  }
  shown.replaceChildren(...now.children);
  since = now.dataset.since;
  news.replaceChildren();
  const same = focused && lines(shown).find((line) => name(line) === name(focused));
  const target = same ?? lines(shown).find((line) => !known.has(name(line))) ?? lines(shown)[0];
  target?.querySelector("th a").focus({ preventScroll: Boolean(same) });
  if (same) scrollBy({ top: same.getBoundingClientRect().top - at, behavior: "instant" });
}

listen();
