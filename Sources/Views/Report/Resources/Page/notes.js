// Notes on sentences: small signs in the texts, and what they say beside them.

/** By document and first sentence, what the file has. */
let notesAt = new Map();
function changeNotes(list) {
  data.notes = list;
  notesAt = new Map(list.map(one => [noteKey(one.d, one.first), one]));
}

const savedNote = (d, at) => notesAt.get(noteKey(d, at))?.text ?? "";
/** What is noted on a sentence, whether it is saved or not. */
const noteOn = (d, at) => waitingNotes.get(noteKey(d, at)) ?? savedNote(d, at);

/** The sign of a note at the end of its sentence; null where there is none. */
function noteSign(d, at) {
  const text = noteOn(d, at);
  if (!text) return null;
  return el("a", {
    class: "note-sign", href: `#${sentenceId(d, at)}`, title: text, "aria-label": say("note.sign", { text }), lang: language,
    onclick: event => { event.preventDefault(); event.stopPropagation(); showNoteOf(d, at); },
  }, "✎");
}

/** Shows the note of a sentence beside the texts. */
function showNoteOf(d, at) {
  const link = linksAt[d][at].includes(state.chosen) ? state.chosen : linksAt[d][at].find(passes) ?? null;
  choose(link, link ? { from: { d, at } } : { alone: { d, at } });
  if (isReview) startNote(d, at);
}

/** Notes on the sentences of a link, or on one sentence, to be read. */
function noteTexts(ends) {
  const found = ends.flatMap(({ d, first, last }) => range(first, last).map(at => ({ d, at, text: noteOn(d, at) }))).filter(one => one.text);
  if (!found.length) return null;
  return el("div", { class: "sentence-notes" }, found.map(({ d, at, text }) => el("p", {},
    el("span", { class: "small" }, bdi(docs[d].id), ` ${sentenceWords(d, { first: at, last: at })}: `), el("span", { dir: "auto" }, textNodes(text)))));
}

/** Where the reader writes a note on a sentence. */
function sentenceNoteNode({ d, at }) {
  const action = { kind: "note", d, at };
  return writingNode({ text: noteOn(d, at), label: say("note.on", { what: `${docs[d].id}, ${sentenceWords(d, { first: at, last: at })}` }), name: say("note.sentence"), field: "sentence-note",
    action, keepText: text => typed({ ...action, text }) });
}

/** Puts the cursor where a note on a sentence is written. */
function startNote(d, at) {
  const area = byId("panel-content").querySelector("[data-field=sentence-note]");
  if (!area || state.sentence?.d !== d || state.sentence.at !== at) return;
  area.closest("details").open = true;
  area.focus();
}

on("noted", place => {
  const places = place ? [place] : state.columns.flatMap(d => docs[d].texts.map((_text, at) => ({ d, at })).filter(({ at }) => noteOn(d, at) || sentenceNode(d, at)?.querySelector(".note-sign")));
  for (const { d, at } of places) {
    const node = sentenceNode(d, at);
    if (node) fillSentence(node, d, at);
  }
  showPanel();
});

changeNotes(data.notes ?? []);
