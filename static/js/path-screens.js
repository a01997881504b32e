// What stands in the screens of a path. All but the first few come as text, each in a <noscript>: a slow tablet would else read forty screens
// before it shows one. A screen is filled when it is wanted, the rest while nobody waits. Without JavaScript the browser reads them all.
(() => {
  const { store, answers } = pearl;
  const empty = new Set([...document.querySelectorAll("[data-screen] > noscript")].map(text => text.parentElement));
  const whenIdle = window.requestIdleCallback ?? (work => setTimeout(work, 20));

  function fill(screen) {
    if (!empty.delete(screen)) return;
    const box = document.createElement("template");
    box.innerHTML = screen.firstElementChild.textContent;
    screen.replaceChildren(box.content);
    answers.begin(screen);
  }

  function fillAll() {
    empty.forEach(fill);
  }

  function fillRest() {
    const [next] = empty;
    if (next) fill(next);
    if (empty.size) whenIdle(fillRest);
  }

  if (store.entries().length) fillAll();           // words wait: each goes back into its field before anything is sent
  addEventListener("load", () => setTimeout(() => whenIdle(fillRest), 1000));
  pearl.screens = { fill, fillAll };
})();
