// Where something stands in a document, as it is cited: section, paragraph, page, sentence.

const longestSection = 60;

/** For each sentence of a document the heading over it and the number of its paragraph under that heading, when first asked for. */
const sections = docs.map(() => null);
function sectionsOf(d) {
  sections[d] ??= readSections(docs[d]);
  return sections[d];
}

function readSections({ texts, paragraphs, blockOf }) {
  let heading = "", paragraph = 0, last = null;
  return texts.map((text, at) => {
    const isHeading = blockOf.get(at) === "heading", isNew = paragraphs[at] !== last;
    last = paragraphs[at];
    if (isHeading) {
      // A heading may have several sentences.
      heading = isNew ? text : `${heading} ${text}`;
      paragraph = 0;
    } else if (isNew) paragraph += 1;
    return { heading, paragraph };
  });
}

/** A text whose every sentence is a paragraph has none that one would cite. */
const hasParagraphs = docs.map(({ texts, paragraphs }) => new Set(paragraphs).size < texts.length * 0.9);

/** The pages on which sentences of a document stand, as a citation has them; "" where it has none. */
function pageWords(d, { first, last }) {
  const from = docs[d].pages?.[first]?.[0], to = docs[d].pages?.[last]?.at(-1);
  if (from === undefined || to === undefined) return "";
  return from === to ? say("place.page", { page: from }) : say("place.pages", { first: from, last: to });
}

const shortened = text => text.length > longestSection ? `${text.slice(0, longestSection - 1).trimEnd()}…` : text;

/** The section and the paragraph in which sentences begin; "" where the document has neither. */
function sectionWords(d, { first, last }) {
  if (!docs[d].hasText) return "";
  const from = sectionsOf(d)[first], to = sectionsOf(d)[last];
  const parts = from.heading ? [say("place.section", { heading: shortened(from.heading) })] : [];
  if (hasParagraphs[d] && from.paragraph > 0) {
    const isOne = from.heading !== to.heading || to.paragraph <= from.paragraph;
    parts.push(isOne ? say("place.paragraph", { number: String(from.paragraph) }) : say("place.paragraphs", { first: String(from.paragraph), last: String(to.paragraph) }));
  }
  return parts.join(", ");
}

/** Sentences by their numbers in the document, counted from 1; by offsets where there is no text. */
function sentenceWords(d, { first, last }) {
  if (!docs[d].hasText) return say("place.characters", { first: String(docs[d].starts[first]), last: String(docs[d].ends[last]) });
  return first === last ? say("place.sentence", { number: String(first + 1) }) : say("place.sentences", { first: String(first + 1), last: String(last + 1) });
}

/** Where sentences stand, in words: sentence and page. */
const placeWords = (d, end) => [sentenceWords(d, end), pageWords(d, end)].filter(Boolean).join(", ");

/** Where sentences stand, as it is cited: section, paragraph, page and sentence. */
const citedPlace = (d, end) => [sectionWords(d, end), pageWords(d, end), sentenceWords(d, end)].filter(Boolean).join(", ");

/** What a document says of itself: author, title, date, and where it is from. */
function citationNodes(document) {
  const parts = [document.author, document.title, document.date].filter(Boolean).map(text => bdi(text));
  // No other address leads anywhere from a page that loads nothing.
  if (/^https?:\/\//.test(document.address ?? "")) parts.push(el("a", { href: document.address, rel: "noreferrer noopener", target: "_blank" }, document.address));
  else if (document.address) parts.push(bdi(document.address));
  return listed(parts);
}
