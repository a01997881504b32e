// Keeps every word on this device until the server has said that it holds it. htmx sends an answer whose field is on the page;
// this decides what goes and what stays, and sends the rest. Only an answer with the header Answer-Version is the server's own:
// a "200" of a sign-in page or of the school's network saves nothing.
(() => {
  const { store, answers } = pearl;
  const SHORT = 4000, LONG = 60000, PATIENCE = 10000, TRY_AGAIN = [408, 425, 429];
  const refused = status => status >= 400 && status < 500 && !TRY_AGAIN.includes(status);
  const travelsAlone = entry => new URLSearchParams(entry.body).has("late");    // a visit's right to save goes with its words
  let wait = SHORT, timer;

  // Whose words these are, so that the server can refuse those of somebody who has signed out meanwhile.
  const from = name => ({ "Outbox": store.outboxOf(name) });

  async function ask(url, options) {               // a request that hangs is a request that failed
    const size = String(options.body ?? "").length;                              // a picture takes longer than a word
    const patience = new AbortController(), alarm = setTimeout(() => patience.abort(), PATIENCE + size / 20);
    try {
      return await fetch(url, { ...options, signal: patience.signal });
    } finally {
      clearTimeout(alarm);
    }
  }

  // One entry, not by htmx: its field is not on this page, or there is no time. Throws when the server was not reached.
  async function send(name, entry, keepalive = false) {
    const response = await ask(entry.url, { method: "PUT", headers: from(name), body: new URLSearchParams(entry.body), keepalive });
    const version = response.headers.get("Answer-Version"), answer = answers.all().find(answer => answers.nameOf(answer) === name);
    if (response.ok && version !== null) return arrived(name, entry.seq, version, answer);
    const now = store.read(name);
    if (refused(response.status) && now && !answer) store.write(name, { ...now, held: response.status });   // with a field, htmx asks again and shows why
  }

  function arrived(name, seq, version, answer) {
    store.drop(name, seq);
    if (!answer) return;
    answers.seenOf(answer).value = version;
    if (!store.read(name)) answers.say(answer, "saved");
  }

  async function flush() {                         // everything that waits for nothing but the network
    clearTimeout(timer);
    store.forgetOld();
    const here = new Map(answers.all().map(answer => [answers.nameOf(answer), answer]));
    for (const [name, entry] of store.everyone()) {
      if (entry.held) continue;
      if (here.has(name)) htmx.trigger(here.get(name), "resend");
      else if (store.isMine(name) || travelsAlone(entry)) await send(name, entry).catch(() => {});
    }
    if (store.entries().some(([, entry]) => !entry.held)) later();
    document.dispatchEvent(new CustomEvent("outbox:flushed"));
  }

  function later() {                               // one timer for all, and longer only when it rang: many answers may fail together
    clearTimeout(timer);
    timer = setTimeout(() => { wait = Math.min(wait * 2, LONG); flush(); }, wait);
  }

  function soon() {
    wait = SHORT;
    flush();
  }

  function hurry() {                               // the page is going: a last try. The promise is the store, not this
    for (const [name, entry] of store.entries()) if (!entry.held) send(name, entry, true).catch(() => {});
  }

  function cameBack() {                            // perhaps signed in again, in another tab
    for (const answer of answers.all()) if (answer.dataset.state === "401") answers.release(answer);
    for (const [name, entry] of store.entries()) if (entry.held === 401) store.write(name, { ...entry, held: undefined });
    flush();
  }

  // From here on: an answer that is on the page, sent by htmx.
  const saving = event => event.detail.ctx?.sourceElement?.matches?.("[data-answer]") ? event.detail.ctx : null;

  function listen(name, handle) {
    document.addEventListener(name, event => {
      const ctx = saving(event);
      if (ctx) handle(ctx, ctx.sourceElement, event);
    });
  }

  document.addEventListener("input", event => {
    const answer = event.target.closest("[data-answer]");
    if (!answer) return;
    answers.keep(answer);
    wait = SHORT;
  }, true);

  // Not config:request: a save that stood in the queue then leaves with its newest words. One with nothing to say stays here
  // (leaving a field says "change" too, and would take away the very button that is being pressed).
  listen("htmx:before:request", (ctx, answer, event) => {
    const name = answers.nameOf(answer), entry = store.read(name);
    if (!entry || entry.held) return event.preventDefault();
    Object.assign(ctx, { name, seq: entry.seq });
    ctx.request.body = answers.bodyOf(answer);
    Object.assign(ctx.request.headers, from(name));
    answers.say(answer, "saving");
  });

  listen("htmx:after:request", (ctx, answer) => {
    const { status, headers, raw } = ctx.response, version = headers.get("Answer-Version");
    if (version === null) return notOurs(ctx, answer, status);
    if (!raw.ok) {                                 // 409, 422, 423: the answer says it, in the state line
      answers.hold(answer, status);
      answer.dataset.version = version;
      return;
    }
    store.drop(ctx.name, ctx.seq);
    answers.seenOf(answer).value = version;
    wait = SHORT;
    if (store.read(ctx.name)) ctx.swap = "none"; else answer.dataset.state = "saved";    // newer words wait: their own save will say so
  });

  function notOurs(ctx, answer, status) {          // a proxy, a sign-in page, a crash
    ctx.swap = "none";
    if (!refused(status)) return kept(ctx, answer);
    answers.hold(answer, status);
    answers.say(answer, String(status));
  }

  function kept(_ctx, answer) {
    answers.say(answer, "kept");
    later();
  }

  listen("htmx:error", kept);
  listen("htmx:after:swap", (ctx, answer) => { if (ctx.swap !== "none") answers.announce(answer); });
  document.addEventListener("htmx:after:swap", () => answers.begin());

  addEventListener("online", soon);
  addEventListener("focus", cameBack);
  addEventListener("pagehide", hurry);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" ? hurry() : cameBack());
  document.addEventListener("DOMContentLoaded", () => { answers.begin(); setTimeout(cameBack, 0); });   // a moment later: htmx begins too

  pearl.outbox = { ask, send, flush };
})();
