// Why passages were put together, beside the texts.

const written = new Set(["name", "date", "number", "term", "cognate"]);
const kindWords = {
  name: "name", date: "date", number: "number", term: "word", cognate: "similar word", time: "time told of", meaning: "they mean much the same", margin: "fits better than any other sentence",
  neighbours: "sentences around them match too", "third-document": "another document agrees", role: "role in the document", length: "length",
  prior: "most pairs of sentences have nothing to do with one another (start)", punctuation: "punctuation and structure", missing: "words without counterpart",
};
/** The same where it speaks against a link. */
const contraryWords = {
  meaning: "they mean other things", margin: "other sentences fit as well or better", neighbours: "sentences around them do not match", "third-document": "another document does not agree",
};
/** Evidence that adds less is not marked in the texts: were every common word marked, none would stand out. */
const leastMarked = 0.1;

const between = item => item.between ?? [0, 1];
const markClass = kind => "k-" + (kind === "cognate" ? "term" : kind);

/** The marks in a link's sentences: for each passage, words by kind. */
function marksOf(link) {
  const count = link.passages.length;
  const least = leastMarked / Math.max(1, count * (count - 1) / 2);
  const words = link.passages.map(() => new Map());
  const rank = ["name", "date", "number", "term", "cognate"];
  for (const item of link.evidence) {
    if (!written.has(item.kind) || !(item.weight >= least)) continue;
    const [x, y] = between(item);
    for (const [index, word] of [[x, item.a], [y, item.b]]) {
      if (!word || !words[index]) continue;
      const known = words[index].get(word);
      if (!known || rank.indexOf(item.kind) < rank.indexOf(known)) words[index].set(word, item.kind);
    }
  }
  return words;
}

/** Ranges to mark in a sentence for a link. */
function evidenceRanges(link, d, at) {
  const ranges = [];
  marksOf(link).forEach((words, index) => {
    const passage = link.passages[index];
    if (!passage || passage.d !== d || at < passage.first || at > passage.last) return;
    for (const [word, kind] of words) {
      for (const range of wordPlaces(docs[d].texts[at], word)) ranges.push({ ...range, kind: markClass(kind), data: { word } });
    }
  });
  return ranges;
}

