// What the reader did that the server has not answered yet, and what is being written: kept by this window, over a reload too.

const ownKey = `synoptic:review:${globalThis.location?.pathname ?? ""}`;
/** After so many milliseconds without a letter what was written is sent. */
const writingRest = 600;

/** This window: its name, by which the server knows whose undo it is, what waits in order, texts that are written, by what they are about, and a tag that is half written. */
const own = { name: "", waiting: [], drafts: new Map(), half: null };

if (isReview) writing.isAbout = aim => own.drafts.has(aim);

const randomName = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => (byte % 36).toString(36)).join("");

function keepOwn() {
  const { name, waiting, drafts, half } = own;
  try { sessionStorage.setItem(ownKey, JSON.stringify({ name, waiting, drafts: [...drafts], half })); } catch { /* A browser may forbid it: then a reload forgets. */ }
}

function readOwn() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(ownKey) ?? "null");
    if (kept) Object.assign(own, { name: kept.name, waiting: kept.waiting, drafts: new Map(kept.drafts), half: kept.half ?? null });
  } catch { /* nothing of ours */ }
  own.name ||= randomName();
  keepOwn();
}

/** What an action sets anew as a whole, so that a later one stands for it; null for one that is a step of its own. */
function aimOf(action) {
  switch (action?.kind) {
    case "comment": case "tags": return `${action.kind}:${action.link}`;
    case "note": return `note:${action.d}:${action.at}`;
    case "verdict": return `verdict:${keyOfPlaces([action.a, action.b])}`;
    default: return null;
  }
}

/** Puts something at the end of what waits; what sets the same anew takes the place of the last, unless that is on its way. */
function queueUp(post, action, base = baseOf(action)) {
  const last = own.waiting.at(-1), aim = aimOf(action);
  const madeAt = Date.now();
  if (last && !last.isSent && aim !== null && aimOf(last.action) === aim) Object.assign(last, { action, madeAt });
  else own.waiting.push({ post, ...action && { action, base }, madeAt });
  keepOwn();
}

// MARK: What other windows write

const textOfAction = ({ comment, text }) => comment ?? text;

/** What the file says where an action writes a text; undefined for one that writes none. */
function savedText(action) {
  switch (action?.kind) {
    case "comment": return linkById.get(action.link)?.source.comment ?? "";
    case "note": return savedNote(action.d, action.at);
    case "verdict": return savedConflict(action)?.comment ?? "";
    default: return undefined;
  }
}

/** What the file will say when all that waits is done; undefined where that is not known, for something is taken back before. */
function baseOf(action) {
  const aim = aimOf(action);
  const before = own.waiting.findLast(one => !one.action || aimOf(one.action) === aim);
  if (!before) return savedText(action);
  return before.action && textOfAction(before.action);
}

/** Whether another window has written something else since, which nobody at this one has seen where he writes. */
function isOvertaken({ action, base }) {
  if (typeof base !== "string" || textOfAction(action) === undefined) return false;
  const now = savedText(action)?.trim();
  return now !== undefined && now !== base.trim() && now !== textOfAction(action).trim();
}

/** Why a text is not saved that another window has overtaken, and what is written there now. */
const overtakenWords = action => [say("review.refused", { problem: say("refusal.changed-elsewhere") }), say("review.now", { text: savedText(action) })].join(" ");

// MARK: Shown before it is saved

/** Texts of notes that wait, by document and sentence. */
const waitingNotes = new Map();
const noteKey = (d, at) => `${d}:${at}`;

/** Lays what waits over what the file has, so that the page shows it at once. */
function layOver() {
  decisions.clear();
  conflictDecisions.clear();
  waitingNotes.clear();
  const actions = [...own.waiting.flatMap(one => one.action ?? []), ...[...own.drafts.values()].map(draft => draft.action)];
  for (const { kind, link, a, b, verdict, comment, status, tags, d, at, text } of actions) {
    const change = { status: { status }, comment: { comment }, tags: { tags } }[kind];
    if (change) decisions.set(link, { ...decisions.get(link), ...change });
    else if (kind === "verdict") conflictDecisions.set(shownKeyOf(keyOfPlaces([a, b])), { a, b, verdict: verdict ?? verdictBefore({ kind, a, b }), comment });
    else if (kind === "note") waitingNotes.set(noteKey(d, at), text);
  }
}

