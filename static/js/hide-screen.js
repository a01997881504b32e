// "Hide my screen": a cover over everything that says nothing about what is under it. No adult is needed to come back.
(() => {
  const cover = document.getElementById("cover");
  const hide = () => { if (!cover.open) cover.showModal(); };

  document.addEventListener("pearl:screen", () => { for (const button of document.querySelectorAll("[data-hide-screen]")) button.hidden = false; });
  document.addEventListener("click", event => {
    if (event.target.closest("[data-hide-screen]")) document.dispatchEvent(new CustomEvent("pearl:hide"));
    if (event.target.closest("[data-come-back]")) cover.close();
  });
  document.addEventListener("pearl:hide", hide);   // also when nobody has touched the tablet for a while
})();