/** Words of one kind that evidence joins, over all passages, with the sum of the weights. */
function clusters(link) {
  const parents = new Map();
  const root = key => {
    let at = key;
    while (parents.get(at) !== at) at = parents.get(at);
    return at;
  };
  const items = link.evidence.filter(item => written.has(item.kind) && (item.a || item.b));
  const keyed = items.map(item => {
    const [x, y] = between(item);
    const keys = [[x, item.a], [y, item.b]].filter(([, word]) => word).map(([index, word]) => JSON.stringify([item.kind, index, word]));
    for (const key of keys) if (!parents.has(key)) parents.set(key, key);
    if (keys.length === 2) parents.set(root(keys[0]), root(keys[1]));
    return { item, key: keys[0] };
  });
  const found = new Map();
  for (const { item, key } of keyed) {
    const top = root(key);
    if (!found.has(top)) found.set(top, { kind: item.kind, weight: 0, words: link.passages.map(() => new Set()) });
    const cluster = found.get(top);
    cluster.weight += item.weight;
    const [x, y] = between(item);
    if (item.a) cluster.words[x]?.add(item.a);
    if (item.b) cluster.words[y]?.add(item.b);
  }
  return [...found.values()].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** The other evidence, summed by kind. */
function signals(link) {
  const sums = new Map();
  for (const item of link.evidence) {
    if (written.has(item.kind) && (item.a || item.b)) continue;
    const known = sums.get(item.kind) ?? { kind: item.kind, weight: 0, words: new Set() };
    known.weight += item.weight;
    for (const word of [item.a, item.b]) if (word) known.words.add(word);
    sums.set(item.kind, known);
  }
  const labelOf = ({ kind, weight }) => written.has(kind) ? `further ${kindWords[kind]}s` : (weight < 0 ? contraryWords[kind] : null) ?? kindWords[kind] ?? kind;
  return [...sums.values()].map(one => ({ ...one, label: labelOf(one) })).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

function weightBar(weight, largest) {
  const share = Math.min(1, Math.abs(weight) / (largest || 1));
  const bar = el("span", { class: "bar-line " + (weight < 0 ? "against" : "for"), "aria-hidden": "true" });
  bar.style.setProperty("--share", share.toFixed(3));
  return bar;
}

/** Whether the words of a cluster are the two sides of a contradiction: then they are no evidence of agreement. */
function differs(cluster, conflicts) {
  const words = cluster.words.flatMap(set => [...set]);
  const says = ({ document, span: [at, from, to] }) => {
    const text = docs[document].texts[at].slice(from, to);
    return words.some(word => word.includes(text) || text.includes(word));
  };
  return conflicts.some(one => says(one.a) && says(one.b));
}

function evidenceTable(link, conflicts) {
  const all = clusters(link), others = signals(link);
  const largestOf = some => Math.max(...some.map(one => Math.abs(one.weight)), 0.01);
  const largest = largestOf(all), largestOther = largestOf(others);
  const rowOf = cluster => el("tr", { class: markClass(cluster.kind), tabindex: "0", data: { words: JSON.stringify(cluster.words.flatMap(set => [...set])) } },
    el("th", { scope: "row" }, kindWords[cluster.kind] + (differs(cluster, conflicts) ? " (they differ)" : "")),
    el("td", { class: "words" }, cluster.words.map((set, index) => set.size && link.passages[index]
      ? el("span", { class: "word" }, [...set].flatMap((word, at) => [at ? ", " : null, bdi(word, docs[link.passages[index].d].language)]))
      : null)),
    el("td", { class: "weight" }, weightBar(cluster.weight, largest), signed(cluster.weight)));
  const signalRow = one => el("tr", {},
    el("th", { scope: "row", colspan: "2" }, one.label, one.words.size ? el("span", { class: "small" }, " (", bdi([...one.words].join(", ")), ")") : null),
    el("td", { class: "weight" }, weightBar(one.weight, largestOther), signed(one.weight)));
  const many = 12;
  const table = el("table", { class: "evidence" },
    el("caption", { class: "unseen" }, "What speaks for the link, and what against it"),
    el("thead", { class: "unseen" }, el("tr", {}, el("th", { scope: "col" }, "kind"), el("th", { scope: "col" }, "what stands in the texts"), el("th", { scope: "col" }, "weight"))),
    all.length ? el("tbody", {}, el("tr", { class: "part" }, el("th", { colspan: "3", scope: "rowgroup" }, "What they have in common")), all.slice(0, many).map(rowOf)) : null,
    el("tbody", {}, el("tr", { class: "part" }, el("th", { colspan: "3", scope: "rowgroup" }, "How they lie in their texts")), others.map(signalRow)));
  if (all.length > many) {
    const more = el("button", { type: "button", class: "more" }, `Show ${all.length - many} more`);
    more.addEventListener("click", () => {
      table.tBodies[0].append(...all.slice(many).map(rowOf));
      more.remove();
      watchWords(table);
    });
    watchWords(table);
    return [table, more];
  }
  watchWords(table);
  return [table];
}

/** A row of evidence under the pointer or the focus makes its words stand out in the texts. */
function watchWords(table) {
  const hot = words => {
    for (const mark of document.querySelectorAll("mark.hot")) mark.classList.remove("hot");
    if (!words) return;
    for (const mark of document.querySelectorAll("main mark[data-word]")) if (words.includes(mark.dataset.word)) mark.classList.add("hot");
  };
  for (const row of table.querySelectorAll("tr[data-words]")) {
    const words = JSON.parse(row.dataset.words);
    row.onmouseenter = row.onfocus = () => hot(words);
    row.onmouseleave = row.onblur = () => hot(null);
  }
}

function passageNode(link, end) {
  const document = docs[end.d];
  return el("div", { class: "panel-passage" },
    el("p", { class: "small" }, el("button", { type: "button", class: "plain-link", onclick: () => openAt("texts", link, { d: end.d, at: end.first }) }, bdi(document.id)), ` (${document.language})` + (pageWords(end.d, end) && `, ${pageWords(end.d, end)}`)),
    el("p", { lang: document.language, dir: document.direction, class: "reading" },
      range(end.first, end.last).flatMap(at => [...markedNodes(document.texts[at], evidenceRanges(link, end.d, at)), " "])));
}

/** Where the reader writes what there is to say about a link. */
function noteNode(link) {
  const area = el("textarea", { rows: "2", "aria-label": `Note on ${called(link)}`, dir: "auto" });
  area.value = commentOf(link);
  area.addEventListener("input", () => note(link, area.value));
  return el("details", { class: "note", open: area.value !== "" }, el("summary", {}, "Note"), area);
}

function showPanel() {
  const link = shownLink();
  const panel = byId("panel"), content = byId("panel-content");
  // What is made anew keeps the focus.
  const focused = content.contains(document.activeElement) ? document.activeElement.dataset.decide : undefined;
  panel.classList.toggle("empty", !link);
  document.body.classList.toggle("has-link", Boolean(state.chosen));
  if (!link) {
    byId("panel-heading").textContent = "Why these passages";
    delete byId("panel-heading").dataset.id;
    clear(content, links.length
      ? el("p", {}, "Point at a sentence to see what it is linked with and why, or click to keep it. ", el("kbd", {}, "j"), " and ", el("kbd", {}, "k"), " go through the links.")
      : el("p", {}, "This alignment has no links."),
      el("p", { class: "legend" }, el("mark", { class: "k-name" }, "name"), " ", el("mark", { class: "k-date" }, "date"), " ", el("mark", { class: "k-number" }, "number"), " ", el("mark", { class: "k-term" }, "word")));
    return;
  }
  const status = statusOf(link);
  byId("panel-heading").textContent = capital(called(link));
  byId("panel-heading").dataset.id = link.id;
  const button = (value, label, key) => el("button", {
    type: "button", "aria-pressed": String(status === value), data: { decide: value }, title: `${label} ( ${key} )`,
    onclick: () => decide(link, status !== value ? value : link.source.status === value ? "automatic" : null),
  }, label);
  const conflicts = data.contradictions.filter(one => one.links.includes(link.index));
  clear(content,
    el("div", { class: "verdict" },
      el("p", { class: "score" }, el("strong", {}, percent(link.score)), " sure", link.date ? [" · ", dateNode(link.date)] : null),
      el("p", { class: "status status-" + status }, statusWords[status] ?? status)),
    el("div", { class: "decide", role: "group", "aria-label": "Your decision" },
      button("confirmed", "Confirm", "c"), button("rejected", "Reject", "x"),
      decisions.get(link.id)?.status ? el("button", { type: "button", title: "Undo ( u )", onclick: () => decide(link, null) }, "Undo") : null),
    noteNode(link),
    el("div", { class: "panel-passages" }, link.ends.map(end => passageNode(link, end))),
    el("ul", { class: "plain jump" }, link.ends.map(end => el("li", {},
      el("button", { type: "button", class: "plain-link", onclick: () => openAt("texts", link, { d: end.d, at: end.first }) }, bdi(docs[end.d].id)),
      el("span", { class: "small" }, " " + spanWords(end.d, end))))),
    conflicts.length ? el("div", { class: "panel-conflicts" }, el("h3", {}, "They contradict each other"),
      el("ul", { class: "plain" }, conflicts.map(one => el("li", {}, bdi(docs[one.a.document].id), ": ", bdi(one.a.value), " · ", bdi(docs[one.b.document].id), ": ", bdi(one.b.value))))) : null,
    evidenceTable(link, conflicts));
  if (focused) content.querySelector(`[data-decide="${focused}"]`)?.focus();
}

on("chosen", link => {
  byId("said").textContent = link ? `${capital(called(link))}, ${percent(link.score)}, ${statusWords[statusOf(link)] ?? ""}, ${link.ends.map(end => docs[end.d].id).join(", ")}` : "";
});
on("chosen", showPanel);
on("hovered", showPanel);
on("decided", showPanel);
