// Contradictions, and what the reader says of them.

/** The score, no probability, from which on contradictions are shown at once. */
const leastLikely = 0.15;
let showsDoubtful = false;

/** The link of both sides, as long as it is there; null where there is none. */
function linkOfConflict(one) {
  const link = numbered[one.link];
  return link && isThere(link) ? link : null;
}
const isOfRejected = one => linkOfConflict(one) !== null && !isStanding(linkOfConflict(one));
/** What the reader has called a contradiction is one, whatever its score. */
const isLikely = one => verdictOf(one) !== "different" && !isOfRejected(one) && (one.score >= leastLikely || verdictOf(one) !== "");
const likelyContradictions = () => data.contradictions.filter(isLikely).length;

/** When what is contradicted happened, as far as the sentences or their link say; for sorting. */
function dayOfConflict(one) {
  const dates = [linkOfConflict(one)?.date, ...[one.a, one.b].map(side => data.dates[docs[side.document].dates[side.span[0]]])].filter(Boolean);
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
  const link = linkOfConflict(one);
  return el("li", { id: conflictId(one), class: verdict ? `verdict-${verdict}` : null, tabindex: "-1" },
    el("p", { class: "small" }, say(`conflict.${one.kind}`), one.about.length ? [": ", bdi(one.about.join(", "))] : null, ", ",
      link ? el("a", { href: "#" + encodeURIComponent(link.id), onclick: event => { event.preventDefault(); choose(link); } }, called(link)) : say("conflict.not-linked")),
    el("div", { class: "sides" }, sideNode(one.a, one.kind), sideNode(one.b, one.kind)),
    el("div", { class: "decide", role: "group", "aria-label": say("conflict.verdict", { values }) },
      decisionButtons(verdict, choices, value => judgeConflict(one, value))),
    noteNode(conflictNoteOf(one), say("note.on", { what: values }), "comment", conflictAction(one), text => judge(one, { comment: text })));
}

/** A verdict that is said again is taken back. */
function judgeConflict(one, value) {
  const before = [...document.querySelectorAll("#contradiction-list > li")].findIndex(node => node.id === conflictId(one));
  const isRow = document.activeElement?.matches("#contradiction-list > li");
  judge(one, { verdict: verdictOf(one) === value ? "" : value });
  // The focus stays, or goes to what takes the place of what is hidden now.
  const node = byId(conflictId(one)) ?? document.querySelectorAll("#contradiction-list > li")[before] ?? null;
  ((isRow ? node : node?.querySelector(`[data-decide="${value}"]`)) ?? byId("contradictions-order")).focus();
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
  keepingFocus(byId("contradiction-list"), () => clear(byId("contradiction-list"), shown.map(conflictNode)));
}

// MARK: By keys

const conflictRow = () => document.activeElement?.closest?.("#contradiction-list > li") ?? null;

function stepConflict(by) {
  const rows = [...document.querySelectorAll("#contradiction-list > li")];
  const at = rows.indexOf(conflictRow());
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
  next?.scrollIntoView({ block: "nearest" });
  next?.focus();
}

/** Judges the contradiction that the focus is on. */
function judgeFocused(value) {
  const row = conflictRow(), one = row && data.contradictions[Number(row.id.split("-")[1])];
  if (!one) { hint(say("hint.no-contradiction")); return null; }
  row.focus();
  if (verdictOf(one) !== value) judgeConflict(one, value || verdictOf(one));
  return one;
}

/** The keys of the view in a review: those of links, but about contradictions. */
const conflictKeys = () => ({
  j: () => stepConflict(1), k: () => stepConflict(-1),
  c: () => judgeFocused("real"), x: () => judgeFocused("different"), e: () => judgeFocused("explained"), u: () => judgeFocused(""),
  n: () => { if (judgeFocused("real")) stepConflict(1); },
  o: () => {
    const area = conflictRow()?.querySelector("textarea");
    if (!area) { hint(say("hint.no-contradiction")); return; }
    area.closest("details").setAttribute("open", "");
    area.focus();
  },
});

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
on("relinked", showContradictions);
