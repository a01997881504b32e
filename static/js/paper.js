// Making a paper takes a moment: the page says so, and says when it is ready. Without this the browser simply opens the PDF.
for (const form of document.querySelectorAll("[data-paper]")) {
  const status = form.querySelector("[data-paper-status]"), button = form.querySelector("button");
  const say = name => status.replaceChildren(form.querySelector(`template[data-paper-${name}]`).content.cloneNode(true));

  async function make(address) {
    const response = await fetch(address);
    if (!response.ok || !response.headers.get("Content-Type")?.startsWith("application/pdf")) throw new Error("no paper");
    const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? "PEP.pdf";
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(await response.blob()), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  form.elements.person?.addEventListener("change", () => { form.elements.holder.value = "person"; });
  form.addEventListener("submit", async event => {
    event.preventDefault();
    button.disabled = true;
    say("making");
    await make(`${form.action}?${new URLSearchParams(new FormData(form))}`).then(() => say("done"), () => say("failed"));
    button.disabled = false;
  });
}
