// "Check what I said": all answers once more, each with the choice of its stop of who reads it.
(() => {
  const { chosen } = pearl.readers;
  const stopOf = row => document.getElementById(row.dataset.check);

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

  function fillRows(check) {
    pearl.screens.fillAll();
    const rows = [...check.querySelectorAll("[data-check]")];
    rows.forEach(fill);
    check.querySelector("[data-check-none]").hidden = rows.some(row => !row.hidden);
  }

  document.addEventListener("pearl:screen", event => { if (event.detail.id === "check") fillRows(event.detail); });
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
})();
