// The link that is shown, beside the texts: how sure it is, what the reader decides of it, and why it was made.

/** A passage of a link: where it stands and what it says, which is seen where no column shows it; in a review also what changes it. */
function passageNode(link, end, index) {
  const document = docs[end.d], hasColumn = state.columns.includes(end.d);
  return el("li", { class: ["passage", hasColumn ? "has-column" : "", isReview && passageInFocus(link) === index ? "in-focus" : ""].filter(Boolean).join(" ") },
    el("button", { type: "button", class: "plain-link", data: { field: `passage:${index}` }, onclick: () => openAt("texts", link, { d: end.d, at: end.first }) }, bdi(document.id)),
    el("span", { class: "small" }, ` ${citedPlace(end.d, end)}`),
    isReview ? passageTools(link, index) : null,
    document.hasText ? el("p", { lang: document.language, dir: document.direction, class: "reading" },
      range(end.first, end.last).flatMap(at => [...markedNodes(document.texts[at], evidenceRanges(link, end.d, at)), " "])) : null);
}

/** Where the reader writes what there is to say about something; `action` is what that does in a review, which may have been refused. */
function writingNode({ text, label, name, field, action, keepText }) {
  const area = el("textarea", { rows: "2", "aria-label": label, dir: "auto", data: { field, aim: isReview ? aimOf(action) : null } });
  area.value = text;
  const problem = isReview ? refusalOf(action) : null;
  const refused = problem ? el("p", { class: "small refused" }, problem, " ",
    el("button", { type: "button", class: "plain-link", data: { field: `${field}:again` }, onclick: () => { keepText(area.value); writeAllTheSame(aimOf(action)); } }, say("note.again"))) : null;
  area.addEventListener("input", () => { keepText(area.value); refused?.remove(); });
  return el("details", { class: "note", open: text !== "" || problem !== null }, el("summary", {}, name), area, refused);
}
const noteNode = (text, label, field, action, keepText) => writingNode({ text, label, name: say("note"), field, action, keepText });

/** What is decided of something as a group of buttons of which one is pressed at most: `choices` are [value, label, key]. */
function decisionButtons(chosen, choices, decided) {
  return choices.map(([value, label, key]) => el("button", {
    type: "button", "aria-pressed": String(chosen === value), data: { decide: value }, title: key ? `${label} ( ${key} )` : null, "aria-keyshortcuts": key ?? null,
    onclick: () => decided(value),
  }, label));
}

/** The panel without a link: what can be done, or that a sentence has none. */
function showNoLink() {
  byId("panel-heading").textContent = say("panel.heading");
  delete byId("panel-heading").dataset.id;
  const { alone } = state;
  clear(byId("panel-content"), alone
    ? [el("p", { class: "small" }, bdi(docs[alone.d].id), ` ${citedPlace(alone.d, { first: alone.at, last: alone.at })}`), el("p", {}, say(isTranslation ? "panel.no-pair" : "panel.no-link")),
      isReview ? sentenceTools(alone) : noteTexts([{ d: alone.d, first: alone.at, last: alone.at }])]
    : links.length ? el("p", {}, sayNodes("panel.hint", { next: el("kbd", {}, "j"), previous: el("kbd", {}, "k") })) : el("p", {}, say("no-links")),
    legend());
}

const legend = () => el("p", { class: "legend" }, ["name", "date", "number", "term"].flatMap(kind => [el("mark", { class: markClass(kind) }, kindWords(kind)), " "]),
  links.some(link => link.asides) ? el("mark", { class: "k-aside" }, say("legend.aside")) : null);

/** What contradicts in a link, and what the reader has said of it. */
function panelConflicts(conflicts) {
  const likely = conflicts.some(one => one.score >= leastLikely || verdictOf(one) === "real");
  return el("div", { class: "panel-conflicts" }, el("h3", {}, say(likely ? "panel.contradiction" : "panel.perhaps")),
    el("ul", { class: "plain" }, conflicts.map(one => el("li", {},
      bdi(docs[one.a.document].id), `: ${valueWords(one.a.value, one.kind)} · `, bdi(docs[one.b.document].id), `: ${valueWords(one.b.value, one.kind)}`,
      verdictOf(one) ? el("span", { class: "small" }, ` ${say(`verdict.${verdictOf(one)}`)}`) : null))),
    el("p", { class: "small" }, el("button", { type: "button", class: "plain-link", onclick: () => openContradiction(conflicts[0]) }, say("panel.judge"))));
}

function showPanel() {
  keepingFocus(byId("panel"), fillPanel);
}

function fillPanel() {
  const link = shownLink();
  const panel = byId("panel"), content = byId("panel-content");
  panel.classList.toggle("empty", !link && !state.alone);
  document.body.classList.toggle("has-link", Boolean(state.chosen));
  if (!link) { showNoLink(); return; }
  const status = statusOf(link);
  byId("panel-heading").textContent = capital(called(link));
  byId("panel-heading").dataset.id = link.id;
  const decided = value => decide(link, status !== value ? value : link.source.status === value ? "automatic" : null);
  const conflicts = conflictsOf(link).filter(one => verdictOf(one) !== "different");
  clear(content,
    el("div", { class: "verdict" },
      el("p", { class: "score" }, surenessNodes(link), link.date && !isTranslation ? [" · ", dateNode(link.date)] : null),
      isMadeByHand(link) && status === "manual" ? null : el("p", { class: "status status-" + status }, statusWords(status))),
    el("div", { class: "decide", role: "group", "aria-label": say("panel.decision") },
      decisionButtons(status, [["confirmed", say("confirm"), "c"], ["rejected", say("reject"), "x"]], decided),
      isReview ? reviewButtons(link, status)
        : decisions.get(link.id)?.status ? el("button", { type: "button", title: `${say("undo")} ( u )`, onclick: () => decide(link, null) }, say("undo")) : null),
    el("ul", { class: "plain jump" }, link.passages.map((end, index) => end && passageNode(link, end, index))),
    tagsNode(link),
    noteNode(commentOf(link), say("note.on", { what: called(link) }), "comment", { kind: "comment", link: link.id }, text => note(link, text)),
    isReview ? [linkTools(link), sentenceOf(link) ? sentenceTools(sentenceOf(link)) : null, noteTexts(otherEnds(link))] : noteTexts(link.ends),
    conflicts.length ? panelConflicts(conflicts) : null,
    link.evidence.length ? evidenceTable(link, conflicts) : null);
}

const isMadeByHand = link => !link.evidence.length && link.score === 1;

/** How sure a link is; what a person has made has no such number. */
const surenessNodes = link => isMadeByHand(link) ? say("panel.by-hand") : sayNodes("panel.sure", { percent: el("strong", {}, percent(link.score)) });

/** The contradictions between the passages of a link: those that were found in it, and those whose sentences it has got since. */
const conflictsOf = link => data.contradictions.filter(one => one.links.includes(link.index) || isReview && [one.a, one.b].every(({ document, span: [at] }) => linksAt[document][at].includes(link)));

on("chosen", link => {
  byId("said").textContent = link ? [capital(called(link)), percent(link.score), statusWords(statusOf(link)), ...link.ends.map(end => docs[end.d].id)].join(", ") : "";
});
on("chosen", showPanel);
on("hovered", showPanel);
on("decided", showPanel);
on("judged", showPanel);
on("columns", () => { if (shownLink()) showPanel(); });
