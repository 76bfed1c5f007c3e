// What is searched for: in the texts as they stand, and by the names that the documents have for the same person or place.

/** The sentences folded, when they are first asked for. */
const foldedTexts = docs.map(() => null);
function foldedOf(d) {
  foldedTexts[d] ??= docs[d].texts.map(fold);
  return foldedTexts[d];
}

/** The forms of each entity folded, when first asked for. */
let foldedForms = null;
function formsFolded() {
  foldedForms ??= data.entities.map(entity => entity.forms.map(form => fold(form.text)));
  return foldedForms;
}

const leastName = 3;
/** A name may have an ending of so many letters, if the rest is long enough to tell it. */
const longestEnding = 2, leastStem = 5;
const isForm = (form, query) => form === query
  || query.length >= leastStem && form.startsWith(query) && form.length - query.length <= longestEnding && !/[\s-]/.test(form.slice(query.length));
/** The script of a word's first letter, as far as it matters here. */
const scriptOf = text => ["Latin", "Cyrillic", "Greek", "Hebrew", "Arabic"].find(script => new RegExp(`^\\P{L}*\\p{Script=${script}}`, "u").test(text)) ?? "";

/** Two forms of a word in different cases have at least so many letters in common at their beginning. */
const leastCommon = 4;
/** What Cyrillic names end in by their case. */
const cyrillicEnding = /^(|[аяуюеыиоьй]|[оеыи]й|[оеыи]м|[оеыи]ю|[аяую]я|ую|юю|[ое]го|[ое]му|[ое]в|[ыи]х|[ыи]ми|ь?[ая]м|[ая]ми|[ая]х|ье|ью|ья|ьи)$/;

/** Whether two words are the same but for the ending of the case: Горький and Горького, Gorky and Gorki, Langevin and Langevins. */
function isInflected(one, other) {
  if (one === other) return true;
  let common = 0;
  while (common < one.length && one[common] === other[common]) common += 1;
  if (common < leastCommon) return false;
  if (scriptOf(one) === "Cyrillic") {
    // Endings may begin alike: -ий and -им.
    const areEndings = stem => [one, other].every(word => cyrillicEnding.test(word.slice(stem).normalize()));
    return range(leastCommon, common).some(areEndings);
  }
  const [less, more] = [one.length - common, other.length - common].sort();
  return less === 0 ? more <= longestEnding : more === 1;
}

const wordsOf = form => form.split(/[\s-]+/);

/**
 * Other forms of whom or what is searched for. Where the text is a whole form of a name, but for its ending, all others count; where it is
 * a word of one, those in other scripts. A text that is neither is taken for another case of a form or of a word of one.
 */
function namedForms(query) {
  if (query.length < leastName) return [];
  const own = scriptOf(query), asked = wordsOf(query);
  const all = data.entities.map((entity, index) => ({ entity, forms: formsFolded()[index] }));
  /** Of the names of which some form is meant the forms that are wanted and do not hold the text themselves. */
  const formsWhere = (isMeant, isWanted) => {
    const named = all.filter(({ forms }) => forms.some(isMeant));
    return named.length ? named.flatMap(({ entity, forms }) => entity.forms.filter((form, at) => !forms[at].includes(query) && isWanted(form, forms[at]))) : null;
  };
  const isOther = form => scriptOf(form.text) !== own;
  const isCase = form => {
    const words = wordsOf(form);
    return words.length === asked.length && words.every((word, at) => isInflected(word, asked[at]));
  };
  const hasCase = form => wordsOf(form).some(word => isInflected(word, query));
  return formsWhere(form => isForm(form, query), () => true)
    ?? formsWhere(form => wordsOf(form).some(word => isForm(word, query)), isOther)
    ?? formsWhere(isCase, () => true)
    ?? formsWhere(hasCase, (form, folded) => isOther(form) || hasCase(folded)) ?? [];
}

/** For each document the sentences that hold what is searched for, each with where other forms of the name stand; null where nothing is. */
let hits = null;
/** The other forms of a name by which something was found. */
let hitForms = [];

function searchTexts() {
  const query = fold(state.query.trim());
  hitForms = [];
  hits = query ? docs.map(({ index }) => new Map(foldedOf(index).flatMap((text, at) => text.includes(query) ? [[at, []]] : []))) : null;
  for (const form of query ? namedForms(query) : []) {
    for (const [at, from, to] of form.spans) {
      const found = hits[form.document];
      if (!found.has(at)) found.set(at, []);
      found.get(at).push({ from, to, kind: "hit" });
      if (!hitForms.includes(form.text)) hitForms.push(form.text);
    }
  }
}

/** Where what is searched for stands in a sentence. */
function hitRanges(d, at) {
  const named = hits?.[d].get(at);
  if (!named) return [];
  const own = matches(docs[d].texts[at], fold(state.query.trim())).map(one => ({ ...one, kind: "hit" }));
  return [...own, ...named];
}

const mostForms = 6;
/** What was found, in words: "13 sentences with “Langevin” or Ланжевен, in 3 links of 159". */
function foundWords(count) {
  const sentences = hits.reduce((sum, all) => sum + all.size, 0);
  const forms = hitForms.slice(0, mostForms).map(form => bdi(form));
  const nodes = sayNodes("found.sentences", { count: sentences, query: bdi(state.query.trim()) });
  return [nodes, forms.length ? [` ${say("found.or")} `, listed(forms), hitForms.length > mostForms ? " …" : null] : null,
    ", ", count ? say(linkKey("found.in-links"), { count, all: links.length }) : say(linkKey("found.no-link"))];
}

let lastHit = null;
/** Goes to the next sentence that holds what is searched for, column by column. */
function nextHit() {
  if (!hits) return;
  const order = [...state.columns, ...docs.map(document => document.index).filter(d => !state.columns.includes(d))];
  const all = order.flatMap(d => [...hits[d].keys()].sort((a, b) => a - b).map(at => ({ d, at })));
  if (!all.length) return;
  const key = lastHit ? all.findIndex(({ d, at }) => d === lastHit.d && at === lastHit.at) : -1;
  lastHit = all[(key + 1) % all.length];
  if (state.view !== "texts") showView("texts");
  const link = linksAt[lastHit.d][lastHit.at].find(passes);
  // The search keeps the focus: Enter goes on to the next hit.
  if (link) choose(link, { reveal: true, from: lastHit, keepsFocus: true });
  else revealSentence(lastHit.d, lastHit.at);
}
