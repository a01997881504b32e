// The arcade: bubbles, pairs and a drawing pad. Every part is a button; nothing counts, hurries or sounds. Closing it changes nothing.
(() => {
  const box = document.querySelector("[data-games-box]"), LOOK = 1400;           // how long two cards that differ stay open
  const one = name => box.querySelector(`[data-${name}]`), all = name => [...box.querySelectorAll(`[data-${name}]`)];
  const press = (button, on) => button.setAttribute("aria-pressed", String(on)), pressed = button => button.ariaPressed === "true";
  let opener = null;

  function choose(name) {
    for (const button of all("game")) press(button, button.dataset.game === name);
    for (const part of all("game-of")) part.hidden = part.dataset.gameOf !== name;
  }

  function pop(bubble, popped) {
    press(bubble, popped);
    bubble.querySelector("[data-popped]").hidden = !popped;
  }

  function touch(bubble) {                         // a popped one can be blown again
    pop(bubble, !pressed(bubble));
    if (all("bubble").every(pressed)) for (const each of all("bubble")) if (each !== bubble) pop(each, false);
  }

  const found = new Set();                         // pairs that stay open
  let open = [], timer;

  function turn(card, up) {
    press(card, up);
    const words = card.querySelector("[data-pair-words]");
    words.textContent = `Card ${all("pair").indexOf(card) + 1}, ${up ? card.dataset.pair : words.dataset.down}`;
  }

  function deal() {
    const cards = all("pair");
    found.clear();
    open = [];
    for (let at = cards.length - 1; at > 0; at--) {
      const other = crypto.getRandomValues(new Uint32Array(1))[0] % (at + 1);
      [cards[at], cards[other]] = [cards[other], cards[at]];
    }
    box.querySelector(".cards").append(...cards);
    for (const card of cards) turn(card, false);
  }

  function closeOpen() {
    clearTimeout(timer);
    for (const card of open) turn(card, false);
    open = [];
  }

  function look(card) {
    const said = one("pairs-said");
    if (found.size * 2 === all("pair").length) return deal(), void (said.textContent = said.dataset.begin);
    if (found.has(card.dataset.pair)) return;
    if (open.length === 2) closeOpen();
    if (open.includes(card)) return;
    open.push(card);
    turn(card, true);
    if (open.length < 2) return;
    if (open[0].dataset.pair !== open[1].dataset.pair) return void (timer = setTimeout(closeOpen, LOOK));
    found.add(card.dataset.pair);
    open = [];
    if (found.size * 2 === all("pair").length) said.textContent = said.dataset.found;
  }

  function penOf() {
    const ink = box.querySelector("[name=games-ink]:checked");
    return { colour: getComputedStyle(ink.parentElement.querySelector(".ink__drop")).backgroundColor, thick: true, rubber: ink.value === "rubber" };
  }

  const sheet = pearl.pad(one("games-pad"), penOf, () => {});
  one("games-undo").addEventListener("click", () => sheet.undo());
  one("games-clear").addEventListener("click", () => sheet.clear());
  one("games-back").addEventListener("click", () => box.close());
  for (const button of all("game")) button.addEventListener("click", () => choose(button.dataset.game));
  for (const bubble of all("bubble")) bubble.addEventListener("click", () => touch(bubble));
  for (const card of all("pair")) card.addEventListener("click", () => look(card));
  document.addEventListener("pearl:games", event => {
    opener = event.target;
    box.showModal();
    box.querySelector("h2").focus();
  });
  box.addEventListener("close", () => opener?.focus());
  sheet.open(null);
  deal();
})();
