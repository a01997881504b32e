// A page that is open is brought up to date from a fresh copy of it, part by part, without touching what somebody is at.
// Elements with data-parts hold parts; a part is known by its id or data-part, else by what it is. What has the focus, or words that the
// server does not hold yet, stays as it is; so does data-stays: what this device put there by itself.
(() => {
  const { store, answers } = pearl;
  const PASSING = ["data-htmx-powered", "aria-expanded"];       // marks that scripts make, which the server never sent
  const SYNCED = ["aria-label", "data-mark", "data-new"];       // of an element whose parts are looked at one by one

  const unsaved = answer => Boolean(store.read(answers.nameOf(answer))) || /^4/.test(answer.dataset.state ?? "");
  const answersIn = part => part.matches("[data-answer]") ? [part] : [...part.querySelectorAll("[data-answer]")];
  const isBusy = part => part.contains(document.activeElement) || answersIn(part).some(unsaved);
  const isOurs = part => "stays" in part.dataset || "new" in part.dataset || part.querySelector("[data-state-line] [name=restore]") !== null;
  const versionOf = part => Number(part.matches("[data-answer]") ? answers.seenOf(part).value : part.dataset.version);

  function bare(part) {                            // as the server would have sent it
    const copy = part.cloneNode(true);
    for (const each of copy.querySelectorAll("[data-stays]")) each.remove();
    for (const each of [copy, ...copy.querySelectorAll("*")]) for (const name of PASSING) each.removeAttribute(name);
    return copy.outerHTML;
  }

  function looksOf(answer) {                       // all of an answer but its words, its state, and what is open beside it
    const parts = [answer.querySelector("legend"), ...answer.querySelectorAll("option, .choice, .carried, .tools")];
    return parts.map(part => part.textContent.replace(/\s+/g, " ")).join("|");
  }

  function differs(old, fresh) {
    if (!old.matches("[data-answer]") || !fresh.matches("[data-answer]")) return bare(old) !== bare(fresh);
    if (versionOf(fresh) < versionOf(old)) return false;        // the copy is older than what was saved here
    return versionOf(fresh) > versionOf(old) || looksOf(old) !== looksOf(fresh);
  }

  function named(whole) {                          // key -> part, in order
    const found = new Map(), counts = {};
    for (const part of whole.children) {
      let key = part.id || part.dataset.part;
      if (!key) {
        const kind = `${part.tagName}.${part.className}`;
        key = `${kind}#${counts[kind] = (counts[kind] ?? 0) + 1}`;
      }
      found.set(key, part);
    }
    return found;
  }

  // changed: { came, went, replaced }, lists of parts, for what is said about it.
  function merge(old, fresh, changed) {
    for (const name of SYNCED) {
      if (fresh.hasAttribute(name)) old.setAttribute(name, fresh.getAttribute(name)); else old.removeAttribute(name);
    }
    const there = named(old), wanted = named(fresh);
    for (const [key, part] of there) if (!wanted.has(key) && !isOurs(part) && !isBusy(part)) { changed.went.push(part); part.remove(); }
    let before = null;                             // the part after which the next one stands
    for (const [key, part] of wanted) before = place(old, there.get(key), part, before, changed);
  }

  function place(whole, part, fresh, before, changed) {
    if (!part) {
      const added = document.importNode(fresh, true);
      if (before) before.after(added); else whole.prepend(added);
      changed.came.push(added);
      return added;
    }
    if (follows(whole, part, before) === false && !isBusy(part)) { if (before) before.after(part); else whole.prepend(part); }
    if ("parts" in part.dataset && "parts" in fresh.dataset) merge(part, fresh, changed);
    else if (!("stays" in part.dataset) && !isBusy(part) && differs(part, fresh)) return renew(part, fresh, changed);
    return part;
  }

  function follows(whole, part, before) {          // nothing but what is ours stands between the two
    let last = part.previousElementSibling;
    while (last && last !== before && isOurs(last)) last = last.previousElementSibling;
    return last === before;
  }

  function renew(part, fresh, changed) {
    const added = document.importNode(fresh, true);
    for (const answer of answersIn(added)) answer.dataset.begun = "";       // words of another tab of this device stay there
    part.replaceWith(added);
    changed.replaced.push(added);
    return added;
  }

  // What is new begins to work: saving, pickers, buttons that need a script.
  function begin(added) {
    for (const part of added) htmx.process(part);
    answers.begin();
    document.dispatchEvent(new CustomEvent("pearl:added"));
  }

  pearl.parts = { isBusy, unsaved, answersIn, versionOf, merge, begin };
})();
