// What changes in a review: links, events, contradictions and notes of the page's model, and with them all that is shown.

/** Of more links than these everything is shown anew. */
const mostPainted = 300;

const isSamePlace = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Takes a link out of the model. */
function removeLink(link) {
  linkById.delete(link.id);
  links.splice(links.indexOf(link), 1);
  for (const { d, first, last } of link.ends) {
    for (let at = first; at <= last; at += 1) linksAt[d][at] = linksAt[d][at].filter(one => one !== link);
  }
}

/** The link that once had a name keeps its number when it comes back. */
const knownLink = id => linkById.get(id) ?? numbered.find(link => link.id === id) ?? null;

/** Puts a link into the model, after another one; null stands for the first place. */
function placeLink(link, after) {
  linkById.set(link.id, link);
  const before = after === null ? -1 : links.indexOf(linkById.get(after));
  links.splice(after === null ? 0 : before < 0 ? links.length : before + 1, 0, link);
  enterLink(link);
}

/** Links of a sentence stand in the order of the file. */
function orderSentences(ends) {
  const rank = new Map();
  const rankOf = link => rank.get(link) ?? rank.set(link, links.indexOf(link)).get(link);
  for (const { d, first, last } of ends) {
    for (let at = first; at <= last; at += 1) if (linksAt[d][at].length > 1) linksAt[d][at].sort((a, b) => rankOf(a) - rankOf(b));
  }
}

/** The links of changes, each in its newest form, and after that which it stands after in the file. */
function inOrder(changes) {
  const newest = new Map(changes.map(one => [one.id, one]));
  const ordered = [], left = new Set(newest.keys());
  // What comes after a link that comes too waits for that.
  for (let isMoving = true; isMoving && left.size;) {
    isMoving = false;
    for (const id of left) {
      const one = newest.get(id);
      if (one.source !== null && left.has(one.after)) continue;
      ordered.push(one);
      left.delete(id);
      isMoving = true;
    }
  }
  return ordered;
}

/**
 * Applies links that have changed: {same, added, removed, moved}: those of which only something was said, new ones, those that are gone, those
 * with other passages; `ends` are all passages that were or are theirs.
 */
function changeLinks(changes) {
  const outcome = { same: [], added: [], removed: [], moved: [], ends: [] };
  for (const { id, source, passages = [], asides, date = -1, after } of inOrder(changes)) {
    const known = linkById.get(id);
    if (source === null) {
      if (!known) continue;
      outcome.ends.push(...known.ends);
      removeLink(known);
      outcome.removed.push(known);
      continue;
    }
    const read = readLink(source, { passages, asides, date });
    if (known && isSamePlace(known.passages, read.passages)) {
      Object.assign(known, read);
      outcome.same.push(known);
      continue;
    }
    const link = known ?? knownLink(id) ?? numbered[numbered.push({ index: numbered.length }) - 1];
    if (known) {
      outcome.ends.push(...known.ends);
      removeLink(known);
    }
    outcome[known ? "moved" : "added"].push(link);
    Object.assign(link, read);
    placeLink(link, after ?? null);
    outcome.ends.push(...link.ends);
  }
  orderSentences(outcome.ends);
  // A link that one has judged stays in the course until the filters are changed.
  for (const link of outcome.added) applyFiltersTo(link);
  return outcome;
}

/** The events anew, as the server groups them; one that is as it was stays. */
function changeEvents(changed) {
  const isSame = (event, some, date) => event?.links.length === some.length && event.date === date && some.every((link, at) => link === event.links[at]);
  const now = changed.map(({ links: ids, date: at }) => {
    const some = ids.map(id => linkById.get(String(id))).filter(Boolean), date = data.dates[at] ?? null, known = eventOf.get(some[0]);
    return isSame(known, some, date) ? known : { links: some, date };
  }).filter(event => event.links.length);
  events.splice(0, events.length, ...now);
  eventOf.clear();
  for (const event of events) for (const link of event.links) eventOf.set(link, event);
  keepDoubtOrder();
}

/** By its own places or by those of the decision that it had at first, a contradiction finds its decision in another list. */
const decisionKeys = new Map();
function changeContradictions(list) {
  const places = (file.contradictions ?? []).map(one => keyOfPlaces([one.a, one.b]));
  for (const one of data.contradictions) if (one.decision >= 0 && !decisionKeys.has(one)) decisionKeys.set(one, places[one.decision]);
  file.contradictions = list;
  const at = new Map(list.map((one, index) => [keyOfPlaces([one.a, one.b]), index]));
  for (const one of data.contradictions) one.decision = at.get(decisionKeys.get(one)) ?? at.get(keyOfConflict(one)) ?? -1;
}

