// A device that is handed to a child, or signed out of, shows no staff page in any tab, at once and without asking the server.
(() => {
  const KEY = "pearl-locked", loaded = Date.now();
  const locked = () => Number(localStorage.getItem(KEY) ?? 0) > loaded;

  function close() {
    document.body.replaceChildren(content.cloneNode(true));
  }
  const content = document.querySelector("template[data-locked]").content;

  // After the press, not before: an emptied form would not be sent. What was typed is in the outbox already.
  document.addEventListener("submit", event => {
    if (!event.target.matches("[data-locks]") || event.defaultPrevented) return;
    localStorage.setItem(KEY, String(Date.now() + 1));   // the other tabs hear it; this one does not hear itself
    if (event.target.target === "_blank") setTimeout(close);
  });
  const look = () => { if (locked()) close(); };
  addEventListener("storage", look);
  for (const name of ["focus", "pageshow"]) addEventListener(name, look);
  document.addEventListener("visibilitychange", look);
})();
