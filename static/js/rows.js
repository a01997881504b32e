// Rows of a group: added without a connection, taken away again while nothing of them is saved. Remove, Move and Undo are the form's.
// A row exists on the server from its first saved word; its key is made here, so that the words arrive once and under one row.
(() => {
  const { store, answers, parts } = pearl;
  const KEY = /^[0-9a-f]{20}$/;
  const newKey = () => [...crypto.getRandomValues(new Uint8Array(10))].map(byte => byte.toString(16).padStart(2, "0")).join("");
  const blanks = () => [...document.querySelectorAll("template[data-row]")];
  const groupOf = part => part.closest("[data-group]");
  const rowsOf = group => [...group.querySelectorAll(":scope > [data-key]")];
  const say = name => answers.aloud(pearl.words(name));

  function showEmpty(group) {
    const none = group.querySelector("[data-no-rows]");
    if (none) none.hidden = rowsOf(group).length > 0;
  }

  function addRow(blank, key) {
    const group = groupOf(blank), copy = document.createElement("template");
    const html = blank.innerHTML.replaceAll("__row__", key).replaceAll("__number__", String(rowsOf(group).length + 1));
    copy.innerHTML = html;
    const row = copy.content.firstElementChild;
    row.id = `row-${key}`;
    blank.before(row);
    showEmpty(group);
    parts.begin([row]);
    return row;
  }

  const firstOf = row => row.querySelector("input:not([type=hidden]), textarea, select");

  document.addEventListener("click", event => {
    const button = event.target.closest("button[name=add]");
    const blank = button && blanks().find(template => template.dataset.row === button.value);
    if (!blank) return;
    event.preventDefault();
    firstOf(addRow(blank, newKey())).focus();
  });

  // Taken away on this device alone: the server has not seen it, and its words go with it.
  document.addEventListener("click", event => {
    const row = event.target.closest("[data-drop]")?.closest("[data-key]");
    if (!row) return;
    const group = groupOf(row), of = row.dataset.key;
    for (const [name, entry] of store.entries()) if (entry.key.split("~")[1] === of) store.forget(name);
    row.remove();
    showEmpty(group);
    group.querySelector("button[name=add]").focus();
    say("removed");
  });

  function showDrops() {
    for (const button of document.querySelectorAll("[data-new] [data-drop]")) button.hidden = false;
  }
  document.addEventListener("pearl:added", showDrops);

  // Words that wait for a row which the server has not seen: the row comes back, and they with it.
  document.addEventListener("DOMContentLoaded", () => {
    for (const [, entry] of store.entries()) {
      const [question, key, voice] = entry.key.split("~");
      if (entry.page !== location.pathname || !KEY.test(key) || document.querySelector(`[data-answer="${CSS.escape(entry.key)}"]`)) continue;
      const blank = blanks().find(one => one.content.querySelector(`[data-answer="${CSS.escape(`${question}~__row__~${voice}`)}"]`));
      if (blank && !document.getElementById(`row-${key}`)) addRow(blank, key);
    }
    showDrops();
  });
})();
