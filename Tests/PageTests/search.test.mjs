import assert from "node:assert/strict";
import test from "node:test";
import { page } from "./page.mjs";

const texts = [
  ["Bei Langevin in Łódź.", "Die Straße.", "Skłodowska und Curie."], ["Langevins came.", "Nobody."], ["Ланжевен и Кюри.", "Ёлка и Троцкий.", "Нет."],
];
const form = (document, text, at) => ({ document, text, spans: [[at, texts[document][at].indexOf(text), texts[document][at].indexOf(text) + text.length]] });
const entities = [
  { id: "e1", kind: "person", forms: [form(0, "Langevin", 0), form(2, "Ланжевен", 0)] },
  { id: "e2", kind: "person", forms: [{ document: 0, text: "Marie Curie", spans: [] }, form(0, "Skłodowska", 2), form(2, "Кюри", 0)] },
  { id: "e3", kind: "person", forms: [form(2, "Троцкий", 1), { document: 1, text: "Trotsky", spans: [] }] },
];
const documents = texts.map((all, at) => ({ id: String(at), language: ["de", "en", "ru"][at], texts: all, paragraphs: all.map(() => 1), blocks: {}, hasText: true }));
const data = { hash: "h", dates: [], events: [], links: [], documents, entities, contradictions: [] };
const open = () => page(["words", "text", "dates", "model", "places", "decisions", "search"], { data: JSON.stringify(data), alignment: JSON.stringify({ links: [] }) });
/** The sentences found, as "document:sentence", and the other forms. */
const find = query => open()(`(state.query = ${JSON.stringify(query)}, searchTexts(), [hits.flatMap((all, d) => [...all.keys()].sort().map(at => d + ":" + at)), hitForms])`);

test("with and without accents, ł for l, ß for ss, ё for е, whatever the case", () => {
  for (const [query, found] of [["lodz", "0:0"], ["ŁÓDŹ", "0:0"], ["strasse", "0:1"], ["STRAẞE", "0:1"], ["елка", "2:1"], ["ёлка", "2:1"], ["sklodowska", "0:2"]]) {
    assert.ok(find(query)[0].includes(found), query);
  }
});

test("a name is found in all scripts and spellings", () => {
  assert.deepEqual(find("Langevin"), [["0:0", "1:0", "2:0"], ["Ланжевен"]]);
  assert.deepEqual(find("ланжевен"), [["0:0", "2:0"], ["Langevin"]]);
  assert.deepEqual(find("TROTSKY"), [["2:1"], ["Троцкий"]]);
});

test("endings of cases do not matter", () => {
  const inflected = { ...data, entities: [{ ...entities[0], forms: [entities[0].forms[0], { document: 2, text: "Ланжевеном", spans: [[2, 0, 3]] }] }] };
  const value = page(["words", "text", "dates", "model", "places", "decisions", "search"], { data: JSON.stringify(inflected), alignment: JSON.stringify({ links: [] }) });
  const forms = query => value(`namedForms(fold(${JSON.stringify(query)})).map(form => form.text)`);
  assert.deepEqual(forms("Ланжевен"), ["Langevin"]);
  assert.deepEqual(forms("Langevin"), ["Ланжевеном"]);
  assert.deepEqual(forms("Ланже"), []);
});

test("a word of a name finds the name in other scripts only", () => {
  assert.deepEqual(find("Curie"), [["0:2", "2:0"], ["Кюри"]]);
  assert.deepEqual(find("marie curie"), [["0:2", "2:0"], ["Skłodowska", "Кюри"]]);
});

test("a part of a word, and what names nobody, finds the text alone", () => {
  assert.deepEqual(find("Lange"), [["0:0", "1:0"], []]);
  assert.deepEqual(find("zzz"), [[], []]);
  assert.deepEqual(find("и"), [["2:0", "2:1"], []]);
});

test("where a name stands in another form is marked", () => {
  const value = open();
  value("(state.query = 'Langevin', searchTexts(), 0)");
  assert.deepEqual(value("hitRanges(2, 0)"), [{ from: 0, to: 8, kind: "hit" }]);
  assert.deepEqual(value("hitRanges(0, 0)"), [{ from: 4, to: 12, kind: "hit" }]);
  assert.deepEqual(value("hitRanges(2, 2)"), []);
});

test("a name is found by another case than those that the documents have", () => {
  const cases = [["Горького", "Gorky"], ["Троцкому", "Trotzki"], ["Марией", "Marie"], ["Максимом Горьким", "Gorki"], ["Londons", "Лондон"], ["Martha", "Марта"]];
  const own = cases.map((all, index) => ({ id: `e${index}`, kind: "person", forms: all.map((text, at) => ({ document: at ? 1 : 2, text, spans: [[0, 0, 1]] })) }));
  const value = page(["words", "text", "dates", "model", "places", "decisions", "search"], { data: JSON.stringify({ ...data, entities: own }), alignment: JSON.stringify({ links: [] }) });
  const forms = query => value(`namedForms(fold(${JSON.stringify(query)})).map(form => form.text)`);
  assert.deepEqual(forms("Горький"), ["Горького", "Gorky"]);
  assert.deepEqual(forms("Троцкий"), ["Троцкому", "Trotzki"]);
  assert.deepEqual(forms("Мария"), ["Марией", "Marie"]);
  assert.deepEqual(forms("Максим Горький"), ["Максимом Горьким", "Gorki"]);
  assert.deepEqual(forms("Лондона"), ["Londons", "Лондон"]);
  // Another name that begins alike is no case of it, and a beginning is none.
  for (const query of ["Martin", "Мартин", "Горь", "Троцкистов"]) assert.deepEqual(forms(query), [], query);
});
