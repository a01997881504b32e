// What a person can do about words that wait: choose in a conflict, copy them, save the page or leave it once they have arrived.
(() => {
  const { store, answers, outbox } = pearl;
  const pressed = new WeakMap();                   // by which button a form was to go: Try again means the same
  const released = new WeakSet();                  // forms whose words have all arrived: their next submit is the real one

  function copied(button, text) {
    navigator.clipboard?.writeText(text).then(() => {
      const words = document.querySelector('template[data-state="copied"]').content.textContent.trim();
      button.textContent = words;
      answers.aloud(words);
    }, () => {});
  }

  function nowSeen(answer) {                       // both texts were shown (a page that came with the conflict has its version already)
    const seen = answers.seenOf(answer);
    seen.value = answer.dataset.version ?? seen.value;
  }

  const choices = {
    copy(answer, button) {
      answers.fieldsOf(answer)[0].select?.();      // where the clipboard is refused, the words are at least marked
      copied(button, answers.typed(answer));
    },
    mine(answer) {
      nowSeen(answer);
      answers.release(answer);
      answers.keep(answer);
      htmx.trigger(answer, "resend");
    },
    theirs(answer, button) {
      nowSeen(answer);
      answers.fill(answer, new URLSearchParams(button.dataset.theirs));
      store.forget(answers.nameOf(answer));
      answers.say(answer, "theirs");
    },
  };

  document.addEventListener("click", event => {
    const button = event.target.closest("[data-use]"), answer = button?.closest("[data-answer]");
    if (!answer) return;
    event.preventDefault();
    answers.fieldsOf(answer)[0].focus();           // the button is about to go: the person stays at the answer
    choices[button.dataset.use](answer, button);
  });

  // Page Save, and the exit of a path: the form goes when everything kept here has arrived and the server answers.
  async function everythingArrived() {
    const waiting = store.entries().filter(([, entry]) => !entry.held);
    const reached = outbox.ask(location.href, { method: "HEAD", cache: "no-store" });
    return Promise.all([reached, ...waiting.map(([name, entry]) => outbox.send(name, entry))]).then(() => !store.entries().length, () => false);
  }

  async function leave(form, submitter) {
    if (form.dataset.leaving) return;              // pressed twice
    form.dataset.leaving = "yes";
    const arrived = await everythingArrived();
    delete form.dataset.leaving;
    const blocked = form.querySelector("[data-blocked]");
    if (blocked) blocked.hidden = arrived;
    if (!arrived) return outbox.flush();
    released.add(form);
    form.requestSubmit(submitter);
  }

  document.addEventListener("submit", event => {
    const { target: form, submitter } = event;
    if (!form.matches("[data-waits]") || released.has(form) || submitter?.name === "anyway") return;
    event.preventDefault();
    if (!form.contains(submitter)) pressed.set(form, submitter);
    leave(form, pressed.get(form) ?? submitter);
  });

  // Words that were refused and have no field on this page (it closed meanwhile, or it is another one): staff see them, to copy or throw away.
  // A path holds all its questions, so children never meet this.
  function showElsewhere() {
    const notice = document.querySelector("[data-elsewhere]"), list = notice?.querySelector("[data-elsewhere-list]");
    if (!notice) return;
    const here = new Set(answers.all().map(answers.nameOf));
    const lost = store.entries().filter(([name, entry]) => entry.held && !here.has(name));
    notice.hidden = !lost.length;
    list.replaceChildren(...lost.map(([name, entry]) => itemOf(name, entry)));
  }

  function itemOf(name, entry) {
    const item = document.querySelector("template[data-elsewhere-item]").content.firstElementChild.cloneNode(true);
    const text = new URLSearchParams(entry.body).getAll(entry.key).join("\n");
    const link = item.querySelector("[data-elsewhere-link]");
    item.querySelector("[data-elsewhere-words]").textContent = text;
    link.href = entry.page;
    link.hidden = entry.page === location.pathname;
    item.querySelector("[data-elsewhere-copy]").addEventListener("click", event => copied(event.currentTarget, text));
    item.querySelector("[data-elsewhere-drop]").addEventListener("click", () => { store.forget(name); showElsewhere(); });
    return item;
  }

  document.addEventListener("outbox:flushed", showElsewhere);
})();
