// How a child likes its pages to look: seen at once, kept with the child. Without a connection it is tried again when there is one.
(() => {
  const box = document.querySelector("[data-looks]"), form = box.querySelector("form"), root = document.documentElement;
  let opener = null, unsent = false;

  async function send() {
    if (!box.dataset.looks) return;                // a copy to look at is nobody's
    const body = new URLSearchParams(new FormData(form));
    unsent = await pearl.outbox.ask(box.dataset.looks, { method: "POST", body }).then(answer => !answer.ok, () => true);
  }

  form.addEventListener("change", event => {
    root.dataset[event.target.name] = event.target.value;
    send();
  });
  document.addEventListener("pearl:looks", event => {
    opener = event.target;
    for (const radio of form.elements) if (radio.type === "radio") radio.checked = root.dataset[radio.name] === radio.value;
    box.showModal();
    box.querySelector("h2").focus();
  });
  box.querySelector("[data-looks-done]").addEventListener("click", () => box.close());
  box.addEventListener("close", () => opener?.focus());
  addEventListener("online", () => { if (unsent) send(); });
})();
