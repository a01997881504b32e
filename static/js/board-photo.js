// A photo for a child's boards: made smaller here, so that a slow network takes it; that leaves its place and time out.
for (const form of document.querySelectorAll("[data-board-photo]")) {
  const part = name => form.querySelector(`[data-photo-${name}]`);
  const sheet = pearl.photo(part("sheet"), () => { part("sent").value = sheet.value(); });
  const say = word => { part("said").textContent = word && form.querySelector(`[data-word="${word}"]`).content.textContent; };

  part("file").addEventListener("change", async event => {
    const [file] = event.target.files;
    say("");
    sheet.clear();
    if (file) await sheet.take(file).then(() => say("ready"), () => say("not-opened"));
  });
}
