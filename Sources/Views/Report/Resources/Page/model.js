// What the page is about: documents, links, and what the reader looks at now.

const data = JSON.parse(byId("data").textContent);
const file = JSON.parse(byId("alignment").textContent);

const docs = data.documents.map((document, index) => ({
  ...document, index, blockOf: new Map(Object.entries(document.blocks).flatMap(([kind, all]) => all.map(at => [at, kind]))),
}));

const links = data.links.map((link, index) => {
  const source = file.links[index];
  return {
    index, source, id: String(source.id), score: source.score, evidence: source.evidence ?? [],
    // By their indexes in the file, which evidence counts by.
    passages: link.passages.map(([d, first, last]) => d === undefined ? null : { d, first, last }),
    date: data.dates[link.date] ?? null,
  };
});
links.forEach(link => { link.ends = link.passages.filter(Boolean); });

/** The events in the order of time, each with the links that tell it; of translations each has one. */
const events = data.events.map(event => ({ links: event.links.map(index => links[index]), date: data.dates[event.date] ?? null }));
const eventOf = new Map(events.flatMap(event => event.links.map(link => [link, event])));

/** What links have of each document: the documents in their order, each with the runs of its sentences. */
function runsOf(some) {
  const ends = some.flatMap(link => link.ends).sort((a, b) => a.d - b.d || a.first - b.first || a.last - b.last);
  const runs = [];
  for (const { d, first, last } of ends) {
    if (runs.at(-1)?.d !== d) runs.push({ d, ends: [] });
    const before = runs.at(-1).ends.at(-1);
    if (before && first <= before.last + 1) before.last = Math.max(before.last, last);
    else runs.at(-1).ends.push({ d, first, last });
  }
  return runs;
}

/** The links of each sentence of each document. */
const linksAt = docs.map(document => Array.from({ length: document.texts.length }, () => []));
for (const link of links) {
  for (const { d, first, last } of link.ends) {
    for (let at = first; at <= last; at += 1) if (!linksAt[d][at].includes(link)) linksAt[d][at].push(link);
  }
}

const endIn = (link, d) => link.ends.find(end => end.d === d) ?? null;
const textOf = ({ d, first, last }) => docs[d].texts.slice(first, last + 1).join(" ");

/** A link's number as readers know it: "no. 38" for l38; a name that a person gave stays. */
const numberOf = link => link.id.replace(/^l(?=\d+$)/, "");
const called = link => /^l\d+$/.test(link.id) ? `no. ${numberOf(link)}` : link.id;
const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
/** Translations are linked pair by pair. */
const linkWord = file.mode === "parallel" ? "pair" : "link";
const eventWord = file.mode === "parallel" ? "pair" : "event";

/** The pages on which sentences of a document stand, as a citation has them; "" where it has none. */
function pageWords(d, { first, last }) {
  const from = docs[d].pages?.[first]?.[0], to = docs[d].pages?.[last]?.at(-1);
  if (from === undefined || to === undefined) return "";
  return from === to ? `p. ${from}` : `pp. ${from}–${to}`;
}

/** What a document says of itself: author, title, date, and where it is from. */
function citationNodes(document) {
  const parts = [document.author, document.title, document.date].filter(Boolean).map(text => bdi(text));
  // No other address leads anywhere from a page that loads nothing.
  if (/^https?:\/\//.test(document.address ?? "")) parts.push(el("a", { href: document.address, rel: "noreferrer noopener", target: "_blank" }, document.address));
  else if (document.address) parts.push(bdi(document.address));
  return parts.flatMap((part, index) => index ? [", ", part] : [part]);
}

/** Where sentences stand in a document, in words; by offsets where there is no text. */
function spanWords(d, { first, last }) {
  if (!docs[d].hasText) return `characters ${docs[d].starts[first]}–${docs[d].ends[last]}`;
  const pages = pageWords(d, { first, last });
  return (first === last ? `sentence ${first + 1}` : `sentences ${first + 1}–${last + 1}`) + (pages && `, ${pages}`);
}

/** Who listens to what changes. */
const listeners = {};
function on(event, listener) {
  listeners[event] ??= [];
  listeners[event].push(listener);
}
function emit(event, ...values) {
  for (const listener of listeners[event] ?? []) listener(...values);
}

const state = {
  view: "texts",
  /** The documents with a column, by their indexes. */
  columns: [],
  /** The link that was chosen, and the one under the pointer. */
  chosen: null,
  hovered: null,
  query: "",
  /** For each link, whether it passes the filters. */
  passes: new Uint8Array(links.length).fill(1),
};

const shownLink = () => state.hovered ?? state.chosen;

function choose(link, options = {}) {
  delete document.body.dataset.panel;
  state.hovered = null;
  state.chosen = link;
  emit("chosen", link, options);
}

function hover(link) {
  // Whoever writes a note about a link goes on with that one.
  if (state.hovered === link || document.activeElement?.closest?.(".note")) return;
  state.hovered = link;
  emit("hovered", link);
}

/** Opens a view at a link, or at a sentence. */
function openAt(view, link, sentence) {
  showView(view);
  if (link) choose(link, { reveal: true, from: sentence });
  else if (sentence) revealSentence(sentence.d, sentence.at);
}

/** Documents for the columns at first: at most one of a language, those with the most links. */
function firstColumns(count) {
  const weight = docs.map(document => linksAt[document.index].filter(all => all.length > 0).length);
  const ranked = docs.map(document => document.index).sort((a, b) => weight[b] - weight[a] || a - b);
  if (docs.length <= count) return docs.map(document => document.index);
  const taken = [];
  for (const index of ranked) {
    if (!taken.some(other => docs[other].language === docs[index].language)) taken.push(index);
  }
  for (const index of ranked) if (!taken.includes(index)) taken.push(index);
  return taken.slice(0, count).sort((a, b) => a - b);
}

/** A date as an element, with those that other documents give. */
const dateNode = date => [el("time", { datetime: date.text.replaceAll("?", "") }, readable(date.text)),
  date.others.length ? el("span", { class: "small" }, " (", date.others.flatMap((other, at) => [at ? "; " : null, readable(other.text), ": ", other.documents.map(d => docs[d].id).join(", ")]), ")") : null];
