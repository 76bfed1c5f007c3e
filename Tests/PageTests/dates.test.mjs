import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { page } from "./page.mjs";

const cases = JSON.parse(readFileSync(new URL("date-words.json", import.meta.url), "utf8"));
const open = wanted => {
  const value = page(["words", "text", "dates"], {}, [wanted]);
  return (text, kind = "date") => value(`valueWords(${JSON.stringify(text)}, ${JSON.stringify(kind)})`);
};

// The terminal's words for the same list are tested by ConflictWordsTests.
test("dates and quantities have the words of the terminal", () => {
  const words = open("en");
  for (const [kind, text, english] of cases) assert.equal(words(text, kind), english, text);
});

test("what is inherited has a question mark", () => {
  const words = open("en");
  assert.equal(words("1898?"), "1898?");
  assert.equal(words("1898?/1899?"), "1898–1899?");
});

test("dates are written as in German", () => {
  const words = open("de");
  const wanted = {
    "1917-11-07": "7. November 1917", "1917-11-07/1917-11-09": "7.–9. November 1917", "1906-04-19/1906-05-02": "19. April – 2. Mai 1906",
    "XXXX-07-13": "13. Juli (ohne Jahr)", "1896-03/1896-05": "Frühjahr 1896", "1919-24": "Winter 1919/20", "1894-01-01/1894-05-02": "Anfang 1894",
    "-0043-03-15": "15. März 44 v. Chr.", "18XX": "19. Jahrhundert", "192X": "1920er Jahre", "1891-05:START": "Anfang Mai 1891", "XXXX-WXX-1": "Montag",
    "XXXX-23": "Herbst (ohne Jahr)", "A17": "17 Jahre alt",
  };
  for (const [text, german] of Object.entries(wanted)) assert.equal(words(text), german);
  assert.equal(words("~8 t", "number"), "etwa 8 t");
  assert.equal(words("1 year", "number"), "1 Jahr");
});

test("dates are written as in Russian", () => {
  const words = open("ru");
  const wanted = {
    "1917-11-07": "7 ноября 1917 г.", "1917-11": "ноябрь 1917 г.", "1917-11-07/1917-11-09": "7–9 ноября 1917 г.", "XXXX-07-13": "13 июля (без года)",
    "1917-03/1917-04": "март–апрель 1917 г.", "1896-03/1896-05": "весна 1896 г.", "1919-24": "зима 1919/20 г.", "18XX": "XIX век", "-0043-03-15": "15 марта 44 до н. э.",
    "XXXX-23": "осень (без года)", "1917-10-25J": "25 октября 1917 г. (ст. ст.)",
  };
  for (const [text, russian] of Object.entries(wanted)) assert.equal(words(text), russian.replace(" г.", "\u00A0г."));
  assert.deepEqual(["1 year", "3 year", "5 year", "10-12 d", "0.5 year"].map(text => words(text, "number")), ["1 год", "3 года", "5 лет", "10–12 дней", "0.5 года"]);
});

test("nothing that a text may hold is an error", () => {
  for (const tag of ["en", "de", "ru"]) {
    const words = open(tag);
    for (const text of ["9999-12-31", "-9999", "0000", "1917-02-30", "XXXX-02-29", "1917-00-00", "~~~", "##", "-", "1-", "~", ":END", "//", "T25:99", "123456-01", "P1D", "1e9 t", "{count}"]) {
      for (const kind of ["date", "number", "time", "age"]) assert.equal(typeof words(text, kind), "string", text);
    }
  }
});
