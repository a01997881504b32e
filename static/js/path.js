// One screen of a path at a time. All of them are in the page; the part of the address after "#" names the one to show, so its links
// are real, Back works, and nothing needs a connection. Tells the other scripts with the event "pearl:screen".
(() => {
  const path = document.querySelector(".path");
  const screens = [...document.querySelectorAll("[data-screen]")];
  const asides = screens.filter(screen => "aside" in screen.dataset);   // Go to.. and Talk to someone: reached from anywhere
  const named = () => screens.find(screen => `#${screen.id}` === location.hash) ?? screens[0];
  const topics = [...document.querySelectorAll("[data-place]")];
  const link = (screen, kind) => screen.querySelector(`.dock__${kind}`);
  const { fill } = pearl.screens;
  const SOON = 2500;
  let before = screens[0];

  // Its pages are those around the screen one came from, also when Back or a reload leads to it again.
  function surround(aside) {
    const from = screens.find(screen => screen.id === history.state?.from) ?? before;
    history.replaceState({ from: from.id }, "");
    fill(from);
    link(aside, "previous").href = `#${from.id}`;
    link(aside, "next").href = link(from, "next")?.getAttribute("href") ?? `#${from.id}`;
  }

  function markGoTo(now) {
    for (const each of document.querySelectorAll(".go-to__link, .go-to__stop")) {
      if (each.getAttribute("href") === `#${now.id}`) each.setAttribute("aria-current", "page"); else each.removeAttribute("aria-current");
    }
    for (const each of topics) each.ariaCurrent = each.dataset.place === now.dataset.in ? "true" : null;
  }

  function show() {
    const now = named();
    fill(now);
    for (const screen of screens) screen.hidden = screen !== now;
    path.dataset.ready = "";
    if (asides.includes(now)) surround(now); else before = now;
    markGoTo(before);
    document.dispatchEvent(new CustomEvent("pearl:screen", { detail: now }));
    return now;
  }

  addEventListener("hashchange", () => {
    const blocked = document.querySelector("#exit [data-blocked]");
    if (blocked) blocked.hidden = true;
    const heading = show().querySelector("h2");
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  });

  document.addEventListener("click", event => {
    const stay = event.target.closest("[data-stay-here]");
    if (!stay) return;
    stay.closest("[data-blocked]").hidden = true;
    named().querySelector("h2").focus();
  });

  // A link to the screen one is on (Map, on the map) would do nothing: it begins the screen again.
  document.addEventListener("click", event => {
    if (event.target.closest("a")?.hash === location.hash && location.hash) named().querySelector("h2").focus();
  });

  // What is kept back until it is in sight comes now, a moment after the page itself: the path then needs no connection any more.
  async function bringAll() {
    await pearl.more?.bring();                      // makes all screens; a board has none to make
    const first = new Map([...document.querySelectorAll("img[loading=lazy]")].map(image => [image.src, image]));
    const arrived = image => new Promise(done => { image.onload = image.onerror = done; image.loading = "eager"; if (image.complete) done(); });
    await Promise.all([...first.values()].map(arrived));
    path.dataset.whole = "";
  }

  const bringSoon = () => setTimeout(() => bringAll().catch(() => {}), SOON);
  addEventListener("load", bringSoon);
  addEventListener("online", bringSoon);
  show();
})();
