import assert from "node:assert/strict";
import test from "node:test";
import { page } from "./page.mjs";

const alignment = {
  format: "synoptic-alignment", documents: [{ id: "de" }, { id: "en" }],
  links: [{ id: "l1", score: 0.9, passages: [{ document: "de", start: 0, end: 3 }] }, { id: "l2", score: 0.4, comment: "why?" }],
};
const data = {
  hash: "h", dates: [], events: [{ links: [1], date: -1 }, { links: [0], date: -1 }],
  documents: ["de", "en"].map(language => ({ id: language, language, blocks: {}, texts: ["a", "b"], hasText: true })),
  links: [{ passages: [[0, 0, 0], [1, 0, 1]] }, { passages: [[0, 1, 1], []] }],
};
const open = () => page(["text", "model", "decisions"], { data: JSON.stringify(data), alignment: JSON.stringify(alignment) });

test("links are known by their sentences", () => {
  const value = open();
  assert.deepEqual(value("linksAt.map(all => all.map(links => links.map(link => link.id)))"), [[["l1"], ["l2"]], [["l1"], ["l1"]]]);
  assert.equal(value("spanWords(1, links[0].ends[1])"), "sentences 1–2");
  assert.equal(value("textOf(links[0].ends[1])"), "a b");
  assert.deepEqual(value("firstColumns(1)"), [0]);
});

test("a file without decisions has what it had", () => assert.deepEqual(JSON.parse(open()("editedFile()")), alignment));

test("decisions are written into the file, and taken back", () => {
  const value = open();
  value("keep(links[0], { status: 'confirmed' })");
  value("keep(links[1], { status: 'rejected', comment: '' })");
  const edited = JSON.parse(value("editedFile()"));
  assert.equal(edited.links[0].status, "confirmed");
  assert.deepEqual(edited.links[1], { id: "l2", score: 0.4, status: "rejected" });
  assert.equal(value("statusOf(links[1])"), "rejected");
  value("keep(links[0], {})");
  value("keep(links[1], {})");
  assert.deepEqual(JSON.parse(value("editedFile()")), alignment);
});
