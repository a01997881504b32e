// What a child may open besides answering: a drawing, a photo, how it looks, a game. Its page is brought a moment after the path, so that it needs no
// connection later; its scripts run when something is opened, or when there is a picture to show.
(() => {
  const path = document.querySelector(".path");
  const scripts = new Map();
  let brought = null, parts = null;

  async function fetched(url) {
    const answer = await pearl.outbox.ask(url, {});
    if (!answer.ok || answer.redirected) throw new Error(answer.status);         // led elsewhere: the visit is over, and that page is no part of this one
    return answer.text();
  }

  async function place() {
    const box = document.createElement("div");
    box.innerHTML = await fetched(path.dataset.more);
    parts = box.firstElementChild;
    const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: parts.dataset.style });
    await new Promise(done => { style.onload = style.onerror = done; document.head.append(style); });
    pearl.screens.fillAll();
    for (const each of parts.querySelectorAll("[data-of]")) document.querySelector(`#${each.dataset.of} .ways`)?.append(each);
    document.body.append(...parts.children);
    document.documentElement.dataset.moreIsHere = "";
    document.dispatchEvent(new CustomEvent("htmx:after:swap", { detail: {} }));                  // words that wait go back into their fields
    const { pictures, looks, games } = parts.dataset;                            // to have them; each runs when it is wanted
    await Promise.all([pictures, looks, games].map(fetched));
    if ([...document.querySelectorAll("[data-also]")].some(field => field.value)) await run("pictures");
  }

  function bring() {                               // once; again when it failed
    brought ??= place().catch(error => { brought = null; throw error; });
    return brought;
  }

  function run(name) {
    if (!scripts.has(name)) {
      scripts.set(name, new Promise((done, failed) => {
        const script = Object.assign(document.createElement("script"), { src: parts.dataset[name], onload: done, onerror: failed });
        document.head.append(script);
      }));
    }
    return scripts.get(name);
  }

  // <button data-way="drawing">, <button data-opens="looks">: the script behind it hears of the tap by an event on the button.
  const OPENERS = "[data-way], [data-opens]";
  document.addEventListener("pearl:screen", () => { for (const button of document.querySelectorAll(OPENERS)) button.hidden = false; });
  document.addEventListener("click", async event => {
    const button = event.target.closest(OPENERS), opens = button?.dataset.opens;
    if (!button) return;
    await bring();
    await run(opens ?? "pictures");
    button.dispatchEvent(new CustomEvent(`pearl:${opens ?? "way"}`, { bubbles: true }));
  });
  pearl.more = { bring };
})();
