// The page's scripts without a page: their functions, given data and the elements they ask for.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const resources = fileURLToPath(new URL("../../Sources/Views/Report/Resources/", import.meta.url));
export const scriptFolder = `${resources}Page/`;
export const languages = ["de", "en", "ru"];

/** What the page says in its languages. */
export const wordTable = Object.fromEntries(languages.map(tag => [tag, JSON.parse(readFileSync(`${resources}Words/${tag}.json`, "utf8"))]));

/** The table of the search as ReportPage hands it to the scripts. */
function foldingTable() {
  const table = { leftOut: [], kept: {}, letters: {} };
  const file = new URL("../../Sources/Views/Inspection/Resources/search-folding.txt", import.meta.url);
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [kind, one, other] = line.trim().split(/\s+/);
    if (line.startsWith("#") || other === undefined) continue;
    if (kind === "leave-out") table.leftOut.push([parseInt(one, 16), parseInt(other, 16)]);
    else if (kind === "keep") table.kept[one] = String.fromCodePoint(parseInt(other, 16));
    else table.letters[one] = other;
  }
  return table;
}

/**
 * The value of an expression after some of the page's scripts have run; `elements` have the texts of the page's elements by id, `wanted` are
 * the languages of the browser.
 */
export function page(scripts, elements = {}, wanted = ["en"]) {
  const element = id => ({ textContent: elements[id] ?? "{}", replaceChildren: () => {}, append: () => {}, addEventListener: () => {} });
  const document = { getElementById: element, body: { dataset: {} }, activeElement: null, addEventListener: () => {} };
  const storage = () => {
    const kept = new Map();
    return { getItem: key => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
  };
  const context = vm.createContext({ document, localStorage: storage(), sessionStorage: storage(), crypto: globalThis.crypto, setTimeout: () => 0, clearTimeout: () => {}, navigator: { languages: wanted }, foldingTable: foldingTable(), wordTable });
  // A script that asks for its elements at once may be loaded when they are there.
  context.load = name => { vm.runInContext(readFileSync(`${scriptFolder}${name}.js`, "utf8"), context, { filename: `${name}.js` }); };
  for (const name of scripts) context.load(name);
  // By way of JSON: arrays of another context are equal to none of this one.
  return expression => JSON.parse(JSON.stringify(vm.runInContext(`(${expression}) ?? null`, context)));
}
