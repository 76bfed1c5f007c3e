// Text and elements. Whatever comes from documents gets into the page by way of text nodes only.

const byId = id => document.getElementById(id);

/** An element with attributes and children; strings become text. */
function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "data") Object.assign(node.dataset, value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return node;
}

/** Says why what was asked for is not done, until the next key or click. */
const hint = words => { byId("hint").textContent = words; };

/** As much of a text as there is room for on a canvas, with an ellipsis where something is left out. */
function fitted(context, text, width) {
  if (context.measureText(text).width <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && context.measureText(characters.join("") + "…").width > width) characters.pop();
  return characters.join("") + "…";
}

function clear(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return node;
}

/** Until when single keys do nothing, for they were meant for a text. */
let quietUntil = 0;
const quietTime = 1500;

/** Where a pointer is down, and whether letters are put together: what one has under one's hand is not made anew, or the click is lost. */
let pressed = null, isComposing = false;
/** Whether the reader is writing about something, by its aim, and what he writes is nowhere else yet. */
const writing = { isAbout: () => true };
/** Whether something that has the focus is made anew: then it is not the reader who leaves it. */
let isMakingAnew = false;
/** What is to be shown then, by its element: the last of each. */
const postponed = new Map();
const isHeld = container => container.contains(pressed) || isComposing && container.contains(document.activeElement);

function showPostponed() {
  for (const [container, render] of [...postponed]) keepingFocus(container, render);
}

/** A pointer is up only after its click. */
function watchHolding() {
  const letGo = () => {
    pressed = null;
    showPostponed();
  };
  document.addEventListener("pointerdown", event => { pressed = event.target; }, true);
  document.addEventListener("click", () => { pressed = null; }, true);
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => setTimeout(letGo), true);
  document.addEventListener("compositionstart", () => { isComposing = true; }, true);
  document.addEventListener("compositionend", () => { isComposing = false; setTimeout(showPostponed); }, true);
}
watchHolding();

/** Makes what is in an element anew; the focus, and where one writes, stay, by ids, and by `data-field` or `data-decide` within them. */
function keepingFocus(container, render) {
  if (isHeld(container)) {
    postponed.set(container, render);
    return;
  }
  postponed.delete(container);
  const node = document.activeElement;
  if (!container.contains(node)) { render(); return; }
  const owner = node.closest("[id]").id, { decide, field } = node.dataset;
  const selector = decide !== undefined ? `[data-decide="${CSS.escape(decide)}"]` : field !== undefined ? `[data-field="${CSS.escape(field)}"]` : null;
  const isText = node.matches("textarea, input[type=text]");
  const { value, selectionStart, selectionEnd, scrollTop } = node;
  const { scrollTop: top } = container;
  isMakingAnew = true;
  render();
  isMakingAnew = false;
  const again = selector ? byId(owner)?.querySelector(selector) : byId(owner);
  if (isText && again?.dataset.aim !== node.dataset.aim) {
    // What is written there now is about something else: letters that are on their way must not be taken for keys.
    quietUntil = performance.now() + quietTime;
    return;
  }
  if (!again) return;
  again.closest("details")?.setAttribute("open", "");
  if (isText) {
    // What nobody writes here is shown as it is now: another window may have changed it.
    if (writing.isAbout(node.dataset.aim)) again.value = value;
    again.setSelectionRange(selectionStart, selectionEnd);
    again.scrollTop = scrollTop;
  }
  again.focus({ preventScroll: true });
  container.scrollTop = top;
}

/** Gives an element other children; those that stay are not touched, so that they need not be laid out anew. */
function putChildren(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const node of nodes) {
    if (node === next) next = next.nextElementSibling;
    else parent.insertBefore(node, next);
  }
}

/** What is not seen, or turns the writing round: shown by name instead. */
const unseen = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

function unseenName(character) {
  const code = character.codePointAt(0);
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7F) return "\u2421";
  return "U+" + code.toString(16).toUpperCase().padStart(4, "0");
}

/** Text nodes for a text, with characters that are not seen made visible. */
function textNodes(text) {
  const nodes = [];
  let start = 0;
  for (const match of text.matchAll(unseen)) {
    if (match.index > start) nodes.push(text.slice(start, match.index));
    nodes.push(el("span", { class: "control" }, unseenName(match[0])));
    start = match.index + match[0].length;
  }
  if (start < text.length) nodes.push(text.slice(start));
  return nodes;
}

/** A short text of a document within text of the page. */
const bdi = (text, language) => el("bdi", { lang: language }, textNodes(text));

/** What is left of a range without others. */
function without(range, others) {
  let rest = [range];
  for (const { from, to } of others) {
    rest = rest.flatMap(one => from >= one.to || to <= one.from ? [one] : [{ ...one, to: Math.max(one.from, from) }, { ...one, from: Math.min(one.to, to) }]);
  }
  return rest.filter(one => one.from < one.to);
}

/** Text nodes for a text with marks at ranges {from, to, kind}; where two overlap, the first has it. */
function markedNodes(text, ranges) {
  const nodes = [];
  let start = 0;
  for (const range of [...ranges].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (range.from < start || range.to <= range.from) continue;
    if (range.from > start) nodes.push(...textNodes(text.slice(start, range.from)));
    nodes.push(el("mark", { class: range.kind, data: range.data }, textNodes(text.slice(range.from, range.to))));
    start = range.to;
  }
  if (start < text.length) nodes.push(...textNodes(text.slice(start)));
  return nodes;
}

// What the table of the search leaves out, and the letters after which it does not, in both cases.
const escaped = code => `\\u{${code.toString(16)}}`;
const leftOut = new RegExp(
  `(${Object.entries(foldingTable.kept).flatMap(([one, mark]) => [one + mark, one.toUpperCase() + mark]).join("|")})`
    + `|[${foldingTable.leftOut.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join("")}]`, "gu");
const lettersWithoutForm = new RegExp(`[${Object.keys(foldingTable.letters).join("")}]`, "g");

/** Folded for comparison: no case, no accents, one space. The program's own search does the same by the same table. */
function fold(text) {
  return text.normalize("NFKD").replace(leftOut, "$1").toUpperCase().toLowerCase()
    .replace(lettersWithoutForm, one => foldingTable.letters[one]).replace(/[\s\u0085]+/g, " ");
}

/** Where a folded text stands in a text, as ranges of the text itself. */
function matches(text, folded) {
  let all = "";
  const starts = [], ends = [];
  for (const match of text.matchAll(/\s+|\P{M}\p{M}*|\p{M}+/gu)) {
    const part = fold(match[0]);
    for (let count = 0; count < part.length; count += 1) {
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
    all += part;
  }
  const found = [];
  for (let at = all.indexOf(folded); at >= 0; at = all.indexOf(folded, at + folded.length)) {
    found.push({ from: starts[at], to: ends[at + folded.length - 1] });
  }
  return found;
}

/** A letter of a script that has spaces between its words. */
const letter = /(?![\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}])[\p{L}\p{M}]/u;

/** Where a word stands in a text as a whole word. */
function wordPlaces(text, word) {
  const found = [];
  if (!word) return found;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const before = [...text.slice(Math.max(0, at - 2), at)].pop() ?? "";
    const after = [...text.slice(at + word.length, at + word.length + 2)][0] ?? "";
    if (letter.test(before) && letter.test(word[0])) continue;
    if (letter.test(after) && letter.test(word[word.length - 1])) continue;
    found.push({ from: at, to: at + word.length });
  }
  return found;
}

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => first + at);
