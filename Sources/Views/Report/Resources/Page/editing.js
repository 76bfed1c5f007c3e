// What a review changes of links: the borders of their passages, which belong to them, where they are split and what is merged.

/** The passage that keys are about, by its index in the link; that of the sentence one is at, or the first. */
let passageFocus = { link: null, index: 0 };

function passageInFocus(link) {
  if (passageFocus.link === link && link.passages[passageFocus.index]) return passageFocus.index;
  const { sentence } = state;
  const own = sentence ? link.passages.findIndex(end => end && end.d === sentence.d && end.first <= sentence.at && sentence.at <= end.last) : -1;
  return own >= 0 ? own : link.passages.findIndex(Boolean);
}

/** Goes to the next passage of a link. */
function nextPassage(link) {
  if (!link?.ends.length) return;
  let index = passageInFocus(link);
  do index = (index + 1) % link.passages.length; while (!link.passages[index]);
  passageFocus = { link, index };
  const { d, first, last } = link.passages[index];
  showPanel();
  byId("said").textContent = `${docs[d].id}, ${sentenceWords(d, { first, last })}`;
}

/** The passages of links in one list, runs of each document put together; of translations from the first to the last sentence. */
function joinedPassages(some) {
  return runsOf(some).flatMap(({ ends }) => isTranslation ? [{ d: ends[0].d, first: ends[0].first, last: Math.max(...ends.map(end => end.last)) }] : ends);
}

const asAction = ends => ends.map(({ d, first, last }) => [d, first, last]);
const documentsOf = ends => new Set(ends.map(end => end.d)).size;
const replaceLinks = (some, ...by) => act({ kind: "replace", links: some.map(link => link.id), by: by.map(asAction) });

// MARK: Borders

/** A passage with a border moved; null where that cannot be: the text ends, or no sentence would be left. */
function movedPassage({ d, first, last }, border, by) {
  const moved = border === "start" ? { d, first: first + by, last } : { d, first, last: last + by };
  return moved.first >= 0 && moved.first <= moved.last && moved.last < docs[d].texts.length ? moved : null;
}

/** Moves the border of a passage by sentences; `by` is in the order of the text. */
function moveBorder(link, index, border, by) {
  const moved = link.passages[index] && movedPassage(link.passages[index], border, by);
  if (!moved) { hint(say("border.cannot")); return; }
  passageFocus = { link, index };
  replaceLinks([link], link.passages.map((end, at) => at === index ? moved : end).filter(Boolean));
}

/** Takes a passage out of a group; two passages are no group. */
function takeOut(link, index) {
  if (!link.passages[index] || link.ends.length < 3) { hint(say("take-out.cannot", { link: capital(called(link)) })); return; }
  act({ kind: "take-out", link: link.id, passage: index, of: link.passages.length });
}

/** The buttons that move the borders of a passage, and the one that takes it out. */
function passageTools(link, index) {
  const { id } = docs[link.passages[index].d];
  const tool = (border, isMore, keys) => {
    const by = (border === "start") === isMore ? -1 : 1;
    const words = say(`border.${border}.${isMore ? "more" : "less"}`, { document: id });
    return el("button", {
      type: "button", data: { field: `${border}:${isMore}:${index}` }, title: `${words} ( ${keys} )`, "aria-label": words, disabled: !movedPassage(link.passages[index], border, by), onclick: () => moveBorder(link, index, border, by),
    }, el("span", { "aria-hidden": "true" }, isMore ? "+" : "−"));
  };
  return el("span", { class: "passage-tools", role: "group", "aria-label": say("border.of", { document: id }) },
    el("span", { class: "small" }, say("border.start")), tool("start", true, "⇧←"), tool("start", false, "⇧→"),
    el("span", { class: "small" }, say("border.end")), tool("end", true, "⇧↓"), tool("end", false, "⇧↑"),
    link.ends.length > 2 ? el("button", {
      type: "button", data: { field: `take-out:${index}` }, title: `${say("take-out.of", { document: id })} ( d )`, "aria-label": say("take-out.of", { document: id }), onclick: () => takeOut(link, index),
    }, el("span", { "aria-hidden": "true" }, "×")) : null);
}

// MARK: Merging

