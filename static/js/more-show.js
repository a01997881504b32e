// The pictures of a child's answers: what a field holds as something that can be drawn, small beside the question and on the last page.
// A field holds "", the name of a picture that the server keeps, or a new one as the address of its own data.
(() => {
  const SMALL = { width: 64, height: 44 }, SHOWN = { width: 300, height: 220 };
  const fieldOf = answer => answer.querySelector("[data-also]");
  const wordsOf = answer => answer.elements[answer.dataset.answer];
  const wayOf = answer => answer.closest(".ways").querySelector(`[data-way="${answer.dataset.drawn}"]`);
  const all = () => [...document.querySelectorAll("[data-drawn]")];

  async function drawable(value) {                 // -> something for drawImage, null for nothing or what cannot be had just now
    if (!value) return null;
    try {
      return value.startsWith("data:") ? await createImageBitmap(blobOf(value)) : await imageOf(value);
    } catch { return null; }
  }

  function blobOf(value) {
    const [head, body] = value.split(",");
    return new Blob([Uint8Array.from(atob(body), letter => letter.charCodeAt(0))], { type: head.slice(5).split(";")[0] });
  }

  async function imageOf(name) {
    const image = Object.assign(new Image(), { src: `${location.pathname}/pictures/${name}` });
    await image.decode();
    return image;
  }

  function fitted(source, most) {                  // a canvas no larger than that
    const scale = Math.min(1, most.width / source.width, most.height / source.height);
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(source.width * scale), height: Math.round(source.height * scale) });
    canvas.getContext("2d").drawImage(source, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  async function show(answer) {
    const value = fieldOf(answer).value, words = wordsOf(answer).value.trim(), source = await drawable(value);
    if (fieldOf(answer).value !== value) return;   // it has changed meanwhile: its own showing follows
    const way = wayOf(answer), label = way.querySelector("span");
    label.dataset.empty ??= label.textContent;
    way.querySelector("canvas")?.remove();
    label.textContent = value || words ? answer.getAttribute("aria-label") : label.dataset.empty;
    if (source) way.prepend(Object.assign(fitted(source, SMALL), { className: "way__small" }));
    check(answer, source, words);
  }

  function check(answer, source, words) {          // Check what I said: the same, larger, with its words
    const row = document.querySelector(`[data-check="${answer.closest("[data-screen]").id}"] .check__drawn`), kind = answer.dataset.drawn;
    if (!source && fieldOf(answer).value) return;  // without a connection: what stands there stays
    row.querySelector(`[data-kind="${kind}"]`)?.remove();
    if (!source && !words) return;
    const figure = Object.assign(document.createElement("figure"), { className: "check__picture" });
    figure.dataset.kind = kind;
    if (source) {
      const shown = fitted(source, SHOWN);
      shown.setAttribute("role", "img");
      shown.setAttribute("aria-label", answer.getAttribute("aria-label"));
      figure.append(shown);
    }
    const said = Object.assign(document.createElement("figcaption"), { textContent: words, dir: "auto" });
    said.dataset.say = "";
    figure.append(said);
    row.append(figure);
  }

  // What the server keeps has a name from now on; one that it did not take is gone again, and the state line says why.
  document.addEventListener("htmx:after:request", event => {
    const { sourceElement: answer, request, response } = event.detail.ctx;
    const name = response?.headers.get("Answer-Picture");
    if (!answer?.matches?.("[data-drawn]") || name == null) return;
    const field = fieldOf(answer), sent = request.body.get(field.name);
    if (field.value !== sent) return;
    field.value = name;
    if (!sent !== !name || !sent.startsWith("data:")) show(answer);
  });

  pearl.pictures = { fieldOf, wordsOf, drawable, show };
  for (const answer of all()) show(answer);
})();
