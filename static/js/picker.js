// picker.js: the device's own calendar for a date that is typed as text (dd/mm/yyyy).
// The calendar belongs to a helper input outside the form: it has no name, is never sent, and its events are not an answer.
"use strict";
(() => {
  if (!("showPicker" in HTMLInputElement.prototype)) return;

  const helper = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1, className: "picker" });
  helper.setAttribute("aria-hidden", "true");
  let button = null;

  const toIso = (text) => {
    const parts = /^\s*(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\s*$/.exec(text);
    if (!parts) return "";
    const iso = `${parts[3]}-${parts[2].padStart(2, "0")}-${parts[1].padStart(2, "0")}`, day = new Date(`${iso}T00:00Z`);
    return Number.isNaN(day.getTime()) || day.getUTCDate() !== Number(parts[1]) ? "" : iso;      // 31/02 opens the calendar at today
  };
  const fromIso = (iso) => iso.split("-").reverse().join("/");

  const open = (event) => {
    button = event.target.closest("[data-picks-date]");
    if (!button) return;
    const place = button.getBoundingClientRect();
    helper.style.left = `${place.left + window.scrollX}px`;
    helper.style.top = `${place.bottom + window.scrollY}px`;
    document.body.append(helper);
    helper.value = toIso(document.getElementById(button.dataset.picksDate).value);
    helper.showPicker();
  };

  const take = () => {
    if (!button || !helper.value) return;
    const input = document.getElementById(button.dataset.picksDate);
    input.value = fromIso(helper.value);
    for (const name of ["input", "change"]) input.dispatchEvent(new Event(name, { bubbles: true }));
    helper.remove();
    button.focus();
  };

  const show = () => { for (const each of document.querySelectorAll("[data-picks-date]")) each.hidden = false; };   // also in rows added later

  helper.addEventListener("change", take);
  document.addEventListener("click", open);
  document.addEventListener("pearl:added", show);
  show();
})();