/** Applies changes of the server to the model, and shows them. */
function applyChanges(changes) {
  for (const { dates } of changes) dates?.items.forEach((date, at) => { data.dates[dates.from + at] ??= date; });
  const outcome = changeLinks(changes.flatMap(change => change.links ?? []));
  // Of lists the last is that of now.
  const newest = name => changes.findLast(change => change[name])?.[name];
  const [eventList, contradictions, notes] = ["events", "contradictions", "notes"].map(newest);
  if (eventList) changeEvents(eventList);
  if (contradictions) changeContradictions(contradictions);
  if (notes) changeNotes(notes);
  if (outcome.removed.includes(state.hovered)) state.hovered = null;
  if (outcome.ends.length || eventList) showRelinked(changes.at(-1), outcome);
  else for (const link of outcome.same) emit("decided", link);
  if (contradictions) emit("judged");
  if (notes) emit("noted");
  if (changes.some(({ what }) => ["tags", "replace", "align"].includes(what))) emit("tagged");
  for (const change of changes) {
    emit("changed", change, outcome);
    sayChange(change);
  }
}

/** Shows links that have come, gone or moved; columns stay where they are scrolled. */
function showRelinked(change, outcome) {
  const { ends } = outcome;
  if (ends.length > mostPainted || !columnNodes.size) repaintColumns();
  else {
    for (const d of [...columnNodes.keys()]) if (!state.columns.includes(d)) columnNodes.delete(d);
    for (const { d, first, last } of ends) {
      for (let at = first; at <= last; at += 1) {
        const node = sentenceNode(d, at);
        if (node) fillSentence(node, d, at);
        paintSentence(d, at);
      }
    }
    for (const d of new Set(ends.map(end => end.d))) showColumnCounts(d);
  }
  const gone = state.chosen && !isThere(state.chosen);
  emit("relinked", outcome);
  if (gone || change.window === own.name) chooseAfter(change, outcome);
  else {
    paintShown();
    showPanel();
  }
  drawTies();
}

/** All columns anew, at the places to which they are scrolled. */
function repaintColumns() {
  const tops = new Map(state.columns.map(d => [d, columnNodes.get(d)?.body.scrollTop ?? 0]));
  const sentence = document.activeElement?.closest?.(".column-body .s")?.id;
  columnNodes.clear();
  setColumns(state.columns);
  for (const [d, top] of tops) if (columnNodes.has(d)) columnNodes.get(d).body.scrollTop = top;
  if (sentence) byId(sentence)?.focus({ preventScroll: true });
}

/** After a change of one's own the link that it made or changed is shown; in the place of one that is gone, what has its sentences. */
function chooseAfter({ what, how, window }, { added, moved, removed }) {
  const fresh = [...added, ...moved].sort((a, b) => links.indexOf(a) - links.indexOf(b));
  // In translations neighbours may have lost a sentence to a link that is made by hand.
  const isMeant = link => what !== "replace" || how !== "do" || link.source.status === "manual";
  const made = window === own.name && what !== "align" ? fresh.find(isMeant) : null;
  const touching = link => removed.some(gone => gone === state.chosen && gone.ends.some(end => linksAt[end.d][end.first].includes(link)));
  const next = made ?? fresh.find(touching) ?? (state.chosen && isThere(state.chosen) ? state.chosen : null);
  choose(next, { from: state.sentence ?? undefined, isStill: true });
}

/** Says what was changed, where nobody at this window has done it. */
function sayChange(change) {
  const what = changeWords(change);
  if (change.window !== own.name) byId("said").textContent = say("review.other", { what });
  else if (change.how === "undo") byId("said").textContent = say("review.undone", { what });
  else if (change.how === "redo") byId("said").textContent = say("review.redone", { what });
  else if (change.what !== "comment" && change.what !== "note") byId("said").textContent = say("review.done", { what });
}

/** What a change is, in words: "judgement of no. 38". */
const changeWords = ({ what, link }) => say(link ? `what.${what}` : `what.${what}.none`, { link: link ? called({ id: String(link) }) : "" });
