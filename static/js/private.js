// Nothing of a person stays behind for the Back button: the browser may keep a page whole, whatever its headers say.
// Loaded last: by now the outbox has stored every word, and listens to the same moment before this does.
addEventListener("pagehide", () => document.body.replaceChildren());
addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
