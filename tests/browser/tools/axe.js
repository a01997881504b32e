// Runs axe as often as it is asked to, each time with some of its rules on a part of the page. -> everything wrong that it found.
async asked => {
  // Before anything else axe asks everything on the page for a dozen of its styles, to know what lies over what. What is not displayed
  // lies nowhere, and its styles are dear: the walk leaves it out. (Walks with a filter of their own are not axe's.)
  const walk = Document.prototype.createTreeWalker, { FILTER_ACCEPT, FILTER_REJECT } = NodeFilter;
  const gone = element => !element.checkVisibility() && getComputedStyle(element).display === "none";
  const shown = element => gone(element) ? FILTER_REJECT : FILTER_ACCEPT;
  document.createTreeWalker = (root, what, filter) => walk.call(document, root, what, filter ?? shown);
  try {
    const wrong = [];
    for (const { rules, where } of asked) {
      if (!where && !document.querySelector("[data-screen][hidden] :is(area, [autoplay])")) continue;    // nothing of theirs is hidden
      wrong.push(...(await axe.run(where ?? document, { runOnly: rules, resultTypes: ["violations"] })).violations);
    }
    return wrong;
  } finally {
    delete document.createTreeWalker;
  }
}
