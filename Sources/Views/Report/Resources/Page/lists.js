// Contradictions, and the sentences for which no counterpart was found.

function sideNode(side) {
  const document = docs[side.document], [at, from, to] = side.span;
  return el("div", { class: "side" },
    el("h3", { class: "small" }, bdi(document.id), ": ", el("strong", {}, bdi(side.value)),
      side.support.length ? [", as in ", side.support.flatMap((d, index) => [index ? ", " : null, bdi(docs[d].id)])] : null),
    el("p", { lang: document.language, dir: document.direction, class: "reading" }, markedNodes(document.texts[at], [{ from, to, kind: "k-date" }])),
    el("p", { class: "small" }, el("a", { href: "#texts", onclick: event => { event.preventDefault(); openAt("texts", null, { d: side.document, at }); } }, spanWords(side.document, { first: at, last: at }))));
}

/** The score, no probability, from which on contradictions are shown at once. */
const leastLikely = 0.15;
let showsDoubtful = false;
const likelyContradictions = () => data.contradictions.filter(one => one.score >= leastLikely).length;

function showContradictions() {
  if (state.view !== "contradictions") return;
  const found = data.contradictions.filter(one => {
    if (one.link >= 0 && statusOf(links[one.link]) === "rejected") return false;
    return !hits || hits[one.a.document].has(one.a.span[0]) || hits[one.b.document].has(one.b.span[0]);
  });
  const doubtful = found.filter(one => one.score < leastLikely).length;
  const shown = found.filter(one => showsDoubtful || one.score >= leastLikely);
  byId("contradictions-lead").textContent = found.length
    ? `${plural(found.length - doubtful, "likely contradiction")} in dates, times, numbers and ages, the likeliest first` + (showsDoubtful && doubtful ? `, then ${doubtful} that ${doubtful === 1 ? "is" : "are"} probably none.` : ".") + " Places, causes and other things are not compared."
    : "No contradictions in dates, times, numbers or ages were found. Other things are not compared.";
  byId("contradictions-more").hidden = !doubtful || showsDoubtful;
  byId("contradictions-more").textContent = `Show ${doubtful} more that ${doubtful === 1 ? "is" : "are"} probably none`;
  clear(byId("contradiction-list"), shown.map(one => el("li", {},
    el("p", { class: "small" }, one.kind, one.about.length ? [": ", bdi(one.about.join(", "))] : null,
      one.link >= 0 ? [", ", el("a", { href: "#" + encodeURIComponent(links[one.link].id), onclick: event => { event.preventDefault(); choose(links[one.link]); } }, called(links[one.link]))] : ", not linked"),
    el("div", { class: "sides" }, sideNode(one.a), sideNode(one.b)))));
}
byId("contradictions-more").addEventListener("click", () => { showsDoubtful = true; showContradictions(); });
on("filtered", showContradictions);
on("decided", showContradictions);

// MARK: No counterpart

const runsAtOnce = 150;
let runs = [], runsShown = 0;

/** What the program expects to have missed of what a document shares with each other one; "" where the file does not say. */
function expectedWords(id) {
  const shares = (file.expected ?? []).filter(({ documents }) => documents.includes(id))
    .map(({ documents, missed }) => `${percent(missed)} (${documents.find(other => other !== id)})`);
  return shares.length ? `Expected to be missed of what it shares with others: ${shares.join(", ")}.` : "";
}

function showAlone() {
  if (state.view !== "alone") return;
  const d = Number(byId("alone-document").value || 0), document = docs[d];
  runs = [];
  let count = 0, compared = 0;
  document.texts.forEach((_text, at) => {
    if (document.blockOf.get(at) === "reference" || document.blockOf.get(at) === "comment") return;
    compared += 1;
    if (linksAt[d][at].some(link => statusOf(link) !== "rejected")) return;
    count += 1;
    if (hits && !hits[d].has(at)) return;
    const last = runs[runs.length - 1];
    if (last && last.last === at - 1 && document.paragraphs[at] === document.paragraphs[at - 1]) last.last = at;
    else runs.push({ first: at, last: at });
  });
  byId("alone-count").textContent = `${plural(count, "sentence")} of ${compared}, ${percent(count / Math.max(1, compared))}`;
  byId("alone-expected").textContent = expectedWords(document.id);
  runsShown = 0;
  clear(byId("alone-list"));
  moreAlone();
}

function moreAlone() {
  const d = Number(byId("alone-document").value || 0), document = docs[d];
  const folded = hits ? fold(state.query.trim()) : "";
  const upTo = Math.min(runs.length, runsShown + runsAtOnce);
  for (; runsShown < upTo; runsShown += 1) {
    const { first, last } = runs[runsShown];
    const date = data.dates[document.dates[first]];
    byId("alone-list").append(el("div", { class: "run" },
      el("p", { class: "small run-head" }, el("a", { href: "#texts", onclick: event => { event.preventDefault(); openAt("texts", null, { d, at: first }); } }, spanWords(d, { first, last })), date ? [" · ", dateNode(date)] : null),
      el("p", { lang: document.language, dir: document.direction, class: "reading" }, range(first, last).flatMap(at =>
        [...markedNodes(document.texts[at], hits ? matches(document.texts[at], folded).map(one => ({ ...one, kind: "hit" })) : []), " "]))));
  }
  byId("alone-more").hidden = runsShown >= runs.length;
}
byId("alone-document").addEventListener("change", showAlone);
byId("alone-more").addEventListener("click", moreAlone);
on("filtered", showAlone);
on("decided", showAlone);

// MARK: Nothing linked

/** An alignment without links says so, and shows what came nearest. */
function noLinks() {
  return el("div", { class: "no-links" },
    el("p", { class: "lead" }, "This alignment has no links. ", data.candidates.length ? "These pairs of sentences came nearest to being linked:" : "No pair of sentences came near to being linked."),
    el("ol", { class: "contradiction-list" }, data.candidates.map(candidate => el("li", {},
      el("p", { class: "small" }, percent(candidate.score)),
      el("div", { class: "sides" }, candidate.passages.filter(passage => passage.length).map(([d, first, last]) => el("div", { class: "side" },
        el("h3", { class: "small" }, bdi(docs[d].id), ` ${spanWords(d, { first, last })}`),
        el("p", { lang: docs[d].language, dir: docs[d].direction, class: "reading" }, textNodes(textOf({ d, first, last })))))),
      el("p", { class: "small" }, candidate.evidence.filter(item => item.a && item.b && item.weight > 0).slice(0, 6).flatMap((item, at) => [at ? "; " : "both have ", bdi(item.a), " = ", bdi(item.b)]))))));
}
