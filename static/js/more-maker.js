// The two places where pictures are made. What stands in one is kept on the tablet at every change and sent when it closes.
(() => {
  const { answers, pictures } = pearl;
  const PAUSE = 700;                               // after the last stroke: a picture is larger than a word
  const makers = { drawing: set("drawing"), photo: set("photo") };
  let open = null;                                 // { answer, maker, way, touched, stale, timer }

  function set(kind) {
    const box = document.querySelector(`[data-maker="${kind}"]`), canvas = box.querySelector("[data-pad]");
    return { box, words: box.querySelector("[data-maker-words]"), sheet: kind === "photo" ? pearl.photo(canvas, changed) : pearl.pad(canvas, penOf(box), changed) };
  }

  function penOf(box) {
    return () => {
      const ink = box.querySelector("[name=ink]:checked"), drop = ink.parentElement.querySelector(".ink__drop");
      return { colour: getComputedStyle(drop).backgroundColor, thick: box.querySelector("[data-pad-thick]").checked, rubber: ink.value === "rubber" };
    };
  }

  function say(box, word = "") {
    box.querySelector("[data-pad-said]").textContent = word && box.querySelector(`[data-word="${word}"]`).content.textContent;
  }

  function buttons({ box, sheet }) {
    box.querySelector("[data-pad-undo]").disabled = !sheet.canUndo();
    box.querySelector("[data-pad-clear]").disabled = sheet.empty();
  }

  function changed() {
    open.stale = open.touched = true;
    buttons(open.maker);
    clearTimeout(open.timer);
    open.timer = setTimeout(keep, PAUSE);
  }

  function keep() {                                // on the tablet; it is sent when the child is done, or with the next try of the outbox
    clearTimeout(open.timer);
    if (!open.touched) return;
    if (open.stale) pictures.fieldOf(open.answer).value = open.maker.sheet.value();
    open.stale = false;
    answers.keep(open.answer);
  }

  async function begin(way) {
    const answer = way.closest(".ways").querySelector(`[data-drawn="${way.dataset.way}"]`), maker = makers[way.dataset.way];
    const asked = [...way.closest("[data-screen]").querySelectorAll("h2 [data-say], h2[data-say]")].find(part => part.checkVisibility());
    open = { answer, maker, way, touched: false, stale: false };
    maker.box.querySelector("[data-maker-asked]").textContent = asked.textContent;
    maker.words.value = pictures.wordsOf(answer).value;
    maker.sheet.open(await pictures.drawable(pictures.fieldOf(answer).value));
    say(maker.box);
    buttons(maker);
    maker.box.showModal();
    maker.box.querySelector("h2").focus();
  }

  function finish() {
    if (!open) return;
    const { answer, way, touched } = open;
    keep();
    open = null;
    if (touched) htmx.trigger(answer, "resend");
    pictures.show(answer);
    way.focus();
  }

  document.addEventListener("pearl:way", event => begin(event.target));
  for (const { box, sheet, words } of Object.values(makers)) {
    box.addEventListener("close", finish);
    box.querySelector("[data-maker-done]").addEventListener("click", () => box.close());
    box.querySelector("[data-pad-undo]").addEventListener("click", () => { sheet.undo(); say(box, "undone"); });
    box.querySelector("[data-pad-clear]").addEventListener("click", () => { sheet.clear(); say(box, "cleared"); });
    words.addEventListener("input", () => {        // words as carefully as everywhere: at every letter
      pictures.wordsOf(open.answer).value = words.value;
      open.touched = true;
      keep();
    });
  }

  makers.photo.box.querySelector("[data-photo-file]").addEventListener("change", async event => {
    const [file] = event.target.files;
    event.target.value = "";
    say(makers.photo.box);
    if (file) await makers.photo.sheet.take(file).catch(() => say(makers.photo.box, "not-opened"));
  });
  addEventListener("pagehide", () => { if (open) keep(); }, { capture: true });
})();
