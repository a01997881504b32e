// What axe does not look at (ux/README 10). Each function answers with a list of sentences: what is wrong, and where.
({
  name(element) {
    const text = (element.getAttribute("aria-label") || element.textContent || element.name || "").replace(/\s+/g, " ").trim().slice(0, 40);
    return `<${element.tagName.toLowerCase()}${element.id ? "#" + element.id : ""} class="${element.getAttribute("class") ?? ""}"> ${text}`;
  },

  // Shown on the screen, and not a one-pixel box for screen readers or a skip link that waits for focus.
  seen(element) {
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right > 0 && box.bottom + scrollY > 0;
  },

  // -> whether the page is that wide; whoever listens for a change of size has been told (they are, before a frame is drawn).
  async drawn({ width }) {
    const frame = () => new Promise(requestAnimationFrame), there = () => matchMedia(`(width: ${width}px)`).matches;
    for (let frames = 0; frames < 120 && !there(); frames += 1) await frame();
    await frame();
    return there();
  },

  page() {
    const wrong = [];
    if (!document.documentElement.lang) wrong.push("the page has no lang");
    if (!document.title.trim()) wrong.push("the page has no title");
    for (const field of document.querySelectorAll("[data-answer] textarea, [data-answer] input")) {
      const text = field.tagName === "TEXTAREA" || ["text", "search", "tel", "email", "url"].includes(field.type);
      if (text && field.dir !== "auto") wrong.push(`an answer without dir="auto": ${field.name}`);
    }
    return wrong;
  },

  reflow() {
    const root = document.documentElement, wrong = [];
    if (root.scrollWidth <= root.clientWidth) return wrong;
    wrong.push(`scrolls sideways: ${root.scrollWidth} px wide in ${root.clientWidth}`);
    for (const element of document.body.querySelectorAll("*")) {
      if (this.seen(element) && element.getBoundingClientRect().right > root.clientWidth + 1) wrong.push(`  too wide: ${this.name(element)}`);
    }
    return wrong.slice(0, 8);
  },

  // A style sheet made by script: the policy header refuses an inline one, as it should.
  spacing(on) {
    if (!on) { document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => !sheet.forTest); return []; }
    const sheet = Object.assign(new CSSStyleSheet(), { forTest: true });
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return [];
  },

  clipped() {
    const wrong = [];
    for (const element of document.body.querySelectorAll("*")) {
      if (!this.seen(element) || element.closest("svg") || ![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
      const { overflowX, overflowY } = getComputedStyle(element), hides = overflow => overflow === "hidden" || overflow === "clip";
      const across = hides(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const down = hides(overflowY) && element.scrollHeight > element.clientHeight + 1;
      if (across || down) wrong.push(`clipped when text is spaced out: ${this.name(element)}`);
    }
    return wrong;
  },

  // A link in the middle of a sentence may be as high as its line.
  inSentence(element) {
    if (element.tagName !== "A" || getComputedStyle(element).display !== "inline") return false;
    return [...element.parentElement.childNodes].some(node => node.nodeType === 3 && /\w/.test(node.data));
  },

  boxOf(element) {                                 // a tick box is as large as the label that can be pressed
    const boxes = [element, ...(/^(checkbox|radio)$/.test(element.type) ? element.labels : [])].map(one => one.getBoundingClientRect());
    const [left, top] = [Math.min(...boxes.map(box => box.left)), Math.min(...boxes.map(box => box.top))];
    return [Math.max(...boxes.map(box => box.right)) - left, Math.max(...boxes.map(box => box.bottom)) - top];
  },

  least(element) {
    if (document.documentElement.dataset.theme !== "staff") return 64;
    return element.matches("button, summary, [type=submit], .btn") ? 48 : 44;
  },

  targets() {
    const wrong = [];
    for (const element of document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button]")) {
      const pressed = [element, ...(element.labels ?? [])];
      if (!pressed.some(one => this.seen(one)) || this.inSentence(element)) continue;
      const [width, height] = this.boxOf(element), least = this.least(element);
      if (Math.min(width, height) < least - 0.5) wrong.push(`smaller than ${least} px (${Math.round(width)}×${Math.round(height)}): ${this.name(element)}`);
    }
    return wrong;
  },

  // What scrolls is reached by keys: it takes the focus itself, or something in it does. (axe looks at this too, at one size of text.)
  scrolled() {
    const wrong = [], reached = "a[href], button:not(:disabled), summary, select, textarea, input:not([type=hidden]), [tabindex='0']";
    for (const element of document.body.querySelectorAll("*")) {
      if (element.scrollHeight <= element.clientHeight + 13 && element.scrollWidth <= element.clientWidth + 13) continue;
      const { overflowX, overflowY } = getComputedStyle(element), scrolls = /auto|scroll/.test(overflowX + overflowY);
      if (!scrolls || !this.seen(element) || element.matches(reached)) continue;
      if (![...element.querySelectorAll(reached)].some(one => one.checkVisibility({ checkVisibilityCSS: true }))) wrong.push(`no key scrolls it: ${this.name(element)}`);
    }
    return wrong;
  },

  ring(element) {                                  // what may change when the keyboard comes: on it, around it or beside it
    const around = [element, element.closest("label"), element.parentElement, element.nextElementSibling].filter(Boolean);
    const marks = around.flatMap(one => [null, "::before", "::after"].map(part => {
      const style = getComputedStyle(one, part);
      return [style.outlineStyle === "none" ? "" : style.outline, style.boxShadow, style.borderColor, style.backgroundColor, style.textDecoration].join();
    }));
    return marks.join("|");
  },

  focus() {
    const wrong = [], all = "a[href], button:not(:disabled), summary, select, textarea, input:not([type=hidden]), [tabindex='0']";
    for (const element of document.querySelectorAll(all)) {
      if (!element.checkVisibility({ checkVisibilityCSS: true })) continue;
      document.activeElement.blur();
      const before = this.ring(element);
      element.focus({ focusVisible: true });
      if (document.activeElement !== element) continue;
      if (this.ring(element) === before) wrong.push(`focus cannot be seen: ${this.name(element)}`);
      if (this.covered(element)) wrong.push(`focus is hidden by something else: ${this.name(element)}`);
    }
    document.activeElement.blur();
    return wrong;
  },

  covered(element) {
    const box = (element.closest("label") ?? element).getBoundingClientRect();
    const points = [[box.left + box.width / 2, box.top + box.height / 2], [box.left + 3, box.top + 3], [box.right - 3, box.bottom - 3]];
    return points.every(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return !top || !(element.contains(top) || top.contains(element) || [...(element.labels ?? [])].some(label => label.contains(top)));
    });
  },
})
