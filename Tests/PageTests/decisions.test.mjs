import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { page } from "./page.mjs";

const alignment = {
  format: "synoptic-alignment", documents: [{ id: "de" }, { id: "en" }],
  links: [{ id: "l1", score: 0.9, passages: [{ document: "de", start: 0, end: 3 }] }, { id: "l2", score: 0.4, comment: "why?" }],
};
const side = (document, start, end) => ({ document, span: [0, start, end], offsets: [start, end], value: "1", support: [] });
const contradictions = [
  { kind: "date", score: 0.5, link: 0, links: [0], about: [], a: side(0, 0, 1), b: side(1, 0, 1), decision: -1 },
  { kind: "number", score: 0.1, link: -1, links: [], about: [], a: side(0, 1, 2), b: side(1, 1, 2), decision: -1 },
];
const data = {
  hash: "h", dates: [], events: [{ links: [1], date: -1 }, { links: [0], date: -1 }], entities: [],
  documents: ["de", "en"].map(language => ({ id: language, language, blocks: {}, paragraphs: [1, 1], texts: ["a", "b"], hasText: true })),
  links: [{ passages: [[0, 0, 0], [1, 0, 1]] }, { passages: [[0, 1, 1], []] }], contradictions,
};
const scripts = ["words", "text", "dates", "model", "places", "decisions"];
const open = (file = alignment, content = data) => page(scripts, { data: JSON.stringify(content), alignment: JSON.stringify(file) });
const edited = value => JSON.parse(value("editedFile()"));

test("links are known by their sentences", () => {
  const value = open();
  assert.deepEqual(value("linksAt.map(all => all.map(links => links.map(link => link.id)))"), [[["l1"], ["l2"]], [["l1"], ["l1"]]]);
  assert.equal(value("sentenceWords(1, links[0].ends[1])"), "sentences 1–2");
  assert.equal(value("textOf(links[0].ends[1])"), "a b");
  assert.deepEqual(value("firstColumns(1)"), [0]);
});

test("a file without decisions has what it had", () => assert.deepEqual(edited(open()), alignment));

test("decisions are written into the file, and taken back", () => {
  const value = open();
  value("keep(links[0], { status: 'confirmed' })");
  value("keep(links[1], { status: 'rejected', comment: '' })");
  const { links } = edited(value);
  assert.equal(links[0].status, "confirmed");
  assert.deepEqual(links[1], { id: "l2", score: 0.4, status: "rejected" });
  assert.equal(value("statusOf(links[1])"), "rejected");
  assert.equal(value("decisionWords()"), "1 confirmed, 1 rejected, 1 note taken out");
  value("keep(links[0], {})");
  value("keep(links[1], {})");
  assert.deepEqual(edited(value), alignment);
});

const first = { a: { document: "de", start: 0, end: 1 }, b: { document: "en", start: 0, end: 1 } };

test("verdicts on contradictions are written before the links, one a line, and taken back", () => {
  const value = open();
  value("judge(data.contradictions[0], { verdict: 'different' })");
  value("judge(data.contradictions[0], { comment: 'two ships' })");
  assert.deepEqual(edited(value), { ...alignment, contradictions: [{ ...first, verdict: "different", comment: "two ships" }] });
  const text = value("editedFile()");
  assert.ok(text.includes('  "contradictions": [\n    { "a": { "document": "de", "start": 0, "end": 1 }, "b": { "document": "en", "start": 0, "end": 1 }, "verdict": "different", "comment": "two ships" }\n  ],\n  "links": ['), text);
  assert.equal(value("verdictOf(data.contradictions[0])"), "different");
  assert.equal(value("decisionWords()"), "1 contradiction judged, 1 note");
  value("judge(data.contradictions[0], { verdict: '', comment: '' })");
  assert.deepEqual(edited(value), alignment);
  assert.equal(value("conflictDecisions.size"), 0);
});

test("a verdict of the file is changed where it stands, and what the page does not know of stays", () => {
  const decided = [{ a: { document: "x", start: 5, end: 6 }, b: first.b, verdict: "real", by: "other" }, { ...first, verdict: "real", comment: "seen", by: "me" }];
  const file = { ...alignment, contradictions: decided };
  const value = open(file, { ...data, contradictions: [{ ...contradictions[0], decision: 1 }, contradictions[1]] });
  assert.equal(value("verdictOf(data.contradictions[0])"), "real");
  assert.deepEqual(edited(value), file);
  value("judge(data.contradictions[0], { verdict: 'explained' })");
  value("judge(data.contradictions[1], { comment: 'ask' })");
  assert.deepEqual(edited(value).contradictions, [
    decided[0], { ...decided[1], verdict: "explained" },
    { a: { document: "de", start: 1, end: 2 }, b: { document: "en", start: 1, end: 2 }, comment: "ask" },
  ]);
  value("judge(data.contradictions[0], { verdict: 'real' })");
  value("judge(data.contradictions[1], { comment: '' })");
  assert.deepEqual(edited(value), file);
});

test("what the browser kept and is not sound is passed over", () => {
  const value = open();
  const key = value("verdictsKey");
  assert.deepEqual(value(`(store("k", '{"a":{"verdict":"real"},"b":{"verdict":"moon"},"c":null,"d":7}'), [...keptItems("k", one => !one.verdict || verdicts.includes(one.verdict)).keys()])`), ["a"]);
  assert.ok(key.startsWith("synoptic:h"));
  assert.deepEqual(value(`(store("k", "no JSON"), [...keptItems("k", () => true)])`), []);
});

test("a saved file without decisions is the program's own, to the byte", () => {
  const folder = new URL("../../Alignments/", import.meta.url);
  for (const name of readdirSync(folder).filter(name => name.endsWith(".json"))) {
    const text = readFileSync(new URL(name, folder), "utf8");
    const file = JSON.parse(text);
    const value = open(file, {
      ...data, events: [], contradictions: [], links: file.links.map(() => ({ passages: [] })),
      documents: file.documents.map(({ id, language }) => ({ id, language, blocks: {}, paragraphs: [], texts: [], hasText: true })),
    });
    assert.equal(value("editedFile()"), text, name);
  }
});

test("a verdict that this page does not list is written all the same", () => {
  const value = open();
  value("judge(data.contradictions[0], { verdict: 'different' })");
  value("data.contradictions.splice(0, 1)");
  assert.deepEqual(edited(value).contradictions, [{ ...first, verdict: "different" }]);
});
