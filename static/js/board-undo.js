// Undo, Save, and how it was saved: one line in the bar for all pictures of a board.
(() => {
  const { store, answers, outbox } = pearl, form = document.querySelector(".path > form");
  const bars = [...document.querySelectorAll("[data-bar-state]")], buttons = [...document.querySelectorAll("[data-undo]")];
  const items = [...document.querySelectorAll("[data-item]")], stack = [];
  const boxes = item => [...item.querySelectorAll("input[type=checkbox]")];
  const chosen = item => boxes(item).find(box => box.checked)?.value ?? "";
  const was = new Map(items.map(item => [item, chosen(item)]));

  function draw() {
    for (const button of buttons) button.disabled = !stack.length;
  }

  form.addEventListener("change", event => {
    const item = event.target.closest("[data-item]");
    if (!was.has(item)) return;
    stack.push([item, was.get(item)]);
    was.set(item, chosen(item));
    draw();
  });

  function undo() {
    const [item, value] = stack.pop();
    for (const box of boxes(item)) box.checked = box.value === value;
    was.set(item, value);
    draw();
    if (!("answer" in item.dataset)) return;       // of a practice board
    answers.keep(item);
    htmx.trigger(item, "resend");
  }

  function tell(state) {
    for (const bar of bars) bar.replaceChildren(document.querySelector(`template[data-state="${state}"]`).content.cloneNode(true));
    for (const clock of form.querySelectorAll("[data-bar-state] [data-clock]")) clock.textContent = new Date().toTimeString().slice(0, 5);
    answers.aloud(bars[0].textContent);
  }

  document.addEventListener("click", event => {
    if (event.target.closest("[data-undo]")) undo();
    if (!event.target.closest("[data-save]")) return;
    event.preventDefault();                        // everything is saved already: the button says so
    if (store.entries().length) outbox.flush(); else tell("saved");
  });

  new MutationObserver(changes => {
    const line = changes.map(change => change.target.closest?.("[data-state-line]")).findLast(Boolean);
    if (line?.childElementCount) for (const bar of bars) bar.replaceChildren(...line.cloneNode(true).childNodes);
  }).observe(form, { subtree: true, childList: true });
  for (const button of buttons) button.hidden = false;
  draw();
})();
