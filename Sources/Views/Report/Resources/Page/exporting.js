// What a review is made into: files of other formats, by way of the server.

/** The formats that the page has words for; others are called by their extension. */
const exportWords = extension => isKnown(`export.${extension}`) ? say(`export.${extension}`) : extension.toUpperCase();

function showExports() {
  const extensions = data.review.exports ?? ["json"];
  const only = byId("exports-only").checked ? "?only=confirmed" : "";
  clear(byId("exports-list"), extensions.map(extension => {
    const name = exportName(extension);
    return el("li", {}, el("a", { href: `export/${encodeURIComponent(name)}${only}`, download: name, onclick: () => finishAllWriting() }, exportWords(extension)));
  }));
}

/** The name of the file that is exported: that of the alignment, with another extension. */
const exportName = extension => `${data.file.replace(/^.*[\\/]/, "").replace(/(\.json)?$/i, "")}.${extension}`;

function openExports(isOpen) {
  byId("exports").hidden = !isOpen;
  byId("exports-open").setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) return;
  showExports();
  byId("exports-list").querySelector("a")?.focus();
}

byId("exports-open").addEventListener("click", () => openExports(byId("exports").hidden));
byId("exports-only").addEventListener("change", showExports);
document.addEventListener("click", event => { if (!byId("exports").hidden && !event.target.closest("#exports, #exports-open")) openExports(false); });
byId("exports").addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  openExports(false);
  byId("exports-open").focus();
});
