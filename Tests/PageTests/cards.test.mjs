import assert from "node:assert/strict";
import test from "node:test";
import { page } from "./page.mjs";

const columns = ["id", "kind", "grade", "a", "b", "cause"];
const rows = [["e1", "missed", "2", "de", "en", ""], ["e2", "missed", "1", "de", "en", ""], ["e3", "false", "", "de", "ru", "gold"]];
const open = () => page(["text", "cards"], { data: JSON.stringify({ key: "k", columns, rows }) });

test("causes are counted by kind", () => {
  const value = open();
  value("(errors[0].cause = 'other words')");
  const counts = value("counts()");
  assert.deepEqual(counts.find(row => row.cause === "other words"), { cause: "other words", all: 1, kinds: [1, 0, 0] });
  assert.deepEqual(counts.find(row => row.cause === "gold"), { cause: "gold", all: 1, kinds: [0, 0, 1] });
  assert.deepEqual(counts.at(-1), { cause: "", all: 1, kinds: [0, 1, 0] });
});

test("the table has the causes that were chosen", () => {
  const value = open();
  value("(errors[1].cause = 'other')");
  assert.deepEqual(value("table()").split("\n"), [
    "id\tkind\tgrade\ta\tb\tcause", "e1\tmissed\t2\tde\ten\t", "e2\tmissed\t1\tde\ten\tother", "e3\tfalse\t\tde\tru\tgold", "",
  ]);
});

test("what was chosen is kept", () => {
  const value = open();
  value("(errors[0].cause = 'other words', keep(), errors[0].cause = '', restore())");
  assert.equal(value("errors[0].cause"), "other words");
});
