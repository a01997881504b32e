// Sends an answer of a child's path when it has changed: the part of htmx that a path needs, under the names that htmx uses, so that the
// outbox is one for both. A path has no other use for htmx, and on a slow network its 13 kB would be the largest thing of all.
(() => {
  const PAUSE = 600;                               // after the last letter
  const timers = new WeakMap(), running = new WeakSet(), again = new WeakSet();
  const tell = (answer, name, ctx) => answer.dispatchEvent(new CustomEvent(name, { bubbles: true, cancelable: true, detail: { ctx } }));
  const answerOf = event => event.target.closest("[data-answer]");

  async function send(answer) {                    // one request at a time for each answer; whoever comes meanwhile is the next
    clearTimeout(timers.get(answer));
    if (running.has(answer)) return void again.add(answer);
    running.add(answer);
    await exchange(answer);
    running.delete(answer);
    if (again.delete(answer)) send(answer);
  }

  async function exchange(answer) {
    const ctx = { sourceElement: answer, request: { method: "PUT", headers: {} }, swap: "innerHTML" };
    if (!tell(answer, "htmx:before:request", ctx)) return;
    const reached = await reach(answer, ctx).catch(() => null);
    if (reached === null) return void tell(answer, "htmx:error", ctx);
    tell(answer, "htmx:after:request", ctx);
    if (ctx.swap === "none" || ctx.response.status >= 500) return;
    answer.querySelector("[data-state-line]").innerHTML = reached;
    tell(answer, "htmx:after:swap", ctx);
  }

  async function reach(answer, ctx) {              // -> the text that came back; throws when the server was not reached
    const raw = await pearl.outbox.ask(answer.getAttribute("hx-put"), ctx.request), text = await raw.text();
    ctx.response = { status: raw.status, headers: raw.headers, raw };
    return text;
  }

  document.addEventListener("input", event => {
    const answer = answerOf(event);
    if (!answer) return;
    clearTimeout(timers.get(answer));
    timers.set(answer, setTimeout(() => send(answer), PAUSE));
  });
  document.addEventListener("change", event => { if (answerOf(event)) send(answerOf(event)); });
  window.htmx = { trigger: (answer, name) => { if (name === "resend") send(answer); } };
})();
