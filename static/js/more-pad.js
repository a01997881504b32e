// The sheet that a child draws on: strokes of pen, finger or mouse, kept as a list so that the last one can be taken back; Clear too.
(() => {
  const THIN = 6, THICK = 18, RUBBER = 44;

  // canvas; penOf() -> { colour, thick, rubber }; changed() after each stroke, undo and clear.
  pearl.pad = (canvas, penOf, changed) => {
    const pen = canvas.getContext("2d");
    let done = [], stroke = null, ground = null;

    function sheet() {
      pen.globalCompositeOperation = "source-over";
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      if (ground) pen.drawImage(ground, 0, 0, canvas.width, canvas.height);
    }

    function line({ points, colour, width }) {
      Object.assign(pen, { strokeStyle: colour, fillStyle: colour, lineWidth: width, lineCap: "round", lineJoin: "round" });
      pen.beginPath();
      pen.moveTo(...points[0]);
      for (let at = 1; at < points.length; at++) {
        const [x, y] = points[at], [left, top] = points[at - 1];
        pen.quadraticCurveTo(left, top, (left + x) / 2, (top + y) / 2);
      }
      pen.lineTo(...points.at(-1));
      pen.stroke();
    }

    function draw() {
      const since = done.map(one => one === "clear").lastIndexOf(true);
      if (since < 0) return sheet(), done.forEach(line);
      const kept = ground;
      ground = null;
      sheet();
      ground = kept;
      done.slice(since + 1).forEach(line);
    }

    function at(event) {                           // where on the sheet, whatever its size on the screen
      const box = canvas.getBoundingClientRect();
      return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
    }

    function begin(event) {
      if (stroke || event.button > 0) return;      // a second finger draws nothing
      const { colour, thick, rubber } = penOf();
      canvas.setPointerCapture(event.pointerId);
      stroke = { id: event.pointerId, points: [at(event)], colour: rubber ? "#fff" : colour, width: rubber ? RUBBER : thick ? THICK : THIN };
      line(stroke);
    }

    function go(event) {
      if (event.pointerId !== stroke?.id) return;
      for (const each of event.getCoalescedEvents?.() ?? [event]) stroke.points.push(at(each));
      line({ ...stroke, points: stroke.points.slice(-8) });
    }

    function end(event) {
      if (event.pointerId !== stroke?.id) return;
      done.push(stroke);
      stroke = null;
      draw();
      changed();
    }

    const on = { pointerdown: begin, pointermove: go, pointerup: end, pointercancel: end };
    for (const [name, handle] of Object.entries(on)) canvas.addEventListener(name, handle);
    const empty = () => done.length ? done.at(-1) === "clear" : !ground;

    return {
      open(source) { [done, ground, stroke] = [[], source, null]; draw(); },
      undo() { done.pop(); draw(); changed(); },
      clear() { done.push("clear"); draw(); changed(); },
      empty,
      canUndo: () => done.length > 0,
      value: () => empty() ? "" : canvas.toDataURL("image/png"),
    };
  };
})();
