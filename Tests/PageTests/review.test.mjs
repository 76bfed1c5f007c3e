import assert from "node:assert/strict";
import test from "node:test";
import { page } from "./page.mjs";

const texts = ["One two three.", "Four.", "Five six seven eight.", "Nine.", "Ten eleven."];
const documents = ["de", "en", "ru"].map(language => ({ id: language, language, blocks: {}, paragraphs: texts.map(() => 1), texts, starts: texts.map((_, at) => at * 30), ends: texts.map((_, at) => at * 30 + 20), hasText: true, dates: texts.map(() => -1) }));
const alignment = {
  mode: "comparable", documents: [{ id: "de" }, { id: "en" }, { id: "ru" }],
  links: [{ id: "l1", score: 0.9 }, { id: "l2", score: 0.4, comment: "why?" }, { id: "l3", score: 0.6, status: "confirmed" }],
};
const side = (document, start, end) => ({ document, span: [0, start, end], offsets: [start, end], value: "1", support: [] });
const data = {
  hash: "h", file: "a.json", dates: [], events: [0, 1, 2].map(index => ({ links: [index], date: -1 })), entities: [], documents, review: { revision: 4 }, notes: [],
  links: [{ passages: [[0, 0, 0], [1, 0, 1]] }, { passages: [[0, 1, 1], [1, 2, 2], [2, 0, 0]] }, { passages: [[0, 3, 4], [1, 3, 4]] }],
  contradictions: [{ kind: "date", score: 0.5, link: 1, links: [1], about: [], a: side(0, 30, 34), b: side(1, 60, 64), decision: -1 }],
};
const scripts = ["words", "text", "dates", "model", "places", "decisions", "search", "filters", "contradictions", "waiting", "relinking", "notes", "tags", "drawing", "editing", "queue"];
/** The scripts with what would send and show replaced: `sent` has what is done. */
const open = (content = data, file = alignment) => {
  const value = page(scripts, { data: JSON.stringify(content), alignment: JSON.stringify(file) });
  value(`(globalThis.sent = [], globalThis.act = action => { sent.push(action); }, globalThis.showSaving = () => {}, globalThis.showRelinked = () => {}, globalThis.sayChange = () => {},
    globalThis.showPanel = () => {}, globalThis.shownLink = () => null, globalThis.showMarks = () => {}, globalThis.showTagChoices = () => {}, globalThis.showContradictions = () => {}, globalThis.showTabs = () => {},
    globalThis.showProgress = () => {}, globalThis.keepDoubtOrder = () => {}, globalThis.emit = () => {}, 1)`);
  return value;
};
const ids = (value, d, at) => value(`linksAt[${d}][${at}].map(link => link.id)`);
const source = (id, more = {}) => ({ id, score: 1, status: "manual", ...more });

test("a change of a status leaves the rest as it is", () => {
  const value = open();
  value(`applyChanges([{ revision: 5, window: "w", what: "status", how: "do", link: "l1", links: [{ id: "l1", source: ${JSON.stringify({ id: "l1", score: 0.9, status: "confirmed" })}, passages: [[0, 0, 0], [1, 0, 1]], date: -1, after: null }] }])`);
  assert.equal(value("statusOf(links[0])"), "confirmed");
  assert.deepEqual(value("links.map(link => link.id)"), ["l1", "l2", "l3"]);
});

