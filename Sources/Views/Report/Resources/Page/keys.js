// The keyboard.

function isTyping(target) {
  return target.closest?.("input:not([type=checkbox]):not([type=range]), textarea, select, [contenteditable]") !== null;
}

/** What a key stands for: its sign, or where letters are not Latin that of its place. */
function signOf(event) {
  const { key, code, shiftKey } = event;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const isCapital = event.getModifierState?.("CapsLock") && /^[A-Za-z]$/.test(key);
  if (!isCapital && (!letter || key.length !== 1 || key.charCodeAt(0) < 0x80)) return key;
  // Caps Lock is no Shift.
  const sign = isCapital ? key : letter;
  return shiftKey ? sign.toUpperCase() : sign.toLowerCase();
}

/** Leaves what the reader is in: the search, a text, the filters, what is marked, the link. */
function stepOut() {
  const node = document.activeElement;
  if (node === byId("query")) {
    byId("query").value = "";
    searchNow();
    byId("query").blur();
  } else if (isReview && node.closest(".panel, #contradiction-list") && isTyping(node)) {
    finishAllWriting();
    // What was written is shown anew.
    (conflictRow() ?? byId("panel-heading")).focus();
  } else if (!byId("filters").hidden) toggleFilters(false);
  else if (!dropMarks()) choose(null);
}

/** Does something with a link; without one it says so. */
const withLink = (link, done) => link ? done(link) : hint(say("hint.no-link"));

/** The keys of every page. */
const commonKeys = link => ({
  j: () => step(1), k: () => step(-1),
  c: () => withLink(link, () => decide(link, "confirmed")), x: () => withLink(link, () => decide(link, "rejected")), u: () => withLink(link, () => decide(link, null)),
  n: () => withLink(link, () => { decide(link, "confirmed"); step(1); }),
  "/": () => { byId("query").focus(); byId("query").select(); },
  "?": () => byId("help").showModal(),
});

/** Puts the cursor into a field of the panel. */
function goToField(field) {
  const node = byId("panel-content").querySelector(`[data-field="${field}"]`);
  if (!node) { hint(say("hint.no-link")); return; }
  node.closest("details")?.setAttribute("open", "");
  node.focus();
}

/** Does something with the sentence that the focus is on. */
function withSentence(done) {
  const at = state.view === "texts" ? sentenceInFocus() : null;
  if (at) done(at);
  else hint(say("hint.no-sentence"));
}

/** The keys of a review. */
const reviewKeys = link => ({
  n: () => withLink(link, confirmAndGoOn),
  z: () => actAgain("undo"), Z: () => actAgain("redo"),
  o: () => goToField("comment"), t: () => goToField("tag"),
  p: () => withLink(link, nextPassage), d: () => withLink(link, () => takeOut(link, passageInFocus(link))),
  s: () => withLink(link, openSplit), g: () => withLink(link, mergeLink),
  m: () => withSentence(({ d, at }) => toggleMark(d, at)), l: linkMarks, a: addMarks,
  w: () => withSentence(({ d, at }) => { showNoteOf(d, at); }),
  q: () => byId("queue").focus(), E: () => openExports(true), A: alignAgain,
});

const borderKeys = { ArrowDown: ["end", 1], ArrowUp: ["end", -1], ArrowLeft: ["start", -1], ArrowRight: ["start", 1] };

/** Keys with the arrows: borders of passages with Shift, else from sentence to sentence. Gives whether that was something. */
function useArrow(event, link) {
  if (!(event.key in borderKeys) || state.view !== "texts" && !event.shiftKey) return false;
  if (!event.shiftKey) return stepSentence(event.key);
  if (!link) {
    // What is selected goes on by the arrows.
    if (String(getSelection())) return false;
    hint(say("hint.no-link"));
    return true;
  }
  moveBorder(link, passageInFocus(link), ...borderKeys[event.key]);
  return true;
}

const keysKey = "synoptic:keys";
byId("keys-on").checked = stored(keysKey) !== "off";
byId("keys-on").addEventListener("change", () => store(keysKey, byId("keys-on").checked ? "on" : "off"));

/** Keys that change something. */
const keysOnce = new Set("cxundglAzZsm");

for (const event of ["keydown", "pointerdown"]) document.addEventListener(event, () => hint(""), true);
document.addEventListener("keydown", event => {
  if (byId("help").open || byId("split").open) return;
  const isFree = !isTyping(event.target) && byId("keys-on").checked;
  if (isReview && isFree && (event.ctrlKey || event.metaKey) && !event.altKey && ["z", "y"].includes(signOf(event).toLowerCase())) {
    event.preventDefault();
    actAgain(signOf(event) === "z" ? "undo" : "redo");
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { stepOut(); return; }
  if (!isFree || performance.now() < quietUntil) return;
  const link = shownLink();
  if (isReview && useArrow(event, link)) { event.preventDefault(); return; }
  const actions = { ...commonKeys(link), ...isReview && reviewKeys(link), ...isReview && state.view === "contradictions" && conflictKeys() };
  const place = Number(event.key);
  const action = actions[signOf(event)] ?? (place >= 1 && place <= views.length ? () => showView(views[place - 1]) : null);
  if (!action) return;
  event.preventDefault();
  // A key that is held decides once.
  if (!event.repeat || !keysOnce.has(signOf(event))) action();
});
