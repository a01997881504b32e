// What counts as a tap. A second one comes too soon to be meant (settings.guard); where a tap is easily made by chance, only a long one
// chooses (settings.hold). A tap on what is chosen takes it back: it is a box, and a keyboard does the same.
(() => {
  const { settings } = pearl.board;
  let last = -Infinity, timer, meant = false;
  const boxOf = event => event.target.closest?.("[data-item] .scale__btn")?.querySelector("input");

  function refuse(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  document.addEventListener("click", event => {    // first of all: the outbox hears only what counts
    if (!event.target.matches("[data-item] input")) return;
    const byHand = event.detail > 0;
    if (byHand && settings.hold && !meant) return refuse(event);
    if (performance.now() - last < settings.guard) return refuse(event);
    last = performance.now();
  }, true);

  function letGo() {
    clearTimeout(timer);
    for (const held of document.querySelectorAll("[data-held]")) delete held.dataset.held;
  }

  document.addEventListener("pointerdown", event => {
    const box = settings.hold && boxOf(event);
    if (!box) return;
    const button = box.closest(".scale__btn");
    button.dataset.held = "";
    button.style.setProperty("--hold", `${settings.hold}ms`);
    timer = setTimeout(() => {
      letGo();
      meant = true;
      box.click();
      meant = false;
    }, settings.hold);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) document.addEventListener(end, letGo);
  document.addEventListener("contextmenu", event => { if (boxOf(event)) event.preventDefault(); });   // a long touch would open it
})();
