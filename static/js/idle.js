// The end of an idle time. Staff are warned two minutes before it and then signed out; a child's page is covered instead.
// <html data-idle-minutes="30">: the server's limit.  data-idle-hide: cover the page (event "pearl:hide"), ask nothing.
(() => {
  const root = document.documentElement;
  const MINUTE = 60000, LIMIT = Number(root.dataset.idleMinutes) * MINUTE, WARNING = 2 * MINUTE, TELL = 5 * MINUTE, LOOK = 5000;
  const ACTIVE = "pearl-active";                   // when somebody last did something, for all tabs of this browser: they share one sign-in
  if (!LIMIT) return;
  let here = Date.now(), told = here, covered = false, dialog = null;

  function elsewhere() {
    try { return Number(localStorage.getItem(ACTIVE)) || 0; } catch { return 0; }
  }
  const last = () => Math.max(here, Math.min(elsewhere(), Date.now()));          // a clock that was set back is not activity to come

  function note() {
    try { if (here > elsewhere()) localStorage.setItem(ACTIVE, here); } catch { /* other tabs then warn for themselves */ }
  }

  function active() {
    here = Date.now();
    covered = false;
  }

  function tell() {                                // the server's clock follows: at most one call in five minutes, never without activity
    told = Date.now();
    return fetch("/still-here", { method: "POST" }).catch(() => {});
  }

  function cover() {
    if (covered) return;
    covered = true;
    document.dispatchEvent(new CustomEvent("pearl:hide"));
  }

  function warn() {
    if (dialog) return;
    document.body.append(document.getElementById("idle-warning").content.cloneNode(true));
    dialog = document.body.lastElementChild;
    dialog.addEventListener("close", stay);        // the button, or Escape
    dialog.querySelector("[data-stay]").addEventListener("click", () => dialog.close());
    dialog.showModal();
  }

  function stay() {
    dialog.remove();
    dialog = null;
    active();
    note();
    tell();
  }

  async function end() {
    clearInterval(looking);
    await fetch("/logout", { method: "POST" }).catch(() => {});
    location.assign(`/login?next=${encodeURIComponent(location.pathname)}`);     // words that wait stay on the device for the same person
  }

  function look() {
    note();
    const idle = Date.now() - last();
    if (here > told && Date.now() - told >= TELL) tell();
    if ("idleHide" in root.dataset) return idle >= LIMIT ? cover() : undefined;
    if (idle >= LIMIT) return end();
    if (idle >= LIMIT - WARNING) return warn();
    if (dialog) dialog.close();                    // somebody stayed, in another tab
  }

  const looking = setInterval(look, LOOK);
  note();
  for (const event of ["pointerdown", "pointermove", "keydown", "scroll", "input"]) {
    addEventListener(event, () => { if (!dialog) active(); }, { capture: true, passive: true });
  }
  document.addEventListener("visibilitychange", look);                           // timers sleep with the device
})();
