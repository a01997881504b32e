// Ways to see a path, each a word on <html>: data-simple (fewer things at once; "open" while More is pressed) and data-easy (short words
// and pictures). Chosen by a switch on the page and remembered in this tab for this visit.
(() => {
  const KEY = "pearl-modes", root = document.documentElement, visit = root.dataset.outbox;
  const modes = { simple: "simple" in root.dataset, easy: false, ...remembered() };

  function remembered() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY));
      return kept?.visit === visit ? kept.modes : {};
    } catch { return {}; }
  }

  function remember() {
    try { sessionStorage.setItem(KEY, JSON.stringify({ visit, modes })); } catch { /* then a reload begins anew */ }
  }

  function show() {
    for (const [name, on] of Object.entries(modes)) {
      if (on) root.dataset[name] = "on"; else delete root.dataset[name];
      for (const one of document.querySelectorAll(`[data-mode-switch="${name}"]`)) {
        one.hidden = false;
        one.setAttribute("aria-pressed", String(on));
      }
    }
    document.querySelector("form [name=easy]").value = modes.easy ? "yes" : "";     // so that an adult reads later what was asked
  }

  document.addEventListener("click", event => {
    const name = event.target.closest("[data-mode-switch]")?.dataset.modeSwitch;
    if (name) modes[name] = !modes[name];
    if (name) remember();
    if (name) show();
    if (event.target.closest("[data-more]")) root.dataset.simple = "open";
  });
  document.addEventListener("pearl:screen", show);
})();