/** The link that follows another in the texts and has sentences of the same documents; null after the last. */
function linkAfter(link) {
  const own = link.ends[0];
  if (!own) return null;
  const shares = other => other !== link && isStanding(other) && other.ends.filter(end => link.ends.some(one => one.d === end.d)).length > 1;
  const isBehind = other => {
    const end = endIn(other, own.d);
    return end && (end.first > own.first || end.first === own.first && links.indexOf(other) > links.indexOf(link));
  };
  for (let at = own.first; at < docs[own.d].texts.length; at += 1) {
    const found = linksAt[own.d][at].find(other => shares(other) && isBehind(other));
    if (found) return found;
  }
  return null;
}

/** What a link would be merged with: those whose sentences are marked, or else the one that follows. */
function mergeable(link) {
  const marked = markedLinks().filter(other => other !== link);
  if (marked.length) return marked;
  const next = linkAfter(link);
  return next ? [next] : [];
}

function mergeLink(link) {
  const others = mergeable(link);
  if (!others.length) { hint(say("merge.cannot", { link: called(link) })); return; }
  useMarks(() => replaceLinks([link, ...others], joinedPassages([link, ...others])));
}

// MARK: Splitting

/** The link that is being split, its passages as they were, and after how many sentences each of them is cut. */
let splitting = null;

const lengthOf = end => end.last - end.first + 1;
/** A link is split if two parts of it have sentences of two documents each. */
const canSplit = link => documentsOf(link.ends.filter(end => lengthOf(end) > 1)) > 1 || documentsOf(link.ends) > 3;

/** Why a link cannot be split, in words. */
function unsplitWords(link) {
  const singles = link.ends.filter(end => lengthOf(end) === 1);
  return say(link.ends.length === 2 && singles.length === 1 ? "split.cannot.one" : "split.cannot", { link: capital(called(link)) });
}

/** The share of a passage's letters that its first sentences have. */
function shareOf(end, count) {
  const lengths = range(end.first, end.last).map(at => docs[end.d].texts[at].length);
  const sum = some => some.reduce((all, one) => all + one, 0);
  return sum(lengths.slice(0, count)) / Math.max(1, sum(lengths));
}

/** Where a link is likely split: where the shares of letters before the cut are most alike, the nearer to the middle the better. */
function likelyCuts(ends) {
  const cutsOf = end => lengthOf(end) > 1 ? range(1, lengthOf(end) - 1) : [1];
  const [chief] = [...ends].sort((a, b) => lengthOf(b) - lengthOf(a));
  const nearest = (end, share) => cutsOf(end).reduce((best, cut) => Math.abs(shareOf(end, cut) - share) < Math.abs(shareOf(end, best) - share) ? cut : best);
  const choices = cutsOf(chief).map(cut => {
    const share = shareOf(chief, cut);
    const cuts = ends.map(end => end === chief ? cut : nearest(end, share));
    return { cuts, unlike: ends.reduce((sum, end, at) => sum + Math.abs(shareOf(end, cuts[at]) - share), 0) + Math.abs(share - 0.5) / 10 };
  });
  return choices.reduce((best, one) => one.unlike < best.unlike ? one : best).cuts;
}

/** The two parts of passages that are cut after so many sentences. */
function partsOf(ends, cuts) {
  const first = ends.flatMap((end, at) => cuts[at] > 0 ? [{ ...end, last: end.first + cuts[at] - 1 }] : []);
  const second = ends.flatMap((end, at) => cuts[at] < lengthOf(end) ? [{ ...end, first: end.first + cuts[at] }] : []);
  return [first, second];
}

function openSplit(link) {
  if (!canSplit(link)) { hint(unsplitWords(link)); return; }
  splitting = { link, ends: link.ends, cuts: likelyCuts(link.ends) };
  showSplit();
  byId("split").showModal();
  byId("split-done").focus();
}

