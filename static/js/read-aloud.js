// "Read it to me": the words of the screen, one part after the other, each marked while it is spoken.
// Only by a voice that lives on this device: what a child reads here is sent to nobody. Without one the button is not shown.
(() => {
  const synth = window.speechSynthesis;
  let reading = null;                              // { button, screen } while it speaks

  function voice() {
    const here = (synth?.getVoices() ?? []).filter(each => each.localService && each.lang.replace("_", "-").startsWith("en"));
    return here.find(each => each.lang.replace("_", "-") === "en-GB") ?? here[0];
  }

  function offer() {
    for (const button of document.querySelectorAll("[data-read], [data-word]")) button.hidden = !voice();
  }

  function unmark() {
    for (const part of document.querySelectorAll("[data-speaking]")) delete part.dataset.speaking;
  }

  function stop() {
    synth?.cancel();
    unmark();
    if (!reading) return;
    reading.button.setAttribute("aria-pressed", "false");
    delete reading.screen.dataset.reading;
    reading = null;
  }

  function partsOf(screen) {                       // what is in sight, in its order
    return [...screen.querySelectorAll("[data-say]")].filter(part => part.checkVisibility?.({ visibilityProperty: true }) ?? part.offsetParent);
  }

  function sentences(part) {                       // short ones: some browsers stop in the middle of a long text
    return (part.dataset.say || part.innerText).match(/[^.!?\n]+[.!?]*/g) ?? [];
  }

  function utterance(text, part, current) {
    const words = new SpeechSynthesisUtterance(text);
    Object.assign(words, { voice: voice(), lang: "en-GB", rate: 0.9 });
    words.onstart = () => { if (reading === current) { unmark(); part.dataset.speaking = ""; } };
    words.onerror = () => { if (reading === current) stop(); };
    return words;
  }

  function speak(button) {
    const again = reading?.button === button;
    stop();
    if (again) return;
    const current = { button, screen: button.closest("word" in button.dataset ? "[data-drag]" : "[data-screen]") };   // or one word of a board
    const queue = partsOf(current.screen).flatMap(part => sentences(part).map(text => utterance(text, part, current)));
    if (!queue.length) return;
    reading = current;
    button.setAttribute("aria-pressed", "true");
    current.screen.dataset.reading = "";
    queue.at(-1).onend = () => { if (reading === current) stop(); };
    for (const words of queue) synth.speak(words);
  }

  document.addEventListener("click", event => {
    const button = event.target.closest("[data-read], [data-word]");
    if (button) speak(button);
  });
  synth?.addEventListener?.("voiceschanged", offer);
  document.addEventListener("pearl:screen", offer);
  for (const end of ["pearl:screen", "pearl:hide"]) document.addEventListener(end, stop);
  addEventListener("pagehide", stop);
})();
