// A page that is open follows what happens to it: questions that hang on an answer come and go, and what a colleague saves appears
// within seconds. <section data-live="…/changes">: asked every few seconds while the page is seen and somebody is at it.
(() => {
  const { store, answers, outbox, parts } = pearl;
  const SHORT = 4000, LONG = 60000, QUIET = 5 * 60000;      // nobody there for five minutes: nothing is asked until somebody is
  const region = () => document.querySelector("[data-live]");
  const rootOf = page => page.querySelector("form#answers") ?? page.querySelector(".answers[data-parts]");
  let wait = SHORT, over = false, here = Date.now(), saves = 0, last = "", timer;

  pearl.words = (name, values = {}) => {           // the wording stays in the page
    const words = document.querySelector("template[data-live-words]")?.content.querySelector(`[data-says="${name}"]`)?.textContent ?? "";
    return words.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  };

  async function freshPage(address = location.pathname + location.search) {     // a copy of this page, for the same person, or null
    const response = await outbox.ask(address, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (!response.ok || response.redirected) return null;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const same = page.documentElement.dataset.outbox === document.documentElement.dataset.outbox;
    return same && rootOf(page)?.tagName === rootOf(document)?.tagName ? page : null;
  }

  async function refresh(who = {}) {
    for (let tries = 0; tries < 4; tries++) {
      const before = saves, page = await freshPage().catch(() => null);
      if (!page || !region()) return;
      if (saves === before) return bring(page, who);       // nothing was saved here meanwhile, which the copy might not know
    }
  }

  function bring(page, who) {
    const changed = { came: [], went: [], replaced: [] }, at = document.activeElement, top = at?.getBoundingClientRect().top;
    parts.merge(rootOf(document), rootOf(page), changed);
    const shows = document.getElementById("shows"), freshShows = page.getElementById("shows");
    if (shows && freshShows && !parts.isBusy(shows) && shows.textContent !== freshShows.textContent) shows.replaceWith(document.importNode(freshShows, true));
    bringNav(page);
    parts.begin([...changed.came, ...changed.replaced]);
    if (at?.isConnected && at !== document.body) scrollBy(0, at.getBoundingClientRect().top - top);     // nothing jumps away under the caret
    tell(changed, who);
  }

  function bringNav(page) {
    const fresh = new Map([...page.querySelectorAll(".pep-nav li a")].map(link => [link.getAttribute("href"), link]));
    for (const link of document.querySelectorAll(".pep-nav li a")) {
      const other = fresh.get(link.getAttribute("href"));
      if (other && link.innerHTML !== other.innerHTML) link.replaceChildren(...document.importNode(other, true).childNodes);
    }
  }

  const questions = list => list.flatMap(part => part.matches("[data-read]") ? [part] : parts.answersIn(part)).length;

  function tell({ came, went, replaced }, who) {
    const said = [], more = questions(came) - questions(went);
    for (const part of replaced.filter(part => who[part.dataset.answer ?? part.dataset.read])) {
      const name = who[part.dataset.answer ?? part.dataset.read], what = part.querySelector("legend label, legend, dt").textContent.trim();
      said.push(pearl.words("changed-what", { who: name, what }));
      const line = part.querySelector(".save-state span:last-child");
      if (line) line.textContent = pearl.words("changed", { who: name });
    }
    if (more) said.push(pearl.words((more > 0 ? "more" : "fewer") + (Math.abs(more) === 1 ? "-1" : ""), { n: Math.abs(more) }));
    if (said.length) answers.aloud(said.join(". "));
  }

  // Is anything on this page older than what the server holds? Words that wait, and a field that somebody is in, are left alone.
  function isOld(now) {
    const version = part => now.answers[part.dataset.answer ?? part.dataset.read]?.[0] ?? 0;
    const old = part => !parts.isBusy(part) && version(part) > parts.versionOf(part);
    const topic = part => part.dataset.part in now.topics && now.topics[part.dataset.part] !== part.dataset.mark;
    const rows = group => String(now.rows[group.dataset.group] ?? "") !== String(keysOf(group));
    const some = (selector, test) => [...document.querySelectorAll(selector)].some(test);
    return some("[data-answer], [data-read]", old) || some(".topic[data-part]", topic) || some("[data-group]", rows);
  }

  const keysOf = group => [...group.querySelectorAll(":scope > [data-key]:not([data-new])")].map(row => row.dataset.key);

  async function look() {
    const response = await outbox.ask(region().dataset.live, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (response.status >= 500) throw new Error("later");
    over = !response.ok || response.redirected;    // signed out, or no access any more: until somebody comes back to the page
    if (over) return;
    const text = await response.text(), now = JSON.parse(text);
    over = Boolean(now.over);
    if (over || !isOld(now) || last === text + document.activeElement?.name) return;
    last = text + document.activeElement?.name;    // what could not be brought is not fetched again and again
    await refresh(Object.fromEntries(Object.entries(now.answers).map(([key, [, name]]) => [key, name])));
  }

  async function round() {
    clearTimeout(timer);
    if (!region()) return;                         // another kind of page, or it was closed
    const there = document.visibilityState === "visible" && Date.now() - here < QUIET;
    if (there && !over) await look().then(() => { wait = SHORT; }, () => { wait = Math.min(wait * 2, LONG); });
    clearTimeout(timer);
    timer = setTimeout(round, wait);
  }

  document.addEventListener("htmx:before:request", event => { if (event.target.matches?.("[data-answer]")) saves++; });
  document.addEventListener("htmx:after:request", event => {
    const ctx = event.detail.ctx, answer = ctx?.sourceElement;
    if (!answer?.matches?.("[data-answer]")) return;
    saves++;
    const first = answer.closest("[data-new]") && !store.read(answers.nameOf(answer));       // the row is there now: it gets its buttons
    if (ctx.response.raw.ok && (ctx.response.headers.get("Conditions") || first)) setTimeout(refresh, 0);
  });
  for (const name of ["pointerdown", "keydown", "scroll", "focus"]) addEventListener(name, () => { here = Date.now(); }, { capture: true, passive: true });
  const back = () => { if (document.visibilityState === "visible") { over = false; wait = SHORT; round(); } };
  document.addEventListener("visibilitychange", back);
  for (const name of ["online", "focus"]) addEventListener(name, back);
  document.addEventListener("DOMContentLoaded", () => { timer = setTimeout(round, SHORT); });

  pearl.live = { freshPage, refresh };
})();
