// What the reader has decided: kept in this browser by the alignment's hash, and saved as an alignment file.

const decisionsKey = "synoptic:" + data.hash;

const statusWords = { automatic: "undecided", confirmed: "confirmed", rejected: "rejected", manual: "made by hand" };

function stored(key) {
  // A browser may forbid it for pages from the disk; the page then forgets.
  try { return localStorage.getItem(key); } catch { return null; }
}

function store(key, value) {
  try { localStorage.setItem(key, value); } catch { /* as above */ }
}

/** By a link's id what is decided of it: {status, comment}, each only where it differs from the file. */
const decisions = (() => {
  try {
    const known = JSON.parse(stored(decisionsKey) ?? "{}");
    return new Map(Object.entries(known).filter(([, one]) => one && typeof one === "object" && (one.status === undefined || one.status in statusWords)));
  } catch { return new Map(); }
})();

const givenStatus = link => link.source.status ?? "automatic";
const statusOf = link => decisions.get(link.id)?.status ?? givenStatus(link);
const commentOf = link => decisions.get(link.id)?.comment ?? link.source.comment ?? "";

function keep(link, decision) {
  if (decision.status === undefined && decision.comment === undefined) decisions.delete(link.id);
  else decisions.set(link.id, decision);
  store(decisionsKey, JSON.stringify(Object.fromEntries(decisions)));
}

/** Decides about a link; null takes the decision back. */
function decide(link, status) {
  if (!link) return;
  const { comment } = decisions.get(link.id) ?? {};
  keep(link, { status: status === null || status === givenStatus(link) ? undefined : status, comment });
  emit("decided", link);
}

/** Notes what the reader has to say about a link. */
function note(link, text) {
  const { status } = decisions.get(link.id) ?? {};
  keep(link, { status, comment: text === (link.source.comment ?? "") ? undefined : text });
  showSave();
}

/** The alignment file with the decisions, in the layout in which the program writes it: a document, what is expected of two, and a link a line. */
function editedFile() {
  const spaced = value => `{ ${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${field(key, item)}`).join(", ")} }`;
  const field = (key, item) => {
    if (key === "passages" && Array.isArray(item)) return `[${item.map(spaced).join(", ")}]`;
    if (key === "documents" && Array.isArray(item)) return `[${item.map(one => JSON.stringify(one)).join(", ")}]`;
    if (key === "evidence" && Array.isArray(item)) return `[${item.map(one => JSON.stringify(one)).join(", ")}]`;
    return JSON.stringify(item);
  };
  const lines = all => all.length ? `[\n    ${all.map(spaced).join(",\n    ")}\n  ]` : "[]";
  const edited = {
    ...file,
    links: file.links.map(link => {
      const { status, comment } = decisions.get(String(link.id)) ?? {};
      const decided = { ...link, ...(status !== undefined && { status }), ...(comment !== undefined && { comment }) };
      // A note that was taken back leaves nothing.
      if (decided.comment === "") delete decided.comment;
      return decided;
    }),
  };
  const parts = Object.entries(edited).map(([key, item]) => {
    const isTable = ["links", "documents", "expected"].includes(key) && Array.isArray(item);
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
