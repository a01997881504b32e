// The optional check (ruling 23): a board begins with something the child loves, and asks it again at its end, unchanged. The adult sees
// whether both answers were the same, and whether everything was answered at the same place. The second answer is none of the child's.
(() => {
  const { answers } = pearl, choice = document.querySelector("[data-check-item]");
  const FEW = 3;                                   // answers that may stand at one place by chance
  let item = null, again = null;
  const boxes = one => [...one.querySelectorAll(".scale input")];
  const at = one => boxes(one).findIndex(box => box.checked);

  function repeat(original) {                      // the same picture once more; it has no name, so it is never sent
    const copy = original.cloneNode(true);
    for (const name of ["data-answer", "data-mine", "data-here", "data-begun", "data-state", "data-seq", "hx-put"]) copy.removeAttribute(name);
    for (const box of copy.querySelectorAll("input")) {
      box.removeAttribute("name");
      box.checked = false;
    }
    copy.querySelector("input[type=hidden]").remove();
    copy.querySelector("[data-state-line]").remove();
    return copy;
  }

  function begin() {
    again?.remove();
    [item, again] = [null, null];
    if (!choice.value) return;
    item = [...document.querySelectorAll("[data-item]")].find(one => one.dataset.item === choice.value);
    const grid = item.parentElement;
    again = repeat(item);
    grid.prepend(item);
    grid.append(again);
    pearl.board.turnTo(item);
  }

  function words() {                               // "" until both were answered
    if (!item || at(item) < 0 || at(again) < 0) return "";
    const places = pearl.board.itemsOf(item.closest("[data-screen]")).map(at).filter(place => place >= 0);
    const one = places.length >= FEW && new Set(places).size === 1;
    return `${choice.selectedOptions[0].textContent}: ${at(item) === at(again) ? "same answer both times" : "different"}.${one ? " Always the same place." : ""}`;
  }

  document.addEventListener("change", event => {
    if (event.target === choice) return begin();
    if (!item?.closest("[data-screen]").contains(event.target)) return;
    const note = document.querySelector(`[data-for="${item.closest("[data-screen]").id}"] [data-check-note]`), found = words();
    if (!note || !found) return;
    const field = note.querySelector(".input");
    if (field.value === found) return;
    field.value = found;
    answers.keep(note);
    htmx.trigger(note, "resend");
  });
})();
