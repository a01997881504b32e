// The words that wait on this device: written at every keystroke, removed when the server has said that it holds them.
// An entry is kept under "pearl:<outbox>:<answer>:<writer>", so that each page load of each person or visit writes its own:
// { key, seq, url, page, body, at, held }.  held = the status with which the server refused it; such an entry waits for a person.
// No outbox, answer or writer contains a colon.
(() => {
  const ALL = "pearl:";
  const WEEK = 7 * 24 * 3600 * 1000;
  const mine = `${ALL}${document.documentElement.dataset.outbox ?? ""}:`;      // one visit, or one person and PEP
  const memory = new Map();                        // what the device would not take: it is sent all the same, but goes with the page

  function onDevice(work, otherwise) {             // a browser may refuse its storage altogether, or hold text that is not ours
    try { return work(); } catch { return otherwise; }
  }

  function read(name) {
    return memory.get(name) ?? onDevice(() => JSON.parse(localStorage.getItem(name)), null);
  }

  function write(name, entry) {
    const taken = onDevice(() => { localStorage.setItem(name, JSON.stringify(entry)); return true; }, false);
    if (taken) memory.delete(name); else memory.set(name, entry);
  }

  function forget(name) {
    memory.delete(name);
    onDevice(() => localStorage.removeItem(name));
  }

  // The next page may be made by the server a moment before these words reach it, and would then show neither them nor that they wait:
  // what is acknowledged while this page is being left stays for the next one, which shows it and sends it once more.
  const GOING = 5000;
  let leaving = 0;
  for (const name of ["beforeunload", "pagehide"]) addEventListener(name, () => { leaving = Date.now(); });

  function drop(name, seq) {                       // acknowledged, unless newer words wait under the same name
    if (Date.now() - leaving > GOING && read(name)?.seq <= seq) forget(name);
  }

  function entries(from = mine) {                  // oldest first: words arrive in the order in which they were typed
    const names = new Set([...onDevice(() => Object.keys(localStorage), []), ...memory.keys()]);
    return [...names].filter(name => name.startsWith(from)).map(name => [name, read(name)])
      .filter(([, entry]) => entry?.body !== undefined).sort(([, a], [, b]) => a.at - b.at);
  }

  function forgetOld() {
    for (const [name, entry] of entries(ALL)) if (entry.at < Date.now() - WEEK) forget(name);
  }

  window.pearl = {
    store: {
      mine, read, write, forget, drop, entries, forgetOld,
      everyone: () => entries(ALL),
      isMine: name => name.startsWith(mine),
      outboxOf: name => name.split(":")[1],
      onlyInMemory: name => memory.has(name),
    },
  };
})();
