// What the reader has decided: kept in this browser by the alignment's hash, and saved as an alignment file.

const decisionsKey = "synoptic:" + data.hash;
const verdictsKey = `${decisionsKey}:contradictions`;

const statuses = ["automatic", "confirmed", "rejected", "manual"];
const verdicts = ["real", "different", "explained"];
const statusWords = status => say(`status.${status}`);

/** What was kept by this browser under a key, each item as far as it is sound. */
function keptItems(key, isSound) {
  try {
    const known = JSON.parse(stored(key) ?? "{}");
    return new Map(Object.entries(known).filter(([, one]) => one && typeof one === "object" && isSound(one)));
  } catch { return new Map(); }
}

// MARK: Links

/** By a link's id what is decided of it: {status, comment}, each only where it differs from the file; in a review what waits to be saved. */
const decisions = isReview ? new Map() : keptItems(decisionsKey, one => one.status === undefined || statuses.includes(one.status));

const givenStatus = link => link.source.status ?? "automatic";
const statusOf = link => decisions.get(link.id)?.status ?? givenStatus(link);
/** Whether nobody has rejected a link. */
const isStanding = link => statusOf(link) !== "rejected";
/** The events of which a link stands. */
const standingEvents = () => events.filter(event => event.links.some(isStanding));
const commentOf = link => decisions.get(link.id)?.comment ?? link.source.comment ?? "";

function keep(link, decision) {
  if (decision.status === undefined && decision.comment === undefined) decisions.delete(link.id);
  else decisions.set(link.id, decision);
  store(decisionsKey, JSON.stringify(Object.fromEntries(decisions)));
}

/** Decides about a link; null takes the decision back. */
function decide(link, status) {
  if (!link) return;
  if (isReview) {
    if (statusOf(link) !== (status ?? "automatic")) act({ kind: "status", link: link.id, status: status ?? "automatic" });
    return;
  }
  const { comment } = decisions.get(link.id) ?? {};
  keep(link, { status: status === null || status === givenStatus(link) ? undefined : status, comment });
  emit("decided", link);
}

/** Notes what the reader has to say about a link. */
function note(link, text) {
  if (isReview) { typed({ kind: "comment", link: link.id, comment: text }); return; }
  const { status } = decisions.get(link.id) ?? {};
  keep(link, { status, comment: text === (link.source.comment ?? "") ? undefined : text });
  showSave();
}

// MARK: Contradictions

/** A contradiction by its two sides, as the alignment file has them. */
const placeOfSide = side => ({ document: docs[side.document].id, start: side.offsets[0], end: side.offsets[1] });
const keyOfPlaces = places => places.map(({ document, start, end }) => `${document}:${start}-${end}`).join("|");
const keyOfConflict = one => keyOfPlaces([one.a, one.b].map(placeOfSide));

const isPlace = one => typeof one?.document === "string" && Number.isInteger(one.start) && Number.isInteger(one.end);

/**
 * By a contradiction's key what is decided of it: {a, b, verdict, comment}, "" for what was taken back, verdict and comment only where they differ
 * from the file. Both sides are kept, for another page of the alignment may not list the contradiction.
 */
const conflictDecisions = isReview ? new Map() : keptItems(verdictsKey, one => (!one.verdict || verdicts.includes(one.verdict)) && isPlace(one.a) && isPlace(one.b));

const givenDecision = one => file.contradictions?.[one.decision] ?? {};
const verdictOf = one => conflictDecisions.get(keyOfConflict(one))?.verdict ?? givenDecision(one).verdict ?? "";
const conflictNoteOf = one => conflictDecisions.get(keyOfConflict(one))?.comment ?? givenDecision(one).comment ?? "";

/** Keeps a verdict on a contradiction, or a note; "" takes it back. */
function judge(one, change) {
  if (isReview) { judgeInReview(one, change); return; }
  const given = givenDecision(one);
  const wanted = { verdict: verdictOf(one), comment: conflictNoteOf(one), ...change };
  const kept = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => value !== (given[name] ?? "")));
  if (Object.keys(kept).length) conflictDecisions.set(keyOfConflict(one), { a: placeOfSide(one.a), b: placeOfSide(one.b), ...kept });
  else conflictDecisions.delete(keyOfConflict(one));
  store(verdictsKey, JSON.stringify(Object.fromEntries(conflictDecisions)));
  showSave();
  if ("verdict" in change) emit("judged", one);
}

/** A contradiction as the server knows it: by the places that the file has for it. */
const conflictAction = one => ({ kind: "verdict", a: givenDecision(one).a ?? placeOfSide(one.a), b: givenDecision(one).b ?? placeOfSide(one.b) });

