// How a board is looked at: all its pictures together, or one at a time. The choice, and how a tap counts, stay in this tab for this visit.
(() => {
  const KEY = "pearl-board", root = document.documentElement, visit = root.dataset.outbox;
  const settings = { view: "together", guard: 600, hold: 0, pace: 0, ...remembered() };   // the last three in thousandths of a second
  const boards = [...document.querySelectorAll(".screen--board")];
  const itemsOf = board => [...board.querySelectorAll("[data-item]")];
  const here = () => boards.find(board => !board.hidden);
  let backwards = false;

  function remembered() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY));
      return kept?.visit === visit ? kept.settings : {};
    } catch { return {}; }
  }

  function set(name, value) {
    settings[name] = value;
    try { sessionStorage.setItem(KEY, JSON.stringify({ visit, settings })); } catch { /* then a reload begins anew */ }
    document.dispatchEvent(new CustomEvent("pearl:setting", { detail: name }));
  }

  function show() {                                // "paper": all boards on one screen, typed in by whoever holds the paper
    root.dataset.view = settings.view;
    const helper = document.querySelector("form [name=helper]");
    if (helper) helper.value = settings.view === "paper" ? "types" : "helps";
    for (const button of document.querySelectorAll("[data-view-switch]")) {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(button.dataset.viewSwitch === settings.view));
    }
  }

  function turnTo(item) {                          // the one picture that is shown one at a time
    for (const each of itemsOf(item.closest(".screen--board"))) each.toggleAttribute("data-here", each === item);
  }

  function step(board, by) {                       // -> false at the end of the board: its link then leads on
    const items = itemsOf(board), next = items[items.findIndex(item => "here" in item.dataset) + by];
    if (!next) return false;
    turnTo(next);
    next.focus({ preventScroll: true });
    return true;
  }

  document.addEventListener("click", event => {
    const view = event.target.closest("[data-view-switch]")?.dataset.viewSwitch;
    if (view) {
      set("view", view);
      show();
    }
    const link = event.target.closest(".screen--board :is(.dock__next, .dock__previous)");
    if (!link) return;
    backwards = link.matches(".dock__previous");
    if (settings.view === "one" && step(link.closest(".screen--board"), backwards ? -1 : 1)) event.preventDefault();
  });

  document.addEventListener("pearl:screen", event => {
    const items = itemsOf(event.detail);
    if (items.length) turnTo(items.at(backwards ? -1 : 0));
    backwards = false;
  });

  for (const field of document.querySelectorAll("[data-setting]")) {
    field.value = String(settings[field.dataset.setting]);
    field.addEventListener("change", () => set(field.dataset.setting, Number(field.value)));
  }
  for (const item of document.querySelectorAll("[data-item]")) item.tabIndex = -1;   // where focus goes when it comes into sight
  for (const hidden of document.querySelectorAll("[data-settings]")) hidden.hidden = false;
  document.addEventListener("click", event => {    // as on a path (path.js): a blocked exit can be stayed with
    const stay = event.target.closest("[data-stay-here]");
    if (stay) stay.closest("[data-blocked]").hidden = true;
  });
  window.pearl.board = { settings, set, here, itemsOf, turnTo };
  show();
})();
