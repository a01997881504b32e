// One switch for everything: pictures, then their points, light up in turn at a pace of one's own; the switch (Space, Enter, or a tap
// anywhere) takes what is lit. On while settings.pace is not 0; Escape ends it.
(() => {
  const { settings, set } = pearl.board;
  let timer, group = null, at = -1;
  const visible = one => one.checkVisibility?.() ?? one.offsetParent;
  const OVER = "dialog, .leave__blocked";          // what lies over the board has its own buttons
  const outside = event => event.target.closest(`[data-strip], .views, .board-top, ${OVER}`);
  const typing = event => event.target.closest(`[data-strip][open], textarea, ${OVER}`);      // an open strip is the adult's

  function stops() {                               // what lights up: the points of a picture, or pictures and the ways on
    if (group) return [...group.querySelectorAll(".scale__btn")];
    const screen = [...document.querySelectorAll("[data-screen]")].find(one => !one.hidden);
    return [...screen.querySelectorAll("[data-item], .board-bar :is([data-undo]:enabled, .dock__previous, .dock__next, [form=exit])")].filter(visible);
  }

  function light(one) {
    for (const lit of document.querySelectorAll("[data-lit]")) delete lit.dataset.lit;
    if (!one) return;
    one.dataset.lit = "";
    one.scrollIntoView({ block: "nearest" });
  }

  function step() {
    const list = stops();
    at += 1;
    if (at >= list.length) [group, at] = [null, 0];      // once round without a choice: out again
    light(stops()[at]);
  }

  function begin() {
    clearInterval(timer);
    light(null);
    [group, at] = [null, -1];
    if (!settings.pace) return;
    step();
    timer = setInterval(step, settings.pace);
  }

  function press() {
    const lit = document.querySelector("[data-lit]");
    if (!lit) return begin();
    if (lit.matches("[data-item]")) [group, at] = [lit, -1];
    else {
      [group, at] = [null, -1];
      (lit.querySelector("input") ?? lit).click();
    }
    clearInterval(timer);
    step();
    timer = setInterval(step, settings.pace);
  }

  function taken(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    press();
  }

  document.addEventListener("keydown", event => {
    if (!settings.pace) return;
    if (event.key === "Escape") {
      set("pace", 0);
      document.querySelector("[data-setting=pace]").value = "0";
    } else if ([" ", "Enter"].includes(event.key) && !typing(event)) {
      if (!event.repeat) taken(event); else event.preventDefault();
    }
  }, true);
  document.addEventListener("keyup", event => { if (settings.pace && event.key === " " && !typing(event)) event.preventDefault(); }, true);
  document.addEventListener("click", event => { if (settings.pace && event.detail > 0 && !outside(event)) taken(event); }, true);
  document.addEventListener("pearl:setting", event => { if (event.detail === "pace") begin(); });
  document.addEventListener("pearl:screen", () => { if (settings.pace) begin(); });
  addEventListener("load", begin);
})();