test("links come, go and move, and come back under their numbers", () => {
  const value = open();
  const change = links => `applyChanges([{ revision: 5, window: "w", what: "replace", how: "do", link: "m1", links: ${JSON.stringify(links)} }])`;
  // Two that stand after each other, told in the wrong order.
  value(change([
    { id: "m2", source: source("m2"), passages: [[0, 0, 0], [2, 2, 2]], date: -1, after: "m1" },
    { id: "m1", source: source("m1"), passages: [[0, 0, 1], [2, 1, 1]], date: -1, after: "l1" },
  ]));
  assert.deepEqual(value("links.map(link => link.id)"), ["l1", "m1", "m2", "l2", "l3"]);
  assert.deepEqual(ids(value, 0, 0), ["l1", "m1", "m2"]);
  assert.deepEqual(ids(value, 0, 1), ["m1", "l2"]);
  const number = value("linkById.get('m1').index");
  value(change([{ id: "m1", source: null }, { id: "l2", source: source("l2"), passages: [[0, 1, 2], [1, 2, 2]], date: -1, after: "l1" }]));
  assert.deepEqual(value("links.map(link => link.id)"), ["l1", "l2", "m2", "l3"]);
  assert.deepEqual([ids(value, 0, 0), ids(value, 0, 1), ids(value, 0, 2), ids(value, 2, 0)], [["l1", "m2"], ["l2"], ["l2"], []]);
  assert.equal(value("linkOfConflict(data.contradictions[0]).id"), "l2");
  value(change([{ id: "m1", source: source("m1"), passages: [[0, 0, 0], [1, 0, 0]], date: -1, after: null }, { id: "l2", source: null }]));
  assert.equal(value("linkById.get('m1').index"), number);
  assert.deepEqual(value("links.map(link => link.id)"), ["m1", "l1", "m2", "l3"]);
  assert.equal(value("linkOfConflict(data.contradictions[0])"), null);
});

test("dates, events, contradictions and notes are those of the last change", () => {
  const value = open();
  const verdict = { a: { document: "de", start: 30, end: 34 }, b: { document: "en", start: 60, end: 64 }, verdict: "real" };
  value(`applyChanges([
    { revision: 5, window: "w", what: "replace", how: "do", link: "m1", dates: { from: 0, items: [{ text: "1917", from: 1, to: 2, others: [] }] }, links: [{ id: "m1", source: ${JSON.stringify(source("m1"))}, passages: [[0, 2, 2], [1, 2, 2]], date: 0, after: "l2" }] },
    { revision: 6, window: "v", what: "note", how: "do", link: null, links: [], events: [{ links: ["l1", "m1"], date: 0 }, { links: ["l2"], date: -1 }], contradictions: [${JSON.stringify(verdict)}], notes: [{ d: 1, first: 2, last: 2, text: "see" }] }])`);
  assert.deepEqual(value("events.map(event => [event.links.map(link => link.id), event.date?.text ?? null])"), [[["l1", "m1"], "1917"], [["l2"], null]]);
  assert.equal(value("linkById.get('m1').date.text"), "1917");
  assert.equal(value("verdictOf(data.contradictions[0])"), "real");
  assert.equal(value("noteOn(1, 2)"), "see");
  value(`applyChanges([{ revision: 7, window: "w", what: "verdict", how: "undo", link: null, links: [], contradictions: [] }])`);
  assert.equal(value("verdictOf(data.contradictions[0])"), "");
});

test("what waits is shown over what the file has; what sets the same anew takes its place", () => {
  const value = open();
  value(`(queueUp("actions", { kind: "status", link: "l1", status: "rejected" }), queueUp("actions", { kind: "comment", link: "l1", comment: "a" }), queueUp("actions", { kind: "comment", link: "l1", comment: "ab" }),
    queueUp("actions", { kind: "note", d: 0, at: 3, text: "n" }), queueUp("actions", { kind: "tags", link: "l2", tags: ["x"] }), layOver(), 1)`);
  assert.equal(value("own.waiting.length"), 4);
  assert.deepEqual(value("[statusOf(links[0]), commentOf(links[0]), noteOn(0, 3), tagsOf(links[1])]"), ["rejected", "ab", "n", ["x"]]);
  // What is on its way is not changed any more.
  value(`(own.waiting.at(-1).isSent = true, queueUp("actions", { kind: "tags", link: "l2", tags: [] }), layOver(), 1)`);
  assert.deepEqual([value("own.waiting.length"), value("tagsOf(links[1])")], [5, []]);
});

test("what a window keeps survives a reload", () => {
  const value = open();
  value(`(readOwn(), queueUp("actions", { kind: "status", link: "l1", status: "rejected" }), own.drafts.set("comment:l2", { action: { kind: "comment", link: "l2", comment: "half" } }), keepOwn(), 1)`);
  const name = value("own.name");
  assert.match(name, /^[a-z0-9]{12}$/);
  value(`(Object.assign(own, { name: "", waiting: [], drafts: new Map() }), readOwn(), layOver(), 1)`);
  assert.deepEqual(value("[own.name, own.waiting.length, statusOf(links[0]), commentOf(links[1])]"), [name, 1, "rejected", "half"]);
});

