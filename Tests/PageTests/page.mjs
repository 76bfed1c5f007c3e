// The page's scripts without a page: their functions, given data and the elements they ask for.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const folder = fileURLToPath(new URL("../../Sources/Views/Report/Resources/Page/", import.meta.url));

/** The value of an expression after some of the page's scripts have run; `elements` have the texts of the page's elements by id. */
export function page(scripts, elements = {}) {
  const document = { getElementById: id => ({ textContent: elements[id] ?? "{}" }), body: { dataset: {} }, activeElement: null };
  const kept = new Map();
  const localStorage = { getItem: key => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
  const context = vm.createContext({ document, localStorage });
  for (const name of scripts) vm.runInContext(readFileSync(`${folder}${name}.js`, "utf8"), context, { filename: `${name}.js` });
  // By way of JSON: arrays of another context are equal to none of this one.
  return expression => JSON.parse(JSON.stringify(vm.runInContext(`(${expression}) ?? null`, context)));
}
