// What the page says, in the reader's language: patterns by keys, from the tables of `Words`.

function stored(key) {
  // A browser may forbid it for pages from the disk; the page then forgets.
  try { return localStorage.getItem(key); } catch { return null; }
}

function store(key, value) {
  try { localStorage.setItem(key, value); } catch { /* as above */ }
}

const languageKey = "synoptic:language";

/** The language that the reader has chosen, or else the first of the browser's that the page speaks. */
function wantedLanguage() {
  const wanted = [stored(languageKey), ...(globalThis.navigator?.languages ?? [])].filter(Boolean).map(tag => tag.slice(0, 2).toLowerCase());
  return wanted.find(tag => wordTable[tag]) ?? "en";
}

let language = wantedLanguage();

/** English dates have the day first, as those of the terminal. */
const locale = () => language === "en" ? "en-GB" : language;

/** What is made for a language is made once. */
const formats = new Map();
function format(name, make) {
  const key = `${language} ${name}`;
  if (!formats.has(key)) formats.set(key, make(locale()));
  return formats.get(key);
}

/** The pattern of a key; of several plural forms that of the number `count`, or the ordinal form of `ordinal`. */
function pattern(key, { count, ordinal }) {
  const found = wordTable[language][key] ?? wordTable.en[key] ?? key;
  if (typeof found === "string") return found;
  const form = ordinal === undefined
    ? format("cardinal", tag => new Intl.PluralRules(tag)).select(Number(count))
    : format("ordinal", tag => new Intl.PluralRules(tag, { type: "ordinal" })).select(ordinal);
  return found[form] ?? found.other;
}

const number = value => format("number", tag => new Intl.NumberFormat(tag)).format(value);

/** The words of a key, with values in the place of their names. */
const say = (key, values = {}) => pattern(key, values).replace(/\{(\w+)\}/g, (_all, name) => typeof values[name] === "number" ? number(values[name]) : values[name] ?? "");

/** The same as nodes and strings, where values are nodes. */
const sayNodes = (key, values = {}) => pattern(key, values).split(/\{(\w+)\}/)
  .map((part, at) => at % 2 === 0 ? part : typeof values[part] === "number" ? number(values[part]) : values[part] ?? "");

const isKnown = key => key in wordTable.en;
const percent = share => `${Math.round(share * 100)}\u00A0%`;

/** Several things one after the other: strings or nodes. */
const listed = (items, separator = ", ") => items.flatMap((item, at) => at ? [separator, item] : [item]);

/** Puts the words of the language into the elements of the page that name a key. */
function sayElements() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const [attribute, name] of [["title", "sayTitle"], ["placeholder", "sayPlaceholder"], ["aria-label", "sayLabel"]]) {
    const selector = `[data-${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}]`;
    for (const node of document.querySelectorAll(selector)) node.setAttribute(attribute, say(node.dataset[name]));
  }
}
