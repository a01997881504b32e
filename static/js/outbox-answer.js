// One answer on a page: <fieldset data-answer="KEY" hx-put="…">. What it would send, what it holds, and what its state line says.
(() => {
  const { store } = pearl;
  const LINES = 50;                                // earlier page loads named in one save: far more than a reload a minute needs
  const writer = [...crypto.getRandomValues(new Uint8Array(12))].map(byte => byte.toString(16).padStart(2, "0")).join("");  // one page load

  const edits = new Map();                         // of each answer, in this page load: its field may go and come back (live.js)
  const all = () => [...document.querySelectorAll("[data-answer]")];
  const nameOf = answer => `${store.mine}${answer.dataset.answer}:${writer}`;
  const seenOf = answer => answer.elements[`${answer.dataset.answer}:seen`];
  const fieldsOf = answer => [...answer.elements].filter(field => field.name === answer.dataset.answer);
  const canTick = field => field.type === "radio" || field.type === "checkbox";
  const lineOf = answer => answer.querySelector("[data-state-line]");

  function bodyOf(answer) {                        // its own part of the form, whose words these are, and what travels with them
    const { answer: key, seq = 0, after = "" } = answer.dataset;
    const travels = [key, ...`${answer.form.dataset.travels ?? ""} ${answer.dataset.travels ?? ""}`.split(" ")];
    const fields = [...new FormData(answer.form)].filter(([name]) => travels.includes(name.split(":")[0]));
    return new URLSearchParams([...fields, [`${key}:writer`, writer], [`${key}:seq`, seq], [`${key}:after`, after]]);
  }

  function keep(answer, at = Date.now()) {         // finished before the next keystroke
    const { answer: key, state } = answer.dataset;
    const seq = answer.dataset.seq = (edits.get(key) ?? 0) + 1;
    edits.set(key, seq);
    const held = state === "409" ? 409 : undefined;                              // a conflict stays until the person has chosen
    const entry = { key, seq, at, held, url: answer.getAttribute("hx-put"), page: location.pathname, body: bodyOf(answer).toString() };
    store.write(nameOf(answer), entry);
    if (!held) answer.dataset.state = "typing";
  }

  function fill(answer, sent) {
    const values = sent.getAll(answer.dataset.answer);
    for (const field of fieldsOf(answer)) {
      if (canTick(field)) field.checked = values.includes(field.value); else field.value = values[0] ?? "";
    }
    for (const field of answer.querySelectorAll("[data-also]")) field.value = sent.get(field.name) ?? "";      // a picture beside its words
  }

  // Who may read it waits with the words: the page's own choice would widen a narrower one. Who is not on offer any more stays chosen.
  function fillReaders(answer, sent) {
    for (const name of (answer.dataset.travels ?? "").split(" ").filter(name => sent.has(name))) {
      const radios = [...answer.form.elements].filter(field => field.name === name && field.type === "radio");
      const left = radios.length && Object.assign(radios[0].cloneNode(), { value: "gone", hidden: true });
      const one = radios.find(radio => radio.value === sent.get(name)) ?? left;
      if (one === left && left) radios[0].closest("fieldset").append(left);
      if (one) one.checked = true;
      if (one && answer.form.elements[`${name}:was`]) answer.form.elements[`${name}:was`].value = sent.get(`${name}:was`) ?? "";
    }
  }

  function takeOver(answer, name, entry) {         // under this page's own name: the tab that wrote it may still be open
    const key = answer.dataset.answer, sent = new URLSearchParams(entry.body);
    const before = sent.get(`${key}:after`).split(" ").filter(Boolean);
    answer.dataset.after = [...before, `${sent.get(`${key}:writer`)}.${entry.seq}`].slice(-LINES).join(" ");
    seenOf(answer).value = sent.get(`${key}:seen`);
    fill(answer, sent);
    fillReaders(answer, sent);
    keep(answer, entry.at);
    store.forget(name);
    say(answer, "kept");
  }

  function begin(within = document) {              // on load, and when answers were added: words that wait go back into their fields
    for (const answer of within.querySelectorAll("[data-answer]:not([data-begun])")) {
      answer.dataset.begun = "";
      const newest = store.entries().filter(([, entry]) => entry.key === answer.dataset.answer).pop();
      if (newest) takeOver(answer, ...newest);
    }
  }

  function hold(answer, status) {                  // the server refused it: it waits for the person, not for the network
    answer.dataset.state = status;
    const name = nameOf(answer), entry = store.read(name);
    if (entry) store.write(name, { ...entry, held: status });
  }

  function release(answer) {
    answer.dataset.state = "kept";
    const name = nameOf(answer), entry = store.read(name);
    if (entry) store.write(name, { ...entry, held: undefined });
  }

  function words(state) {                          // the wording stays in the page, in a <template data-state>
    const template = document.querySelector(`template[data-state="${state}"]`)
      ?? (/^4/.test(state) ? document.querySelector('template[data-state="4xx"]') : null);
    if (!template) return null;
    const copy = template.content.cloneNode(true);
    for (const link of copy.querySelectorAll("[data-sign-in]")) link.href = `/login?next=${encodeURIComponent(location.pathname)}`;
    for (const clock of copy.querySelectorAll("[data-clock]")) clock.textContent = new Date().toTimeString().slice(0, 5);
    return copy;
  }

  function say(answer, state) {
    if (state === "kept" && store.onlyInMemory(nameOf(answer))) state = "cannot-keep";
    answer.dataset.state = state;
    const said = words(state);
    if (said) lineOf(answer).replaceChildren(said);
    announce(answer);
  }

  // A routine "Saved" is seen, not heard: only the first of a page, the first failure of an outage, a conflict and a refusal speak.
  let heardSaved = false, outage = false;
  function speaks(state) {
    if (state === "saved") {
      const first = !heardSaved;
      [heardSaved, outage] = [true, false];
      return first;
    }
    if (state !== "kept" && state !== "cannot-keep") return /^4/.test(state);
    const first = !outage;
    outage = true;
    return first;
  }

  function announce(answer) {
    if (speaks(answer.dataset.state)) aloud(lineOf(answer).textContent);
  }

  function aloud(text) {                           // emptied first, or the same sentence is not heard twice
    const region = document.getElementById("announce");
    region.textContent = "";
    setTimeout(() => { region.textContent = text.replace(/\s+/g, " ").trim(); }, 100);
  }

  function typed(answer) {                         // what stands in it, in the words that the person sees
    return fieldsOf(answer).filter(field => !canTick(field) || field.checked)
      .map(field => canTick(field) ? field.labels[0].textContent : field.selectedOptions?.[0]?.textContent ?? field.value)
      .map(text => text.trim()).join("\n");
  }

  pearl.answers = { all, nameOf, seenOf, fieldsOf, bodyOf, keep, fill, begin, hold, release, say, announce, aloud, typed };
})();
