// Contradictions, and what the reader says of them.

/** The score, no probability, from which on contradictions are shown at once. */
const leastLikely = 0.15;
let showsDoubtful = false;

const isOfRejected = one => one.link >= 0 && statusOf(links[one.link]) === "rejected";
/** What the reader has called a contradiction is one, whatever its score. */
const isLikely = one => verdictOf(one) !== "different" && !isOfRejected(one) && (one.score >= leastLikely || verdictOf(one) !== "");
const likelyContradictions = () => data.contradictions.filter(isLikely).length;

/** When what is contradicted happened, as far as the sentences or their link say; for sorting. */
function dayOfConflict(one) {
  const link = links[one.link];
  const dates = [link?.date, ...[one.a, one.b].map(side => data.dates[docs[side.document].dates[side.span[0]]])].filter(Boolean);
  return dates.length ? dates[0].from : Infinity;
}

function sideNode(side, kind) {
  const document = docs[side.document], [at, from, to] = side.span;
  return el("div", { class: "side" },
    el("h3", { class: "small" }, bdi(document.id), ": ", el("strong", {}, valueWords(side.value, kind)),
      side.support.length ? [", ", sayNodes("conflict.as-in", { documents: el("span", {}, listed(side.support.map(d => bdi(docs[d].id)))) })] : null),
    el("p", { lang: document.language, dir: document.direction, class: "reading" }, markedNodes(document.texts[at], [{ from, to, kind: "k-date" }])),
    el("p", { class: "small" }, el("a", { href: "#texts", onclick: event => { event.preventDefault(); openAt("texts", null, { d: side.document, at }); } }, citedPlace(side.document, { first: at, last: at }))));
}

const conflictId = one => `contradiction-${data.contradictions.indexOf(one)}`;

function conflictNode(one) {
  const verdict = verdictOf(one);
  const choices = verdicts.map(value => [value, say(`verdict.${value}`)]);
  const values = `${valueWords(one.a.value, one.kind)} / ${valueWords(one.b.value, one.kind)}`;
  return el("li", { id: conflictId(one), class: verdict ? `verdict-${verdict}` : null, tabindex: "-1" },
    el("p", { class: "small" }, say(`conflict.${one.kind}`), one.about.length ? [": ", bdi(one.about.join(", "))] : null, ", ",
      one.link >= 0 ? el("a", { href: "#" + encodeURIComponent(links[one.link].id), onclick: event => { event.preventDefault(); choose(links[one.link]); } }, called(links[one.link])) : say("conflict.not-linked")),
    el("div", { class: "sides" }, sideNode(one.a, one.kind), sideNode(one.b, one.kind)),
    el("div", { class: "decide", role: "group", "aria-label": say("conflict.verdict", { values }) },
      decisionButtons(verdict, choices, value => judgeConflict(one, value))),
    noteNode(conflictNoteOf(one), say("note.on", { what: values }), text => judge(one, { comment: text })));
}

/** A verdict that is said again is taken back. */
function judgeConflict(one, value) {
  const before = [...document.querySelectorAll("#contradiction-list > li")].findIndex(node => node.id === conflictId(one));
  judge(one, { verdict: verdictOf(one) === value ? "" : value });
  // The focus stays, or goes to what takes the place of what is hidden now.
  const node = byId(conflictId(one)) ?? document.querySelectorAll("#contradiction-list > li")[before] ?? null;
  (node?.querySelector(`[data-decide="${value}"]`) ?? byId("contradictions-order")).focus();
  byId("said").textContent = say("conflict.judged", { verdict: verdictOf(one) ? say(`verdict.${verdictOf(one)}`) : say("status.automatic") });
}

function showContradictions() {
  if (state.view !== "contradictions") return;
  const isFound = one => !hits || hits[one.a.document].has(one.a.span[0]) || hits[one.b.document].has(one.b.span[0]);
  const found = data.contradictions.filter(one => !isOfRejected(one) && isFound(one));
  const different = found.filter(one => verdictOf(one) === "different");
  const showsDifferent = byId("contradictions-different").checked;
  const likely = found.filter(isLikely), doubtful = found.length - likely.length - different.length;
  const shown = found.filter(one => verdictOf(one) === "different" ? showsDifferent : showsDoubtful || isLikely(one));
  if (byId("contradictions-order").value === "date") {
    const days = new Map(shown.map(one => [one, dayOfConflict(one)]));
    shown.sort((a, b) => days.get(a) - days.get(b));
  }
  const judged = found.filter(one => verdictOf(one)).length;
  byId("contradictions-lead").textContent = found.length
    ? [say("conflicts.likely", { count: likely.length }), judged ? say("conflicts.judged", { count: judged }) : "", say("conflicts.scope")].filter(Boolean).join(" ")
    : say("conflicts.none");
  byId("contradictions-choice").hidden = !found.length;
  byId("contradictions-different-label").hidden = !different.length;
  byId("contradictions-different-words").textContent = say("conflicts.show-different", { count: different.length });
  byId("contradictions-more").hidden = !doubtful || showsDoubtful;
  byId("contradictions-more").textContent = say("conflicts.show-doubtful", { count: doubtful });
  clear(byId("contradiction-list"), shown.map(conflictNode));
}

/** Opens the view of contradictions at one. */
function openContradiction(one) {
  if (!isLikely(one)) showsDoubtful = true;
  showView("contradictions");
  const node = byId(conflictId(one));
  node?.scrollIntoView({ block: "center" });
  node?.focus();
}

byId("contradictions-more").addEventListener("click", () => { showsDoubtful = true; showContradictions(); });
byId("contradictions-order").addEventListener("change", showContradictions);
byId("contradictions-different").addEventListener("change", showContradictions);
on("filtered", showContradictions);
on("decided", showContradictions);
on("judged", () => { showContradictions(); showTabs(); });
