// A picture may be dragged to its scale as well: the tap on the scale is always there.
(() => {
  const FAR = 12;                                  // px: less is a tap
  let drag = null;

  function over(event) {
    drag.card.style.pointerEvents = "none";
    const button = document.elementFromPoint(event.clientX, event.clientY)?.closest(".scale__btn");
    drag.card.style.pointerEvents = "";
    return button?.closest("[data-item]") === drag.item ? button : null;
  }

  function mark(button) {
    for (const each of drag.item.querySelectorAll(".scale__btn")) each.toggleAttribute("data-over", each === button);
  }

  document.addEventListener("pointerdown", event => {
    const ask = event.target.closest("[data-drag]");
    if (!ask || !event.isPrimary) return;
    drag = { ask, card: ask.querySelector(".item__card"), item: ask.closest("[data-item]"), x: event.clientX, y: event.clientY, moved: false };
    ask.setPointerCapture(event.pointerId);
  });

  document.addEventListener("pointermove", event => {
    if (!drag) return;
    const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(x, y) < FAR) return;
    drag.moved = true;
    drag.card.style.translate = `${x}px ${y}px`;
    mark(over(event));
  });

  function end(event, drop) {
    if (!drag) return;
    const button = drop && drag.moved ? over(event) : null;
    mark(null);
    drag.card.style.translate = "";
    if (button && !button.querySelector("input").checked) button.querySelector("input").click();
    const { moved } = drag;
    drag = null;
    if (moved) addEventListener("click", stop, { capture: true, once: true });   // of the letting go: it says no word
    setTimeout(() => removeEventListener("click", stop, true));
  }
  const stop = event => { if (event.detail > 0) event.stopPropagation(); };

  document.addEventListener("pointerup", event => end(event, true));
  document.addEventListener("pointercancel", event => end(event, false));
})();
