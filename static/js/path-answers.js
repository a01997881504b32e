// How answering feels: "I am not sure" stands alone, Enter never leaves the page, and a keyboard on the screen hides nothing needed.
(() => {
  const root = document.documentElement, view = window.visualViewport;
  const LOW = 480;                                 // px in sight: a keyboard is open on any tablet, or the screen is a phone's on its side
  const touched = navigator.maxTouchPoints > 0;    // only then does a keyboard come up on the screen itself

  // On click, which comes before input: the outbox then sees the settled group.
  document.addEventListener("click", event => {
    const box = event.target;
    if (!box.matches(":is([data-answer], [data-item]) input[type=checkbox]:checked")) return;
    const alone = "alone" in box.dataset;
    for (const other of box.closest("[data-answer], [data-item]").querySelectorAll("input[type=checkbox]:checked")) {
      if (other !== box && (alone || "alone" in other.dataset)) other.checked = false;
    }
  });

  document.addEventListener("keydown", event => {  // Enter would send the whole page; on a picture it chooses, in a line it is done
    if (event.key !== "Enter" || !event.target.matches(".path form input")) return;
    event.preventDefault();
    if (event.target.matches("[type=checkbox], [type=radio]")) event.target.click();
    else event.target.blur();
  });

  document.addEventListener("pearl:screen", event => { for (const starter of event.detail.querySelectorAll("[data-starter]")) starter.hidden = false; });
  document.addEventListener("click", event => {    // how an answer may begin: put where it stands, to be gone on with
    const words = event.target.closest("[data-starter]")?.dataset.starter;
    const box = words && event.target.closest("[data-screen]").querySelector("textarea");
    if (!box) return;
    box.value = `${box.value.trimEnd()}${box.value.trim() ? "\n" : ""}${words} `;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });

  function fit() {
    const box = document.activeElement, low = touched && (view?.height ?? innerHeight) < LOW;
    const typing = low && box.matches(".path textarea, .path .input");
    if (typing === ("typing" in root.dataset)) return;
    if (!typing) return void delete root.dataset.typing;
    root.dataset.typing = "";
    box.scrollIntoView({ block: "center" });
  }

  view?.addEventListener("resize", fit);
  addEventListener("resize", fit);
  document.addEventListener("focusin", fit);
  document.addEventListener("focusout", () => setTimeout(fit, 150));             // not before the tap that took the focus has landed
})();
