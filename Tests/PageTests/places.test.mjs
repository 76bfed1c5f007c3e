import assert from "node:assert/strict";
import test from "node:test";
import { page } from "./page.mjs";

const texts = ["Life", "He came.", "He saw.", "He left.", "Part two.", "The end", "All over.", "Really."];
const plain = { id: "a", language: "en", texts, hasText: true, starts: texts.map((_, at) => at * 10), ends: texts.map((_, at) => at * 10 + 9) };
const documents = [
  { ...plain, paragraphs: [1, 2, 2, 3, 4, 4, 5, 5], blocks: { heading: [0, 4, 5] }, pages: [["1"], ["1"], ["1", "2"], ["2"], ["2"], ["2"], ["3"], ["3"]] },
  { ...plain, id: "b", paragraphs: texts.map((_, at) => at), blocks: {} },
  { ...plain, id: "c", paragraphs: texts.map(() => 1), blocks: {}, hasText: false },
];
const data = { hash: "h", dates: [], events: [], links: [], documents, entities: [], contradictions: [] };
const open = wanted => page(["words", "text", "dates", "model", "places"], { data: JSON.stringify(data), alignment: JSON.stringify({ links: [] }) }, [wanted]);
const cite = (value, d, first, last) => value(`citedPlace(${d}, { first: ${first}, last: ${last} })`);

test("a place has section, paragraph, page and sentence", () => {
  const value = open("en");
  assert.equal(cite(value, 0, 1, 1), "“Life”, paragraph 1, p. 1, sentence 2");
  assert.equal(cite(value, 0, 2, 3), "“Life”, paragraphs 1–2, pp. 1–2, sentences 3–4");
  assert.equal(cite(value, 0, 6, 7), "“Part two. The end”, paragraph 1, p. 3, sentences 7–8");
  assert.equal(cite(value, 0, 3, 6), "“Life”, paragraph 2, pp. 2–3, sentences 4–7");
});

test("a text of single sentences has no paragraphs, one without text only offsets", () => {
  const value = open("en");
  assert.equal(cite(value, 1, 1, 1), "sentence 2");
  assert.equal(cite(value, 2, 1, 2), "characters 10–29");
});

test("places are said in the reader's language", () => {
  assert.equal(cite(open("de"), 0, 2, 2), "„Life“, Absatz 1, S. 1–2, Satz 3");
  assert.equal(cite(open("ru"), 0, 2, 2), "«Life», абзац 1, с. 1–2, предложение 3");
});
