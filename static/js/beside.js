// Beside a field, in place: its history, last term's answer with Copy, and "Not known yet". Without this script they are pages of their own.
(() => {
  const { answers, parts, live } = pearl;
  const say = name => answers.aloud(pearl.words(name));

  // A link opens its panel after the tools, and closes it again. htmx fetches it.
  document.addEventListener("click", event => {
    const link = event.target.closest(".tools a[hx-get]");
    if (!link) return;
    const tools = link.closest(".tools"), open = tools.parentElement.querySelector(":scope > .aside");
    for (const other of tools.querySelectorAll("a[hx-get]")) other.setAttribute("aria-expanded", String(other === link && open?.dataset.of !== link.href));
    open?.remove();
    if (open?.dataset.of !== link.href) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  document.addEventListener("htmx:after:swap", event => {
    const link = event.detail.ctx?.sourceElement, panel = link?.closest?.(".tools")?.nextElementSibling;
    if (!panel?.matches(".aside")) return;
    panel.dataset.of = link.href;
    for (const button of panel.querySelectorAll("[data-copies]")) button.hidden = false;
  });
  document.addEventListener("htmx:error", event => {
    const link = event.detail.ctx?.sourceElement;
    if (!link?.matches?.(".tools a")) return;
    link.setAttribute("aria-expanded", "false");
    say("offline");
  });

  // Copy: into an empty field as it is, under words that stand in a text box already, instead of another choice.
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-copies]"), answer = button?.closest("[data-answer]");
    if (!answer) return;
    const sent = new URLSearchParams(button.dataset.copies), [field] = answers.fieldsOf(answer), key = answer.dataset.answer;
    if (field.matches("textarea") && field.value.trim()) sent.set(key, `${field.value.trimEnd()}\n${sent.get(key)}`);
    answers.fill(answer, sent);
    field.focus();
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
    say("copied");
  });

  // "Not known yet": its two fields come in after their question. They are the page's own, as the link without a script would show them.
  document.addEventListener("click", async event => {
    const link = event.target.closest("a[data-unknown]");
    if (!link) return;
    event.preventDefault();
    const answer = link.closest("[data-answer]"), row = answer.closest("[data-new]"), key = answer.dataset.answer;
    const there = document.getElementById(`unknown-${key}`) ?? await fetchUnknown(link, row, key);
    if (!there) return say("offline");
    answers.fieldsOf(there.querySelector("[data-answer]"))[0].focus();
    link.remove();                                 // as the server does where it is open
  });

  async function fetchUnknown(link, row, key) {
    const address = new URL(link.href);
    if (row) address.searchParams.set("add", `${row.closest("[data-group]").dataset.group}:${row.dataset.key}`);
    const page = await live.freshPage(address.pathname + address.search).catch(() => null), found = page?.getElementById(`unknown-${key}`);
    if (!found) return null;
    const block = document.importNode(found, true);
    block.dataset.stays = "";                      // nothing is saved of it yet: the page as the server knows it has none
    document.getElementById(`field-${key}`).after(block);
    parts.begin([block]);
    return block;
  }
})();
