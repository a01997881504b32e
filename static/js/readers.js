// Who reads an answer: one choice a stop or board, told in one line, behind which the choices are.
(() => {
  const { answers } = pearl;
  const sentences = new Map([...document.querySelector("[data-readers]").content.children].map(words => [words.dataset.value, words.textContent]));
  const chosen = stop => stop.querySelector("[data-reads]:checked")?.value ?? "unset";

  function tell(stop) {                            // in one line, who reads it now
    const line = stop.querySelector("summary.who-reads"), value = chosen(stop);
    if (!line) return;
    line.querySelector("[data-say]").textContent = sentences.get(value);
    line.querySelector(".reads__change").textContent = ["unset", "gone"].includes(value) ? "Choose" : "Change";
  }

  function resend(stop) {                          // what was said goes again, with its new readers
    for (const answer of stop.querySelectorAll("[data-answer]")) {
      if (answers.seenOf(answer).value === "0" && !answers.typed(answer) && answer.dataset.seq === undefined) continue;
      answers.keep(answer);
      htmx.trigger(answer, "resend");
    }
  }

  document.addEventListener("pearl:screen", event => tell(event.detail));
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-screen]:not([hidden])").forEach(tell));   // words that waited are back
  document.addEventListener("change", event => {
    if (!event.target.matches("[data-reads]")) return;
    const stop = event.target.closest("[data-screen]");
    stop.querySelector("[data-reads-was]").value = "";                           // pressed: from now on it is the child's word
    tell(stop);
    resend(stop);
    event.target.closest("details").open = false;
  });

  document.addEventListener("keydown", event => {  // a box that opened over the page closes with Escape, and focus stays at its word
    const open = event.key === "Escape" && event.target.closest("details[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  for (const kind of ["click", "focusin"]) {       // and when anything else is tapped or comes into focus: it must not lie under the box
    document.addEventListener(kind, event => {
      for (const open of document.querySelectorAll(".last[open], .reads[open]")) if (!open.contains(event.target)) open.open = false;
    });
  }
  pearl.readers = { chosen };
})();
