// A pearl is one screen seen, answered or not. Which ones were seen stays in this tab, by the names of the screens alone.
// A topic beside the screens shows the same as a ring, in words and as a shape: not opened yet, started, all seen.
(() => {
  const KEY = "pearl-seen", visit = document.documentElement.dataset.outbox;
  const answered = new Set(document.querySelector(".path").dataset.said.split(" ")), seen = new Set(remembered());
  const isSeen = stop => answered.has(stop) || seen.has(stop);

  function remembered() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY));
      return kept?.visit === visit ? kept.screens : [];       // of another child's visit: not shown, and overwritten below
    } catch { return []; }
  }

  function remember() {
    try { sessionStorage.setItem(KEY, JSON.stringify({ visit, screens: [...seen] })); } catch { /* then a reload forgets them */ }
  }

  function draw() {
    for (const pearl of document.querySelectorAll("[data-pearl-of]")) if (isSeen(pearl.dataset.pearlOf)) pearl.dataset.state = "seen";
    for (const link of document.querySelectorAll("[data-pearl]")) {
      link.querySelector("[data-seen]").hidden = link.querySelector(".pearl").dataset.state !== "seen";
    }
    for (const topic of document.querySelectorAll("[data-stops]")) drawRing(topic);
  }

  function drawRing(topic) {
    const stops = topic.dataset.stops.split(" "), part = stops.filter(isSeen).length / stops.length;
    topic.querySelector(".ring").style.setProperty("--part", part);
    topic.querySelector("[data-seen-of]").textContent = part === 0 ? ", not opened yet" : part < 1 ? ", started" : ", all seen";
  }

  function visited(screen) {
    seen.add(screen.id);
    remember();
    draw();
  }

  document.addEventListener("pearl:screen", event => visited(event.detail));
})();
