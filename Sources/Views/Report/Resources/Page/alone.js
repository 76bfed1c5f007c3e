// The sentences for which no counterpart was found, and alignments in which nothing was.

const runsAtOnce = 150;
let runs = [], runsShown = 0;

/** What the program expects to have missed of what a document shares with each other one; "" where the file does not say. */
function expectedWords(id) {
  const shares = (file.expected ?? []).filter(({ documents }) => documents.includes(id))
    .map(({ documents, missed }) => `${percent(missed)} (${documents.find(other => other !== id)})`);
  return shares.length ? say("alone.expected", { shares: shares.join(", ") }) : "";
}

function showAlone() {
  if (state.view !== "alone") return;
  const d = Number(byId("alone-document").value || 0), document = docs[d];
  runs = [];
  let count = 0, compared = 0;
  document.texts.forEach((_text, at) => {
    if (document.blockOf.get(at) === "reference" || document.blockOf.get(at) === "comment") return;
    compared += 1;
    if (linksAt[d][at].some(isStanding)) return;
    count += 1;
    if (hits && !hits[d].has(at)) return;
    const last = runs[runs.length - 1];
    if (last && last.last === at - 1 && document.paragraphs[at] === document.paragraphs[at - 1]) last.last = at;
    else runs.push({ first: at, last: at });
  });
  byId("alone-count").textContent = say("alone.count", { count, all: compared, percent: percent(count / Math.max(1, compared)) });
  byId("alone-expected").textContent = expectedWords(document.id);
  runsShown = 0;
  clear(byId("alone-list"));
  moreAlone();
}

function moreAlone() {
  const d = Number(byId("alone-document").value || 0), document = docs[d];
  const upTo = Math.min(runs.length, runsShown + runsAtOnce);
  for (; runsShown < upTo; runsShown += 1) {
    const { first, last } = runs[runsShown];
    const date = isTranslation ? null : data.dates[document.dates[first]];
    byId("alone-list").append(el("div", { class: "run" },
      el("p", { class: "small run-head" }, el("a", { href: "#texts", onclick: event => { event.preventDefault(); openAt("texts", null, { d, at: first }); } }, citedPlace(d, { first, last })), date ? [" · ", dateNode(date)] : null),
      el("p", { lang: document.language, dir: document.direction, class: "reading" }, range(first, last).flatMap(at =>
        [...markedNodes(document.texts[at], hitRanges(d, at)), " "]))));
  }
  byId("alone-more").hidden = runsShown >= runs.length;
}
byId("alone-document").addEventListener("change", showAlone);
byId("alone-more").addEventListener("click", moreAlone);
on("filtered", showAlone);
on("decided", showAlone);
on("relinked", showAlone);

// MARK: Nothing linked

/** An alignment without links says so, and shows what came nearest. */
function noLinks() {
  return el("div", { class: "no-links" },
    el("p", { class: "lead" }, say("no-links"), " ", say(data.candidates.length ? "candidates" : "no-candidates")),
    el("ol", { class: "contradiction-list" }, data.candidates.map(candidate => el("li", {},
      el("p", { class: "small" }, percent(candidate.score)),
      el("div", { class: "sides" }, candidate.passages.filter(passage => passage.length).map(([d, first, last]) => el("div", { class: "side" },
        el("h3", { class: "small" }, bdi(docs[d].id), ` ${placeWords(d, { first, last })}`),
        el("p", { lang: docs[d].language, dir: docs[d].direction, class: "reading" }, textNodes(textOf({ d, first, last })))))),
      el("p", { class: "small" }, listed(candidate.evidence.filter(item => item.a && item.b && item.weight > 0).slice(0, 6).map(item => [bdi(item.a), " = ", bdi(item.b)]), "; "))))));
}
