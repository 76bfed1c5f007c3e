// A new link is drawn: sentences are marked, in each document a run of them, and linked.

/** By document the marked run: {d, first, last}. */
const marks = new Map();
const isMarkedAt = (d, at) => marks.has(d) && marks.get(d).first <= at && at <= marks.get(d).last;

/** A run with a sentence more, or with one less if it was in it; what is marked alone is marked no more. */
function markedRun(run, d, at) {
  if (!run) return { d, first: at, last: at };
  if (at < run.first || at > run.last) return { d, first: Math.min(run.first, at), last: Math.max(run.last, at) };
  if (run.first === run.last) return null;
  if (at === run.first) return { ...run, first: at + 1 };
  if (at === run.last) return { ...run, last: at - 1 };
  return { d, first: at, last: at };
}

function toggleMark(d, at) {
  const run = markedRun(marks.get(d), d, at);
  if (run) marks.set(d, run);
  else marks.delete(d);
  state.sentence = { d, at };
  showMarks();
  byId("said").textContent = marks.size ? say("marks", { passages: markWords().join("") }) : say("marks.none");
}

function dropMarks() {
  if (!marks.size) return false;
  marks.clear();
  showMarks();
  return true;
}

/** The links that marked sentences are of, without rejected ones. */
function markedLinks() {
  return [...new Set([...marks.values()].flatMap(({ d, first, last }) => range(first, last).flatMap(at => linksAt[d][at])))].filter(isStanding);
}

const markedEnds = () => [...marks.values()].sort((a, b) => a.d - b.d);
const markWords = () => listed(markedEnds().map(run => `${docs[run.d].id} ${sentenceWords(run.d, run)}`));

/** Links what is marked. */
function linkMarks() {
  if (marks.size < 2) { hint(say("marks.needs")); return; }
  useMarks(() => replaceLinks([], markedEnds()));
}

/** Adds what is marked to the chosen link. */
function addMarks() {
  const link = state.chosen;
  if (!link || !marks.size) { hint(say(link ? "marks.none" : "hint.no-link")); return; }
  const ends = markedEnds();
  useMarks(() => replaceLinks([link], joinedPassages([link, { ends }])));
}

/** Does something with what is marked, which is marked no more if that is taken; it goes with what waits, for it may be refused. */
function useMarks(done) {
  const ends = markedEnds();
  if (done() === false) return;
  if (own.waiting.length) own.waiting.at(-1).marks = ends;
  keepOwn();
  dropMarks();
}

/** What was marked is marked again if that was refused for which it was marked. */
function restoreMarks(ends) {
  if (!ends?.length || marks.size) return;
  for (const run of ends) marks.set(run.d, run);
  showMarks();
}

let markedNodesBefore = [];
/** Shows what is marked: in the texts, and in the bar below them. */
function showMarks() {
  for (const node of markedNodesBefore) node.classList.remove("marked");
  markedNodesBefore = [...marks.values()].flatMap(({ d, first, last }) => range(first, last).map(at => columnNodes.has(d) ? columnNodes.get(d).body.querySelector(`#${sentenceId(d, at)}`) : null)).filter(Boolean);
  for (const node of markedNodesBefore) node.classList.add("marked");
  const bar = byId("marks"), wasHidden = bar.hidden;
  bar.hidden = !marks.size;
  // The columns have another height.
  if (bar.hidden !== wasHidden) drawTies();
  const link = state.chosen;
  const tool = (field, words, key, done, isPossible = true) => el("button", { type: "button", data: { field }, title: `${words} ( ${key} )`, disabled: !isPossible, onclick: done }, words);
  keepingFocus(bar, () => clear(bar, !marks.size ? [] : [
    el("p", {}, sayNodes("marks", { passages: el("span", {}, listed(markedEnds().map(run => [bdi(docs[run.d].id), ` ${sentenceWords(run.d, run)}`]))) })),
    el("div", { class: "marks-tools" },
      tool("link", say("marks.link"), "l", linkMarks, marks.size > 1),
      link && isThere(link) ? tool("add", say("marks.add", { link: called(link) }), "a", addMarks) : null,
      link && isThere(link) && markedLinks().some(other => other !== link) ? tool("merge", say("merge.marked", { links: listed(mergeable(link).map(called)).join("") }), "g", () => mergeLink(link)) : null,
      tool("drop", say("marks.drop"), "Esc", dropMarks)),
  ]));
  showPanel();
}

on("chosen", () => { if (marks.size) showMarks(); });
on("columns", () => { if (marks.size) showMarks(); });
on("relinked", () => { if (marks.size) showMarks(); });

// MARK: By keys

/** The sentence that the focus is on, or that the reader has come to last. */
function sentenceInFocus() {
  const node = document.activeElement?.closest?.(".s");
  if (!node) return state.sentence;
  const [, d, at] = node.id.split("-").map(Number);
  return { d, at };
}

/** Puts the focus on a sentence of a column, which scrolls as far as it must. */
function focusSentence(d, at) {
  const node = sentenceNode(d, at), { body } = columnNodes.get(d);
  if (!node) return;
  leader = d;
  state.sentence = { d, at };
  // What is laid out only now has its height only then.
  node.scrollIntoView({ block: "nearest" });
  const top = offset(body, node), bottom = top + node.getBoundingClientRect().height;
  if (top < 40) body.scrollTop += top - 40;
  else if (bottom > body.clientHeight - 40) body.scrollTop += Math.min(bottom - body.clientHeight + 40, top - 40);
  node.focus({ preventScroll: true });
}

/** The arrow keys go from sentence to sentence, and from column to column. */
function stepSentence(key) {
  const from = document.activeElement?.closest?.(".s");
  const column = document.activeElement?.closest?.(".column-body");
  if (!column) return false;
  const d = Number(column.dataset.d);
  if (!from) {
    focusSentence(d, sentenceBeingRead(column) ?? 0);
    return true;
  }
  const at = Number(from.id.split("-")[2]);
  if (key === "ArrowUp" || key === "ArrowDown") {
    const next = at + (key === "ArrowDown" ? 1 : -1);
    if (next >= 0 && next < docs[d].texts.length) focusSentence(d, next);
    return true;
  }
  // Columns stand in the direction of the page.
  const other = state.columns[state.columns.indexOf(d) + (key === "ArrowRight" ? 1 : -1)];
  if (other === undefined) return true;
  const link = linksAt[d][at].find(one => passes(one) && endIn(one, other));
  focusSentence(other, link ? endIn(link, other).first : sentenceBeingRead(columnNodes.get(other).body) ?? 0);
  return true;
}