test("what is written is one action, and none if it says what is there", () => {
  const value = open();
  value(`(own.drafts.set("comment:l2", { action: { kind: "comment", link: "l2", comment: "why?" } }), own.drafts.set("comment:l1", { action: { kind: "comment", link: "l1", comment: "new" } }), own.drafts.set("comment:l3", { action: { kind: "comment", link: "l3", comment: "no" }, problem: "refused" }), finishAllWriting(), 1)`);
  assert.deepEqual(value("sent"), [{ kind: "comment", link: "l1", comment: "new" }]);
  assert.deepEqual(value("[...own.drafts.keys()]"), ["comment:l3"]);
});

test("what another window has written since is not overwritten unseen", () => {
  const value = open();
  value(`(globalThis.showActed = () => {}, typed({ kind: "comment", link: "l2", comment: "mine" }), links[1].source.comment = "theirs", finishAllWriting(), 1)`);
  assert.deepEqual(value("sent"), []);
  assert.match(value("refusalOf({ kind: 'comment', link: 'l2' })"), /theirs/);
  value("(typed({ kind: 'comment', link: 'l2', comment: 'mine too' }), finishAllWriting(), 1)");
  assert.deepEqual(value("sent"), []);
  value("(writeAllTheSame('comment:l2'), 1)");
  assert.deepEqual(value("sent"), [{ kind: "comment", link: "l2", comment: "mine too" }]);
});

test("a note on a contradiction goes with the verdict that there is when it is sent", () => {
  const value = open();
  value(`(judge(data.contradictions[0], { comment: "n" }), file.contradictions = [{ a: placeOfSide(data.contradictions[0].a), b: placeOfSide(data.contradictions[0].b), verdict: "real" }], layOver(), 1)`);
  assert.equal(value("verdictOf(data.contradictions[0])"), "real");
  value("(finishAllWriting(), 1)");
  assert.deepEqual(value("sent.map(({ verdict, comment }) => [verdict, comment])"), [["real", "n"]]);
  // A verdict takes with it what is being written.
  value(`(judge(data.contradictions[0], { comment: "nn" }), judge(data.contradictions[0], { verdict: "explained" }), finishAllWriting(), 1)`);
  assert.deepEqual(value("sent.slice(1).map(({ verdict, comment }) => [verdict, comment])"), [["explained", "nn"]]);
});

test("marks are runs of sentences", () => {
  const value = open();
  const run = (...steps) => value(`${JSON.stringify(steps)}.reduce((run, at) => markedRun(run ?? null, 0, at), null)`);
  assert.deepEqual(run(3), { d: 0, first: 3, last: 3 });
  assert.deepEqual(run(3, 5), { d: 0, first: 3, last: 5 });
  assert.deepEqual(run(3, 1), { d: 0, first: 1, last: 3 });
  assert.equal(run(3, 3), null);
  assert.deepEqual(run(3, 5, 5), { d: 0, first: 3, last: 4 });
  assert.deepEqual(run(3, 5, 3), { d: 0, first: 4, last: 5 });
  assert.deepEqual(run(3, 5, 4), { d: 0, first: 4, last: 4 });
});

test("borders move within the text, and leave a sentence", () => {
  const value = open();
  value("moveBorder(links[0], 1, 'end', 1)");
  value("moveBorder(links[0], 0, 'start', -1)");
  value("moveBorder(links[0], 0, 'start', 1)");
  value("moveBorder(links[1], 1, 'start', -2)");
  assert.deepEqual(value("sent"), [
    { kind: "replace", links: ["l1"], by: [[[0, 0, 0], [1, 0, 2]]] },
    { kind: "replace", links: ["l2"], by: [[[0, 1, 1], [1, 0, 2], [2, 0, 0]]] },
  ]);
});

