import assert from "node:assert/strict";
import test from "node:test";
import { page } from "./page.mjs";

const value = page(["text"]);
const call = (name, ...values) => value(`${name}(${values.map(one => JSON.stringify(one)).join(", ")})`);

test("texts are folded for the search: no case, no accents, one space", () => {
  assert.equal(call("fold", "Straße"), "strasse");
  assert.equal(call("fold", "Ю́рий"), "юрий".normalize("NFD"));
  assert.equal(call("fold", "Élan  vital"), "elan vital");
  assert.equal(call("fold", "Σοφός"), call("fold", "ΣΟΦΌΣ"));
  assert.notEqual(call("fold", "и"), call("fold", "й"));
  for (const text of ["Straße", "Ю́рий Гага́рин", "ﬁn", "İstanbul"]) assert.equal(call("fold", call("fold", text)), call("fold", text));
});

test("a match found in the folded text is one of the text itself", () => {
  const text = "Die  Straße, Ю́рий";
  for (const word of ["strasse", "юрий", "die str"].map(one => call("fold", one))) {
    for (const { from, to } of call("matches", text, word)) assert.equal(call("fold", text.slice(from, to)), word);
    assert.equal(call("matches", text, word).length, 1);
  }
  assert.deepEqual(call("matches", "aaaa", "aa"), [{ from: 0, to: 2 }, { from: 2, to: 4 }]);
  assert.deepEqual(call("matches", "abc", "x"), []);
});

test("of a range is left what others do not take", () => {
  const left = (...others) => call("without", { from: 2, to: 9 }, others.map(([from, to]) => ({ from, to }))).map(({ from, to }) => [from, to]);
  assert.deepEqual(left(), [[2, 9]]);
  assert.deepEqual(left([4, 5]), [[2, 4], [5, 9]]);
  assert.deepEqual(left([0, 3], [8, 12]), [[3, 8]]);
  assert.deepEqual(left([0, 12]), []);
  assert.deepEqual(left([5, 7], [4, 6]), [[2, 4], [7, 9]]);
  assert.deepEqual(left([0, 2], [9, 10]), [[2, 9]]);
});

test("a word is found as a whole word, but for scripts without spaces", () => {
  assert.deepEqual(call("wordPlaces", "Engels, Engelsstadt", "Engels"), [{ from: 0, to: 6 }]);
  assert.deepEqual(call("wordPlaces", "家族は", "家族"), [{ from: 0, to: 2 }]);
  assert.deepEqual(call("wordPlaces", "108, 1080", "108"), [{ from: 0, to: 3 }, { from: 5, to: 8 }]);
  assert.deepEqual(call("wordPlaces", "text", ""), []);
});

test("characters that are not seen have names", () => {
  assert.equal(call("unseenName", "\u0000"), "\u2400");
  assert.equal(call("unseenName", "\u007F"), "\u2421");
  assert.equal(call("unseenName", "\u202E"), "U+202E");
});

test("ranges count both ends", () => assert.deepEqual(call("range", 2, 4), [2, 3, 4]));
