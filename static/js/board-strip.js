// The adult's strip follows the board that is shown. How the child told it, and with whom, holds for what was answered on this visit,
// also when it is noted afterwards. The last screen shows again what was liked.
(() => {
  const { answers } = pearl;
  const parts = [...document.querySelectorAll("[data-for]")];
  const given = item => "answer" in item.dataset && (answers.seenOf(item).value !== "0" || item.dataset.seq !== undefined);
  const onThisVisit = item => "mine" in item.dataset || item.dataset.seq !== undefined;

  function retell(items) {
    for (const item of items) {
      if (!given(item) || !onThisVisit(item)) continue;
      answers.keep(item);
      htmx.trigger(item, "resend");
    }
  }

  document.addEventListener("change", event => {
    const board = event.target.closest("[data-signal]")?.closest("[data-for]").dataset.for;
    if (board) retell(document.getElementById(board).querySelectorAll("[data-item]"));
    if (event.target.name === "helper_name") retell(document.querySelectorAll("[data-item]"));
  });

  function showLiked(list) {
    list.replaceChildren(...[...document.querySelectorAll(".scale__btn--good :checked")].map(box => {
      const entry = document.createElement("li"), item = box.closest("[data-item]");
      entry.append(...[".item__card", ".item__word"].map(part => item.querySelector(part).cloneNode(true)));
      entry.lastChild.removeAttribute("aria-hidden");
      return entry;
    }));
  }

  document.addEventListener("pearl:screen", event => {
    for (const part of parts) part.hidden = part.dataset.for !== event.detail.id;
    document.querySelector("[data-strip]").hidden = !parts.some(part => !part.hidden);
    if (event.detail.id === "end") showLiked(event.detail.querySelector("[data-liked]"));
  });
})();