/** In a review a verdict is sent at once, a note when it is written. */
function judgeInReview(one, change) {
  if (!("verdict" in change)) {
    typed({ ...conflictAction(one), ...change });
    return;
  }
  const action = { ...conflictAction(one), comment: conflictNoteOf(one), ...change };
  // What was written goes with it.
  dropDraft(aimOf(action));
  act(action);
}

/** The file's decisions about contradictions with the reader's. */
function editedContradictions() {
  const edited = [...(file.contradictions ?? [])], added = [];
  // The page may have another of several equal places than the file.
  const places = new Map(edited.map((one, index) => [keyOfPlaces([one.a, one.b]), index]));
  for (const one of data.contradictions) if (one.decision >= 0) places.set(keyOfConflict(one), one.decision);
  for (const [key, kept] of conflictDecisions) {
    const at = places.get(key);
    const decision = { ...kept, ...edited[at], ...Object.fromEntries(Object.entries(kept).filter(([name]) => name !== "a" && name !== "b")) };
    for (const name of ["verdict", "comment"]) if (decision[name] === "") delete decision[name];
    if (at === undefined) added.push(decision);
    else edited[at] = decision;
  }
  // What was taken back leaves nothing.
  return [...edited, ...added].filter(one => Object.keys(one).some(name => name !== "a" && name !== "b"));
}

// MARK: The file

/** The alignment file with the decisions, in the layout in which the program writes it: a document, a contradiction or a link a line. */
function editedFile() {
  const spaced = value => `{ ${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${field(key, item)}`).join(", ")} }`;
  const field = (key, item) => {
    if (key === "passages" && Array.isArray(item)) return `[${item.map(spaced).join(", ")}]`;
    if (["a", "b", "focus"].includes(key) && typeof item === "object" && item) return spaced(item);
    if (["documents", "evidence"].includes(key) && Array.isArray(item)) return `[${item.map(one => JSON.stringify(one)).join(", ")}]`;
    return JSON.stringify(item);
  };
  const lines = all => all.length ? `[\n    ${all.map(spaced).join(",\n    ")}\n  ]` : "[]";
  const edited = file.links.map(link => {
    const { status, comment } = decisions.get(String(link.id)) ?? {};
    const decided = { ...link, ...(status !== undefined && { status }), ...(comment !== undefined && { comment }) };
    // A note that was taken back leaves nothing.
    if (decided.comment === "") delete decided.comment;
    return decided;
  });
  const contradictions = editedContradictions();
  const { links: _links, contradictions: _contradictions, ...others } = file;
  const all = Object.keys(file).flatMap(key => {
    if (key === "contradictions") return [];
    if (key === "links") return contradictions.length ? [["contradictions", contradictions], ["links", edited]] : [["links", edited]];
    return [[key, others[key]]];
  });
  const tables = ["links", "documents", "expected", "contradictions", "notes"];
  return `{\n${all.map(([key, item]) => `  ${JSON.stringify(key)}: ${tables.includes(key) && Array.isArray(item) ? lines(item) : JSON.stringify(item)}`).join(",\n")}\n}\n`;
}

/** How much the reader has decided, in words: "2 confirmed, 1 note". */
function decisionWords() {
  const counts = new Map();
  const count = (key, isCounted) => { if (isCounted) counts.set(key, (counts.get(key) ?? 0) + 1); };
  for (const { status, comment } of decisions.values()) {
    count(`decided.${status}`, status);
    count("decided.note", comment);
    count("decided.no-note", comment === "");
  }
  for (const { verdict, comment } of conflictDecisions.values()) {
    count(verdict ? "decided.contradiction" : "decided.no-verdict", verdict !== undefined);
    count("decided.note", comment);
  }
  return [...counts].map(([key, number]) => say(key, { count: number })).join(", ");
}

function save() {
  const address = URL.createObjectURL(new Blob([editedFile()], { type: "application/json" }));
  const name = data.file.replace(/(\.json)?$/i, "") + "-reviewed.json";
  const anchor = el("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  const words = decisionWords();
  clear(byId("saved"), words ? say("saved.with", { name, words }) : say("saved.unchanged", { name }), " ",
    el("button", { type: "button", class: "plain-link", onclick: () => clear(byId("saved")) }, say("close")));
}

function showSave() {
  if (isReview) return;
  const count = decisions.size + conflictDecisions.size;
  byId("save").textContent = count ? say("save.count", { count }) : say("save");
  byId("save").title = say("save.title");
  // What was saved is no longer all.
  clear(byId("saved"));
}
on("decided", showSave);