function showSplit() {
  const { link, ends: all, cuts } = splitting;
  const parts = partsOf(all, cuts);
  byId("split-heading").textContent = say("split.heading", { link: called(link) });
  keepingFocus(byId("split-cuts"), () => clear(byId("split-cuts"), all.map((end, at) => {
    const select = el("select", { id: `split-${at}` }, range(0, lengthOf(end)).map(cut => el("option", { value: cut }, cutWords(end, cut))));
    select.value = String(cuts[at]);
    select.addEventListener("change", () => { cuts[at] = Number(select.value); showSplit(); });
    return el("p", {}, el("label", { for: `split-${at}` }, bdi(docs[end.d].id)), " ", select);
  })));
  clear(byId("split-parts"), parts.map((ends, at) => el("section", { "aria-label": say("split.part", { number: at + 1 }) }, el("h3", {}, say("split.part", { number: at + 1 })),
    ends.map(end => el("p", { lang: docs[end.d].language, dir: docs[end.d].direction, class: "reading" }, textNodes(textOf(end)))))));
  const isPossible = parts.every(ends => documentsOf(ends) > 1);
  byId("split-done").disabled = !isPossible;
  if (!isPossible) byId("split-parts").prepend(el("p", { class: "small", role: "status" }, say("split.needs")));
}

/** Where a passage is cut, in words. */
function cutWords({ d, first, last }, cut) {
  if (cut === 0) return say("split.all-second");
  if (cut > last - first) return say("split.all-first");
  return say("split.after", { place: sentenceWords(d, { first: first + cut - 1, last: first + cut - 1 }) });
}

byId("split-form").addEventListener("submit", event => {
  if (event.submitter?.id !== "split-done") return;
  replaceLinks([splitting.link], ...partsOf(splitting.ends, splitting.cuts));
});
on("relinked", () => {
  const { link, ends } = splitting ?? {};
  if (!byId("split").open || isThere(link) && isSamePlace(link.ends, ends)) return;
  // What was chosen there is about other passages.
  byId("split").close();
  showPassingTrouble(say(isThere(link) ? "review.refused.changed" : "review.refused.removed", { link: called(link) }));
});

// MARK: The panel's buttons

/** What can be done with a link besides deciding. */
function linkTools(link) {
  const others = mergeable(link);
  const names = listed(others.map(called)).join("");
  const isMarked = marks.size > 0 && others.some(other => markedLinks().includes(other));
  return el("div", { class: "link-tools", role: "group", "aria-label": say("link.tools") },
    el("button", { type: "button", data: { field: "split" }, title: canSplit(link) ? `${say("split")} ( s )` : unsplitWords(link), "aria-disabled": canSplit(link) ? null : "true", onclick: () => openSplit(link) }, say("split")),
    others.length ? el("button", { type: "button", data: { field: "merge" }, title: `${say(isMarked ? "merge.marked" : "merge.next", { links: names })} ( g )`, onclick: () => mergeLink(link) }, say(isMarked ? "merge.marked" : "merge.next", { links: names })) : null);
}

/** Confirming and going on, and back to undecided. */
function reviewButtons(link, status) {
  return [
    el("button", { type: "button", class: "go-on", data: { field: "go-on" }, title: `${say("confirm.go-on")} ( n )`, onclick: () => confirmAndGoOn(link) }, say("confirm.go-on")),
    status !== "automatic" && status !== "manual" ? el("button", { type: "button", data: { field: "undecided" }, title: `${say("undecided")} ( u )`, onclick: () => decide(link, "automatic") }, say("undecided")) : null,
  ];
}

/** The sentence that the reader is at, if it is of a link. */
const sentenceOf = link => state.sentence && linksAt[state.sentence.d]?.[state.sentence.at]?.includes(link) ? state.sentence : null;

/** The passages of a link without the sentence whose note is written beside them. */
const otherEnds = link => link.ends.flatMap(end => range(end.first, end.last).filter(at => !(end.d === state.sentence?.d && at === state.sentence.at)).map(at => ({ d: end.d, first: at, last: at })));

/** What can be done with a sentence: mark it, note on it. */
function sentenceTools({ d, at }) {
  const isMarked = isMarkedAt(d, at);
  return el("div", { class: "sentence-tools" },
    el("h3", {}, bdi(docs[d].id), `, ${sentenceWords(d, { first: at, last: at })}`),
    el("button", { type: "button", "aria-pressed": String(isMarked), data: { field: "mark" }, title: `${say("mark.title")} ( m )`, onclick: () => toggleMark(d, at) }, say(isMarked ? "mark.off" : "mark")),
    sentenceNoteNode({ d, at }));
}
