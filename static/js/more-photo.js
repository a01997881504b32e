// A photo on the sheet: made smaller here, so that a slow network takes it and the tablet can keep it; that leaves its place and time out.
(() => {
  const LONGEST = 1280, MOST = 330000;             // pixels; letters of what is sent, about 240 kB
  const QUALITIES = [0.8, 0.6, 0.45, 0.3];

  pearl.photo = (canvas, changed) => {
    const pen = canvas.getContext("2d");
    let done = [];                                 // each a picture, or null for none; the last one stands

    function draw() {
      const source = done.at(-1);
      canvas.hidden = !source;
      if (!source) return;
      const scale = Math.min(1, LONGEST / Math.max(source.width, source.height));
      [canvas.width, canvas.height] = [Math.round(source.width * scale), Math.round(source.height * scale)];
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(source, 0, 0, canvas.width, canvas.height);
    }

    function move(work) {
      work();
      draw();
      changed();
    }

    return {
      open(source) { done = [source]; draw(); },
      undo() { move(() => done.pop()); },
      clear() { move(() => done.push(null)); },
      async take(file) {                           // throws for what this browser cannot open
        const source = await createImageBitmap(file, { imageOrientation: "from-image" });
        move(() => done.push(source));
      },
      empty: () => !done.at(-1),
      canUndo: () => done.length > 1,
      value() {
        if (!done.at(-1)) return "";
        return QUALITIES.map(each => () => canvas.toDataURL("image/jpeg", each)).reduce((made, next) => made && made.length <= MOST ? made : next(), "");
      },
    };
  };
})();
