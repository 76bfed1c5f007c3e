import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { languages, page, scriptFolder, wordTable } from "./page.mjs";

const placeholders = text => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]);
const forms = found => typeof found === "string" ? [found] : Object.values(found);
const keys = Object.keys(wordTable.en);

test("every language has every key, with the same values in it", () => {
  for (const tag of languages) {
    assert.deepEqual(Object.keys(wordTable[tag]).sort(), [...keys].sort(), tag);
    for (const key of keys) {
      const [all, own] = [wordTable.en[key], wordTable[tag][key]].map(found => new Set(forms(found).flatMap(placeholders)));
      // A count may be said by the form alone, a century by its ordinal or by Roman numbers.
      for (const name of own) assert.ok(all.has(name) || name === "roman", `${tag} ${key}: {${name}}`);
      for (const name of all) assert.ok(own.has(name) || name === "number" && own.has("roman"), `${tag} ${key} lacks {${name}}`);
      for (const text of forms(wordTable[tag][key])) assert.ok(text.trim().length > 0, `${tag} ${key}`);
    }
  }
});

test("counted things have all plural forms of their language", () => {
  for (const tag of languages) {
    const wanted = new Intl.PluralRules(tag).resolvedOptions().pluralCategories, ordinal = new Intl.PluralRules(tag, { type: "ordinal" }).resolvedOptions().pluralCategories;
    for (const key of keys) {
      const found = wordTable[tag][key];
      if (typeof found === "string") continue;
      assert.deepEqual(Object.keys(found).sort(), [...key.startsWith("century") ? ordinal : wanted].sort(), `${tag} ${key}`);
    }
  }
});

test("the scripts and the page ask for keys that are there, and for all of them", () => {
  const sources = readdirSync(scriptFolder).filter(name => name.endsWith(".js") || name === "page.mustache").map(name => readFileSync(scriptFolder + name, "utf8")).join("\n");
  const said = new Set([...sources.matchAll(/data-say(?:-\w+)?="([^"]+)"/g)].map(match => match[1]));
  for (const [, key] of sources.matchAll(/say(?:Nodes)?\(\s*"([^"]+)"/g)) said.add(key);
  for (const key of said) assert.ok(keys.includes(key), `no words for ${key}`);
  // What is put together of parts has its beginning in the scripts; the rest stands there as a whole.
  const stems = [...sources.matchAll(/`([a-z-]+\.)[^`]*\$\{/g)].map(match => match[1]);
  const isUsed = key => said.has(key) || sources.includes(`"${key}"`) || stems.some(stem => key.startsWith(stem)) || /\.(pairs|rows)$/.test(key) && sources.includes(`linkKey("${key.replace(/\.\w+$/, "")}")`);
  assert.deepEqual(keys.filter(key => !isUsed(key)), []);
});

test("numbers take the form of their language", () => {
  const russian = page(["words"], {}, ["ru-RU", "en"]);
  assert.deepEqual([1, 2, 5, 11, 21, 104].map(count => russian(`say("count.links", { count: ${count} })`)),
    ["1 связь", "2 связи", "5 связей", "11 связей", "21 связь", "104 связи"]);
  const german = page(["words"], {}, ["de-AT"]);
  assert.deepEqual([1, 1200].map(count => german(`say("count.sentences", { count: ${count} })`)), ["1 Satz", "1.200 Sätze"]);
  const english = page(["words"], {}, ["fr", "en-US"]);
  assert.deepEqual([1, 1200].map(count => english(`say("count.sentences", { count: ${count} })`)), ["1 sentence", "1,200 sentences"]);
  assert.equal(english("percent(0.974)"), "97\u00A0%");
});

test("a language that the page does not speak is English; what is chosen comes first", () => {
  assert.equal(page(["words"], {}, ["fr", "es"])("language"), "en");
  assert.equal(page(["words"], {}, [])("language"), "en");
  assert.equal(page(["words"], {}, ["ru"])('(store("synoptic:language", "de"), wantedLanguage())'), "de");
  assert.equal(page(["words"], {}, ["ru"])('(store("synoptic:language", "xx"), wantedLanguage())'), "ru");
});

test("two translations have pairs, more have rows, independent accounts links", () => {
  const count = (mode, documents) => {
    const all = Array.from({ length: documents }, (_, at) => ({ id: String(at), language: "en", texts: [], paragraphs: [], blocks: {}, hasText: true }));
    const data = { hash: "h", dates: [], events: [], links: [], documents: all, entities: [], contradictions: [] };
    return page(["words", "text", "dates", "model"], { data: JSON.stringify(data), alignment: JSON.stringify({ links: [], mode }) })("[countLinks(2), countEvents(1)]");
  };
  assert.deepEqual(count("parallel", 2), ["2 pairs", "1 pair"]);
  assert.deepEqual(count("parallel", 3), ["2 rows", "1 row"]);
  assert.deepEqual(count("comparable", 3), ["2 links", "1 event"]);
});

test("systems of transcription have names in every language", () => {
  const schemes = [...readFileSync(new URL("../../Sources/Language/Names/Resources/Schemes/schemes.txt", import.meta.url), "utf8").matchAll(/^([a-z][\w-]*) [a-z]{2} /gm)].map(match => match[1]);
  assert.ok(new Set(schemes).size > 9);
  for (const tag of languages) for (const scheme of schemes) assert.ok(wordTable[tag][`scheme.${scheme}`], `${tag} ${scheme}`);
});

test("values may be nodes, and texts of documents are no patterns", () => {
  const value = page(["words"]);
  assert.deepEqual(value('sayNodes("conflict.as-in", { documents: { node: 1 } })'), ["as in ", { node: 1 }, ""]);
  assert.equal(value('say("note.on", { what: "{name} $& $1" })'), "Note on {name} $& $1");
});
