// What a child may open besides answering: a drawing, a photo. Its page is brought a moment after the path, so that it needs no
// connection later; its scripts run when something is opened, or when there is a picture to show.
(() => {
  const path = document.querySelector(".path");
  const scripts = new Map();
  let brought = null, parts = null;

  async function fetched(url) {
    const answer = await pearl.outbox.ask(url, {});
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  }

  async function place() {
    const box = document.createElement("div");
    box.innerHTML = await fetched(path.dataset.more);
    parts = box.firstElementChild;
    const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: parts.dataset.style });
    await new Promise(done => { style.onload = style.onerror = done; document.head.append(style); });
    for (const each of parts.querySelectorAll("[data-of]")) document.querySelector(`#${each.dataset.of} .ways`)?.append(each);
    document.body.append(...parts.children);
    document.dispatchEvent(new CustomEvent("htmx:after:swap", { detail: {} }));                  // words that wait go back into their fields
    await fetched(parts.dataset.pictures);                                       // to have it; it runs when it is wanted
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

  for (const button of document.querySelectorAll("[data-way]")) button.hidden = false;
  document.addEventListener("click", async event => {
    const button = event.target.closest("[data-way]");
    if (!button) return;
    await bring();
    await run("pictures");
    button.dispatchEvent(new CustomEvent("pearl:way", { bubbles: true }));
  });
  pearl.more = { bring };
})();