test("a link is split where the shares of letters are alike, and where both parts have two documents", () => {
  const value = open();
  assert.equal(value("canSplit(links[0])"), false);
  assert.equal(value("canSplit(links[2])"), true);
  assert.equal(value("unsplitWords(links[0])"), "No. 1 cannot be split: one side has one sentence only.");
  const pair = (first, second) => `unsplitWords({ id: "l9", ends: [{ d: 0, first: 0, last: ${first} }, { d: 1, first: 0, last: ${second} }] })`;
  for (const lengths of [[1, 0], [0, 4]]) assert.equal(value(pair(...lengths)), "No. 9 cannot be split: one side has one sentence only.");
  assert.equal(value(pair(0, 0)), "No. 9 cannot be split: each part needs passages of two documents.");
  assert.deepEqual(value("likelyCuts(links[2].ends)"), [1, 1]);
  assert.deepEqual(value("partsOf(links[2].ends, [1, 1])"), [[{ d: 0, first: 3, last: 3 }, { d: 1, first: 3, last: 3 }], [{ d: 0, first: 4, last: 4 }, { d: 1, first: 4, last: 4 }]]);
  assert.deepEqual(value("likelyCuts([{ d: 0, first: 0, last: 4 }, { d: 1, first: 2, last: 3 }])"), [4, 1]);
});

test("merging takes the next link of the same documents, or the marked one", () => {
  const value = open();
  assert.equal(value("linkAfter(links[0]).id"), "l2");
  value("mergeLink(links[0])");
  value("(marks.set(0, { d: 0, first: 3, last: 3 }), mergeLink(links[1]))");
  assert.deepEqual(value("sent"), [
    { kind: "replace", links: ["l1", "l2"], by: [[[0, 0, 1], [1, 0, 2], [2, 0, 0]]] },
    { kind: "replace", links: ["l2", "l3"], by: [[[0, 1, 1], [0, 3, 4], [1, 2, 4], [2, 0, 0]]] },
  ]);
  // A bead has no gaps.
  const translation = open(data, { ...alignment, mode: "parallel" });
  translation("(marks.set(0, { d: 0, first: 3, last: 3 }), mergeLink(links[0]))");
  assert.deepEqual(translation("sent[0].by"), [[[0, 0, 4], [1, 0, 4]]]);
});

test("a tag is written as it is in use, once", () => {
  const value = open(data, { ...alignment, links: [{ ...alignment.links[0], tags: ["Polonium"] }, ...alignment.links.slice(1)] });
  value("addTag(links[1], '  polonium ')");
  value("addTag(links[0], 'POLONIUM')");
  value("addTag(links[1], 'to   check')");
  value("addTag(links[1], '  ')");
  assert.deepEqual(value("sent"), [{ kind: "tags", link: "l2", tags: ["Polonium"] }, { kind: "tags", link: "l2", tags: ["to check"] }]);
  assert.deepEqual(value("tagsInUse()"), ["Polonium"]);
});

test("the queue has its order, and keeps it while one judges", () => {
  const value = open();
  assert.equal(value("queuedLinks()"), null);
  value("(queueOrder = 'doubt', 1)");
  assert.deepEqual(value("queuedLinks().map(link => link.id)"), ["l2", "l3", "l1"]);
  value("(links[1].source.status = 'confirmed', links[1].score = 0.99, 1)");
  assert.deepEqual(value("queuedLinks().map(link => link.id)"), ["l2", "l3", "l1"]);
  value("(queue = null, queueOrder = 'contradictions', 1)");
  assert.deepEqual(value("queuedLinks().map(link => link.id)"), ["l2", "l1", "l3"]);
});

test("letters of other scripts are keys by their place", () => {
  const value = page(["words", "text"], { });
  value("(load('keys'), 1)");
  assert.equal(value("signOf({ key: 'о', code: 'KeyJ' })"), "j");
  assert.equal(value("signOf({ key: 'Я', code: 'KeyZ', shiftKey: true })"), "Z");
  assert.equal(value("signOf({ key: 'z', code: 'KeyY' })"), "z");
  // Caps Lock is no Shift.
  assert.equal(value("signOf({ key: 'A', code: 'KeyA', shiftKey: false, getModifierState: () => true })"), "a");
  assert.equal(value("signOf({ key: 'a', code: 'KeyA', shiftKey: true, getModifierState: () => true })"), "A");
  assert.equal(value("signOf({ key: 'ArrowDown', code: 'ArrowDown' })"), "ArrowDown");
  assert.equal(value("signOf({ key: '/', code: 'Slash' })"), "/");
});
