// The start page of a code. The secret of a QR code stands behind "#", which no request carries; it leaves the address and the history at
// once, and goes in the body. The picture beside it is the one on the paper: nothing else says whose code it is.
(() => {
  const form = document.querySelector("[data-start]");
  if (!form) return;

  function scanned() {
    const [token, picture] = location.hash.slice(1).split(".");
    if (!token) return;
    form.elements.token.value = token;
    history.replaceState(null, "", location.pathname + location.search);
    for (const each of form.querySelectorAll("[data-start-picture]")) each.hidden = each.dataset.startPicture !== picture;
    form.querySelector("[data-start-typed]").hidden = true;
    form.querySelector("[data-start-scanned]").hidden = false;
    document.querySelector("[data-start-title]").textContent = "Here you are";
  }

  scanned();
  addEventListener("hashchange", scanned);
  form.addEventListener("submit", () => localStorage.setItem("pearl-locked", String(Date.now() + 1)));   // staff pages of this device close
})();
