// page.js: small behaviours of the staff pages. Without it every page still works.

// "Show" beside the password: only a script can do it, so the button is hidden until here.
for (const button of document.querySelectorAll("[data-shows]")) {
  const input = document.getElementById(button.dataset.shows);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = input.type === "text";
    input.type = shown ? "password" : "text";
    button.textContent = shown ? "Show" : "Hide";
    button.setAttribute("aria-pressed", String(!shown));
  });
  input.form.addEventListener("submit", () => { input.type = "password"; });
}

// The list of a PEP's pages begins folded where it stands above the page. Beside the page (the tablet was turned) it has no switch, so it opens.
for (const folds of document.querySelectorAll("[data-folds]")) {
  const above = () => folds.nextElementSibling.offsetTop > folds.offsetTop + 8;
  folds.open = !above();
  addEventListener("resize", () => { folds.open ||= !above(); });
}

// A folded box opens when words wait in it: the outbox has just put back what this device kept.
document.addEventListener("DOMContentLoaded", () => {
  for (const box of document.querySelectorAll("[data-beside]")) box.open ||= box.querySelector("textarea").value !== "";
});

// "Print" prints the page one is on.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// What an action answered (a green bar, a list of problems) takes the focus, so that a screen reader begins with it.
document.querySelector("[data-focus]")?.focus({ preventScroll: false });
