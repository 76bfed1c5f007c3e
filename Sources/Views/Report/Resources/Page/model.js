// What the page is about: documents, links, and what the reader looks at now.

const data = JSON.parse(byId("data").textContent);
const file = JSON.parse(byId("alignment").textContent);
const isTranslation = file.mode === "parallel";
/** Whether a server keeps what the reader does. */
const isReview = Boolean(data.review);

const docs = data.documents.map((document, index) => ({
  ...document, index, blockOf: new Map(Object.entries(document.blocks).flatMap(([kind, all]) => all.map(at => [at, kind]))),
}));

/** What the page knows of a link: what the file has of it, the sentences of its passages, and an index of the dates. */
function readLink(source, { passages, asides, date }) {
  // By their indexes in the file, which evidence counts by.
  const all = passages.map(([d, first, last]) => d === undefined ? null : { d, first, last });
  return {
    source, id: String(source.id), score: source.score, evidence: source.evidence ?? [],
    passages: all, ends: all.filter(Boolean), asides, date: data.dates[date] ?? null,
  };
}

/** All links that the page has known, by their numbers, which they keep when they are gone. */
const numbered = data.links.map((link, index) => ({ index, ...readLink(file.links[index], link) }));
/** The links that there are, in the order of the file. */
const links = [...numbered];
const linkById = new Map(links.map(link => [link.id, link]));
const isThere = link => linkById.get(link.id) === link;

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
function enterLink(link) {
  for (const { d, first, last } of link.ends) {
    for (let at = first; at <= last; at += 1) if (!linksAt[d][at].includes(link)) linksAt[d][at].push(link);
  }
}
links.forEach(enterLink);

const endIn = (link, d) => link.ends.find(end => end.d === d) ?? null;
const textOf = ({ d, first, last }) => docs[d].texts.slice(first, last + 1).join(" ");

/** A link's number as readers know it: "no. 38" for l38, "no. m1" for one made by hand; a name that a person gave stays. */
const numberOf = link => link.id.replace(/^l(?=\d+$)/, "");
const called = link => /^[lm]\d+$/.test(link.id) ? say("link.number", { id: numberOf(link) }) : link.id;
const capital = text => text.charAt(0).toLocaleUpperCase() + text.slice(1);
/** Two translations are linked pair by pair, of more each link is a row: so end the keys of the words for links that have others for those. */
const linkKind = isTranslation ? docs.length > 2 ? ".rows" : ".pairs" : "";
const linkKey = key => key + linkKind;
const countLinks = count => say(linkKey("count.links"), { count });
const countEvents = count => isTranslation ? countLinks(count) : say("count.events", { count });

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
  /** The documents with a column, by their indexes, in the order of the columns. */
  columns: [],
  /** The link that was chosen, and the one under the pointer. */
  chosen: null,
  hovered: null,
  /** A sentence without a link that was chosen: {d, at}. */
  alone: null,
  /** The sentence that the reader has come to last: {d, at}. */
  sentence: null,
  query: "",
  /** By the numbers of links, whether they pass the filters. */
  passes: links.map(() => true),
};

const shownLink = () => state.hovered ?? state.chosen;

function choose(link, options = {}) {
  delete document.body.dataset.panel;
  state.hovered = null;
  state.chosen = link;
  state.alone = options.alone ?? null;
  state.sentence = options.alone ?? options.from ?? (link && options.reveal ? firstSentence(link) : state.sentence);
  emit("chosen", link, options);
}

function hover(link) {
  // Whoever writes a note or a tag about a link goes on with that one.
  if (state.hovered === link || document.activeElement?.closest?.(".note, .tags input")) return;
  state.hovered = link;
  emit("hovered", link);
}

/** The first sentence of a link that has a column, or else of all. */
function firstSentence(link) {
  const end = link.ends.find(one => state.columns.includes(one.d)) ?? link.ends[0];
  return end ? { d: end.d, at: end.first } : null;
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
