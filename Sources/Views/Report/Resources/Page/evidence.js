// Why passages were put together, beside the texts.

const written = new Set(["name", "date", "number", "term", "cognate"]);
/** What a kind of evidence is, or that it speaks against a link, in words. */
const kindWords = (kind, weight = 1) => {
  const against = `evidence.${kind}.against`, key = `evidence.${kind}`;
  if (weight < 0 && isKnown(against)) return say(against);
  return isKnown(key) ? say(key) : kind;
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
  return [...ranges, ...asidesOf(link, d, at).flatMap(aside => without(aside, ranges))];
}

/** What of a sentence a link is not about. */
const asidesOf = (link, d, at) => (link.asides ?? []).filter(([document, sentence]) => document === d && sentence === at)
  .map(([, , from, to]) => ({ from, to, kind: "k-aside" }));

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
  const labelOf = ({ kind, weight }) => written.has(kind) ? say(`evidence.further.${kind}`) : kindWords(kind, weight);
  return [...sums.values()].map(one => ({ ...one, label: labelOf(one) })).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** How much something weighs, in words: no reader needs the number. */
const weightWords = weight => say(Math.abs(weight) >= 1 ? "weight.strong" : Math.abs(weight) >= 0.3 ? "weight.middle" : "weight.weak");

function weightBar(weight, largest) {
  const share = Math.min(1, Math.abs(weight) / (largest || 1));
  const bar = el("span", { class: "bar-line " + (weight < 0 ? "against" : "for"), "aria-hidden": "true" });
  bar.style.setProperty("--share", share.toFixed(3));
  return [bar, el("span", { class: "unseen" }, weightWords(weight))];
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

const mostRows = 12;

function wordRow(link, cluster, largest, sign) {
  // A word that all have in one form stands there once.
  const said = new Set();
  const words = cluster.words.map((set, index) => {
    const own = link.passages[index] ? [...set].filter(word => !said.has(word)) : [];
    for (const word of own) said.add(word);
    return own.length ? el("span", { class: "word" }, listed(own.map(word => bdi(word, docs[link.passages[index].d].language)))) : null;
  }).filter(Boolean);
  return el("tr", { class: markClass(cluster.kind), tabindex: "0", data: { words: JSON.stringify(cluster.words.flatMap(set => [...set])) } },
    el("th", { scope: "row" }, kindWords(cluster.kind)),
    el("td", { class: "words" }, listed(words, ` ${sign} `)),
    el("td", { class: "weight", title: weightWords(cluster.weight) }, weightBar(cluster.weight, largest)));
}

const signalRow = (one, largest) => el("tr", {},
  el("th", { scope: "row", colspan: "2" }, one.label, one.words.size ? el("span", { class: "small" }, " (", bdi([...one.words].join(", ")), ")") : null),
  el("td", { class: "weight", title: weightWords(one.weight) }, weightBar(one.weight, largest)));

/** A part of the table with its heading; null if it has no rows. */
const evidencePart = (key, rows) => rows.length
  ? el("tbody", {}, el("tr", { class: "part" }, el("th", { colspan: "3", scope: "rowgroup" }, say(key))), rows) : null;

function evidenceTable(link, conflicts) {
  const all = clusters(link), others = signals(link).filter(one => one.kind !== "prior");
  const differing = all.filter(cluster => differs(cluster, conflicts));
  const common = all.filter(cluster => !differing.includes(cluster));
  // What weighs next to nothing says nothing to a reader.
  const many = Math.min(mostRows, common.filter(cluster => cluster.weight >= leastMarked).length);
  const largestOf = some => Math.max(...some.map(one => Math.abs(one.weight)), 0.01);
  const largest = largestOf(all), largestOther = largestOf(others);
  const row = sign => cluster => wordRow(link, cluster, largest, sign);
  const other = others.map(one => [one.weight, signalRow(one, largestOther)]);
  const table = el("table", { class: "evidence" },
    el("caption", { class: "unseen" }, say("evidence.caption")),
    el("thead", { class: "unseen" }, el("tr", {}, ["evidence.kind", "evidence.words", "evidence.weight"].map(key => el("th", { scope: "col" }, say(key))))),
    evidencePart("evidence.common", common.slice(0, many).map(row("="))),
    evidencePart("evidence.differing", differing.map(row("/"))),
    evidencePart("evidence.for", other.filter(([weight]) => weight >= 0).map(([, node]) => node)),
    evidencePart("evidence.against", other.filter(([weight]) => weight < 0).map(([, node]) => node)));
  watchWords(table);
  if (common.length <= many) return [table];
  const more = el("button", { type: "button", class: "more" }, say("evidence.more", { count: common.length - many }));
  more.addEventListener("click", () => {
    const part = table.tBodies[0] && many ? table.tBodies[0] : table.createTBody();
    part.append(...common.slice(many).map(row("=")));
    more.remove();
    watchWords(table);
  });
  return [table, more];
}

/** A row of evidence under the pointer or the focus makes its words stand out in the texts. */
function watchWords(table) {
  const hot = words => {
    for (const mark of document.querySelectorAll("mark.hot")) mark.classList.remove("hot");
    if (!words) return;
    for (const mark of document.querySelectorAll(":is(main, .panel) mark[data-word]")) if (words.includes(mark.dataset.word)) mark.classList.add("hot");
  };
  for (const row of table.querySelectorAll("tr[data-words]")) {
    const words = JSON.parse(row.dataset.words);
    row.onmouseenter = row.onfocus = () => hot(words);
    row.onmouseleave = row.onblur = () => hot(null);
  }
}
