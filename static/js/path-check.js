// Who reads an answer, and "Check what I said": one choice a stop, which stands on the stop itself; the list of all answers shows it again.
(() => {
  const { answers } = pearl;
  const stopOf = row => document.getElementById(row.dataset.check);
  const sentences = new Map([...document.querySelector("[data-readers]").content.children].map(words => [words.dataset.value, words.textContent]));
  const chosen = stop => stop.querySelector("[data-reads]:checked")?.value ?? "unset";

  function tell(stop) {                            // in one line, who reads it now
    const line = stop.querySelector("summary.who-reads"), value = chosen(stop);
    if (!line) return;
    line.querySelector("[data-say]").textContent = sentences.get(value);
    line.querySelector(".reads__change").textContent = ["unset", "gone"].includes(value) ? "Choose" : "Change";
  }

  function pill(words, data) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "pill" });
    Object.assign(button.dataset, data);
    button.append(Object.assign(document.createElement("span"), { textContent: words }));
    return button;
  }

  function offer(reads, stop) {                    // the stop's own choices; the names come when one person is asked for
    if (reads.firstElementChild) return;
    const radios = [...stop.querySelectorAll("[data-reads]:not([hidden])")];
    reads.replaceChildren(...radios.map(radio => pill(radio.labels[0].textContent.trim(), { checkReads: radio.value })));
    const one = pill("Only one person", { checkOne: "" });
    one.ariaExpanded = "false";
    reads.querySelector('[data-check-reads^="person:"]')?.before(one);
  }

  function said(stop) {                            // what was pressed in one line, then the words
    const pressed = [...stop.querySelectorAll(".picks input:checked")].map(box => box.labels[0].textContent.trim());
    return [pressed.join(", "), stop.querySelector("textarea").value.trim()].filter(Boolean).join("\n");
  }

  function fill(row) {
    const stop = stopOf(row), words = said(stop), reads = row.querySelector(".check__reads");
    row.hidden = !words && !row.querySelector(".check__drawn > *");
    row.querySelector("[data-check-said]").textContent = words;
    if (!row.hidden) ask(row, stop);
    offer(reads, stop);
    for (const button of reads.querySelectorAll("[data-check-reads]")) button.setAttribute("aria-pressed", String(button.dataset.checkReads === chosen(stop)));
  }

  function ask(row, stop) {                        // the question of a row that had none when the page came
    const asked = row.querySelector(".check__asked"), words = stop.querySelector("h2");
    if (asked.firstChild) return;
    asked.append(...[...words.childNodes].map(part => part.cloneNode(true)));
    if (!asked.querySelector("[data-say]")) asked.dataset.say = "";
    row.querySelector(".check__edit").ariaLabel = `Edit: ${asked.querySelector(".full, [data-say]")?.textContent ?? asked.textContent}`;
  }

  function fillAll(check) {
    const rows = [...check.querySelectorAll("[data-check]")];
    rows.forEach(fill);
    check.querySelector("[data-check-none]").hidden = rows.some(row => !row.hidden);
  }

  function resend(stop) {                          // what was said goes again, with its new readers
    for (const answer of stop.querySelectorAll("[data-answer]")) {
      if (answers.seenOf(answer).value === "0" && !answers.typed(answer) && answer.dataset.seq === undefined) continue;
      answers.keep(answer);
      htmx.trigger(answer, "resend");
    }
  }

  document.addEventListener("pearl:screen", event => { if (event.detail.id === "check") fillAll(event.detail); else tell(event.detail); });
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-screen]").forEach(tell));   // words that waited are back
  document.addEventListener("change", event => {
    if (!event.target.matches("[data-reads]")) return;
    tell(event.target.closest("[data-screen]"));
    resend(event.target.closest("[data-screen]"));
    event.target.closest("details").open = false;
  });

  document.addEventListener("click", event => {
    const one = event.target.closest("[data-check-one]");
    if (one) one.ariaExpanded = String(one.ariaExpanded !== "true");
    const button = event.target.closest("[data-check-reads]"), row = button?.closest("[data-check]");
    if (!row) return;
    const radio = stopOf(row).querySelector(`[data-reads][value="${button.dataset.checkReads}"]`);
    if (radio.checked) return;
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
    fill(row);
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
})();