/** The page may have another of several equal places than the file's decision: the key by which it knows the contradiction. */
function shownKeyOf(key) {
  const one = data.contradictions.find(({ decision }) => file.contradictions?.[decision] && keyOfPlaces([file.contradictions[decision].a, file.contradictions[decision].b]) === key);
  return one ? keyOfConflict(one) : key;
}

/** Shows anew what an action is about. */
function showActed(action) {
  if (["status", "comment", "tags"].includes(action?.kind)) {
    const link = linkById.get(action.link);
    if (link) emit("decided", link);
  } else if (action?.kind === "verdict") emit("judged");
  else if (action?.kind === "note") emit("noted", { d: action.d, at: action.at });
}

// MARK: Writing

const writingTimers = new Map();

/** Keeps what the reader writes; it is sent when he rests, or leaves it. */
function typed(action) {
  const aim = aimOf(action);
  const before = own.drafts.get(aim);
  own.drafts.set(aim, { action, base: before ? before.base : baseOf(action) });
  keepOwn();
  layOver();
  clearTimeout(writingTimers.get(aim));
  const rest = () => setTimeout(() => {
    if (isComposing) writingTimers.set(aim, rest());
    else finishWriting(aim);
  }, writingRest);
  writingTimers.set(aim, rest());
  showSaving();
}

/** What the file has of a contradiction. */
function savedConflict({ a, b }) {
  const key = keyOfPlaces([a, b]);
  return (file.contradictions ?? []).find(one => keyOfPlaces([one.a, one.b]) === key);
}

/** The verdict that a note on a contradiction goes with: a draft has none of its own, for another window may judge meanwhile. */
function verdictBefore(action) {
  const aim = aimOf(action);
  return own.waiting.findLast(one => aimOf(one.action) === aim)?.action.verdict ?? savedConflict(action)?.verdict ?? "";
}

function dropDraft(aim) {
  clearTimeout(writingTimers.get(aim));
  own.drafts.delete(aim);
}

/** Whether the file says already what an action sets. */
function isSaid(action) {
  const { kind, link, comment, text, d, at } = action;
  if (kind === "comment") return (linkById.get(link)?.source.comment ?? "") === comment;
  if (kind === "note") return savedNote(d, at) === text;
  if (kind !== "verdict") return false;
  const known = savedConflict(action);
  return (known?.verdict ?? "") === (action.verdict ?? "") && (known?.comment ?? "") === (comment ?? "");
}

/** Saves what was written whatever another window has written since. */
function writeAllTheSame(aim) {
  const draft = own.drafts.get(aim);
  if (!draft) return;
  Object.assign(draft, { problem: undefined, base: savedText(draft.action) });
  finishWriting(aim);
}

/** Sends what was written, unless it was refused: that waits for the reader. */
function finishWriting(aim) {
  const draft = own.drafts.get(aim);
  clearTimeout(writingTimers.get(aim));
  if (!draft || draft.problem) return;
  const action = draft.action.kind === "verdict" ? { ...draft.action, verdict: verdictBefore(draft.action) } : draft.action;
  const isQueued = own.waiting.some(one => aimOf(one.action) === aim);
  if (!isQueued && isOvertaken(draft)) {
    draft.problem = overtakenWords(action);
    keepOwn();
    showActed(action);
    showSaving();
    return;
  }
  own.drafts.delete(aim);
  if (isQueued || !isSaid(action)) act(action, draft.base);
  else {
    keepOwn();
    layOver();
    showSaving();
  }
}

function finishAllWriting() {
  for (const aim of [...own.drafts.keys()]) finishWriting(aim);
}

/** What was written and refused about a link that is gone is said, for it stands nowhere. */
function dropOrphans() {
  for (const [aim, { action, problem }] of [...own.drafts]) {
    if (!problem || action.kind !== "comment" || linkById.has(action.link)) continue;
    dropDraft(aim);
    showTrouble(say("review.text", { text: action.comment }));
  }
  keepOwn();
  layOver();
  showSaving();
}
on("relinked", dropOrphans);

/** What was written and refused, in words; null if nothing was. */
const refusalOf = action => own.drafts.get(aimOf(action))?.problem ?? null;
