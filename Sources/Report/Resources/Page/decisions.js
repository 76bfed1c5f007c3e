// What the reader has decided: kept in this browser by the alignment's hash, and saved as an alignment file.

const decisionsKey = "synoptic:" + data.hash;

const statusWords = { automatic: "not judged", confirmed: "confirmed", rejected: "rejected", manual: "made by hand" };

function stored(key) {
  // A browser may forbid it for pages from the disk; the page then forgets.
  try { return localStorage.getItem(key); } catch { return null; }
}

function store(key, value) {
  try { localStorage.setItem(key, value); } catch { /* as above */ }
}

const decisions = (() => {
  try {
    const known = JSON.parse(stored(decisionsKey) ?? "{}");
    return new Map(Object.entries(known).filter(([, status]) => status in statusWords));
  } catch { return new Map(); }
})();

const givenStatus = link => link.source.status ?? "automatic";
const statusOf = link => decisions.get(link.id) ?? givenStatus(link);

/** Decides about a link; null takes the decision back. */
function decide(link, status) {
  if (!link) return;
  if (status === null || status === givenStatus(link)) decisions.delete(link.id);
  else decisions.set(link.id, status);
  store(decisionsKey, JSON.stringify(Object.fromEntries(decisions)));
  emit("decided", link);
}

/** The alignment file with the decisions, in the layout in which the program writes it: a document and a link a line. */
function editedFile() {
  const spaced = value => `{ ${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${field(key, item)}`).join(", ")} }`;
  const field = (key, item) => {
    if (key === "passages" && Array.isArray(item)) return `[${item.map(spaced).join(", ")}]`;
    if (key === "evidence" && Array.isArray(item)) return `[${item.map(one => JSON.stringify(one)).join(", ")}]`;
    return JSON.stringify(item);
  };
  const lines = all => all.length ? `[\n    ${all.map(spaced).join(",\n    ")}\n  ]` : "[]";
  const edited = {
    ...file,
    links: file.links.map(link => {
      const status = decisions.get(String(link.id));
      return status ? { ...link, status } : link;
    }),
  };
  const parts = Object.entries(edited).map(([key, item]) => {
    const isTable = (key === "links" || key === "documents") && Array.isArray(item);
    return `  ${JSON.stringify(key)}: ${isTable ? lines(item) : JSON.stringify(item)}`;
  });
  return `{\n${parts.join(",\n")}\n}\n`;
}

function save() {
  const address = URL.createObjectURL(new Blob([editedFile()], { type: "application/json" }));
  const anchor = el("a", { href: address, download: data.file.replace(/(\.json)?$/i, "") + "-reviewed.json" });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function showSave() {
  const count = decisions.size;
  byId("save").textContent = count ? `Save (${count})` : "Save";
  byId("save").setAttribute("aria-label", count ? `Save the alignment with ${plural(count, "decision")}` : "Save the alignment");
}
on("decided", showSave);
