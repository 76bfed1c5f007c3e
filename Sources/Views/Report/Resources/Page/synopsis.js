// The events in the order of time, each with what the documents tell of it; of translations the pairs.

const eventsAtOnce = 120;
let eventCourse = [];
let eventsShown = 0;
const eventNodes = new Map();

/** How sure the least sure of links is. */
const surenessOf = some => Math.min(...some.map(link => link.score));
/** The least sure events first; what is decided keeps its place, so that one goes on from there. */
const eventsByDoubt = () => events.map((event, at) => ({ event, at, sure: surenessOf(event.links) })).sort((a, b) => a.sure - b.sure || a.at - b.at).map(({ event }) => event);
let byDoubt = null;

/** The same order with events that are put together anew: each where its links were, new ones after the link before them in the file. */
function keepDoubtOrder() {
  if (!byDoubt) return;
  const places = new Map(byDoubt.flatMap((event, at) => event.links.map(link => [link, at])));
  let last = -1;
  for (const link of links) {
    if (places.has(link)) last = places.get(link);
    else places.set(link, last + 0.5);
  }
  const placeOfEvent = new Map(events.map(event => [event, Math.min(...event.links.map(link => places.get(link)))]));
  byDoubt = [...events].sort((a, b) => placeOfEvent.get(a) - placeOfEvent.get(b));
}

/** The events in the order that the reader has chosen. */
function orderedEvents() {
  if (byId("events-order").value !== "doubt") return events;
  byDoubt ??= eventsByDoubt();
  return byDoubt;
}

/** The date of an event is told where it is another than that before. */
function eventNode({ event, links: shown }, before) {
  const isNew = event.date && event.date !== before?.event.date;
  const status = !shown.some(isStanding) ? "rejected" : shown.length === 1 ? statusOf(shown[0]) : "automatic";
  const date = isTranslation ? null : el("div", { class: "event-date" }, isNew || !before ? (event.date ? dateNode(event.date) : el("span", { class: "small" }, say("date.none"))) : null);
  return el("li", { class: "event status-" + status, data: { link: shown[0].index } }, date,
    el("div", { class: "event-body" },
      el("p", { class: "event-head small" }, listed(shown.map(link => [
        el("a", { href: "#" + encodeURIComponent(link.id), class: "ref", data: { link: link.index } }, called(link)), " ",
        [isMadeByHand(link) ? "" : say("event.sure", { percent: percent(link.score) }), statusOf(link) === "automatic" ? "" : statusWords(statusOf(link))].filter(Boolean).join(" · ")]))),
      el("div", { class: "event-passages" }, runsOf(shown).map(({ d, ends }) => el("div", { class: "event-passage", data: { d } },
        ends.map((end, at) => eventPassage(end, shown, at === 0)))))));
}

function eventPassage(end, shown, isFirst) {
  const document = docs[end.d];
  return [
    isFirst || pageWords(end.d, end) ? el("h3", { class: "small" }, isFirst ? bdi(document.id) : null, isFirst && pageWords(end.d, end) ? ", " : null, pageWords(end.d, end)) : null,
    el("p", { lang: document.language, dir: document.direction, class: "reading" }, range(end.first, end.last).flatMap(at => {
      const found = hitRanges(end.d, at);
      return [...markedNodes(document.texts[at], found.length ? found : shown.includes(state.chosen) ? evidenceRanges(state.chosen, end.d, at) : []), " "];
    })),
  ];
}

/** Below this nobody takes a pair of a translation for sure. */
const doubtful = 0.9;

/** How many events there are, in words; of translations how many pairs are in doubt. */
function eventsLead() {
  if (!eventCourse.length) return links.length ? say(linkKey("no-link-passes")) : say("no-links");
  // Whoever looks at rejected links counts them.
  const some = eventCourse.map(one => filter.status === "rejected" ? one.links : one.links.filter(isStanding)).filter(one => one.length);
  if (isTranslation) {
    const least = eventCourse.filter(one => one.links.some(link => statusOf(link) === "automatic" && link.score < doubtful)).length;
    return `${countEvents(some.length)}. ${say(linkKey("links.doubtful"), { count: least, percent: percent(doubtful) })}`;
  }
  const count = some.reduce((sum, one) => sum + one.length, 0);
  const ofAll = some.filter(one => runsOf(one).length === docs.length).length;
  return say("events.lead", { events: countEvents(some.length), links: countLinks(count) }) + (docs.length > 2 ? ` ${say("events.of-all", { count: ofAll, documents: docs.length })}` : "");
}

/** `reusable` are nodes that are right still, with what they were made of, by their events. */
function showEvents(reusable = new Map()) {
  if (state.view !== "events") return;
  eventCourse = orderedEvents().map(event => ({ event, links: event.links.filter(passes) })).filter(one => one.links.length);
  const count = Math.max(eventsAtOnce, reusable.size);
  eventsShown = 0;
  eventNodes.clear();
  if (!reusable.size) clear(byId("event-list"));
  byId("events-lead").textContent = eventsLead();
  moreEvents(count, reusable);
  drawTimeline();
}

function moreEvents(count, reusable = new Map()) {
  const upTo = Math.min(eventCourse.length, eventsShown + count), nodes = [];
  for (; eventsShown < upTo; eventsShown += 1) {
    const one = eventCourse[eventsShown], before = eventCourse[eventsShown - 1], known = reusable.get(one.event);
    const isRight = known && known.before === before?.event && known.links.length === one.links.length;
    const node = isRight ? known.node : eventNode(one, before);
    eventNodes.set(one.event, node);
    nodes.push(node);
  }
  if (reusable.size) putChildren(byId("event-list"), nodes);
  else byId("event-list").append(...nodes);
  byId("events-more").hidden = eventsShown >= eventCourse.length;
}

const placeOf = link => eventCourse.findIndex(one => one.links.includes(link));

function paintEvents(again) {
  for (const node of document.querySelectorAll(".event.chosen")) node.classList.remove("chosen");
  for (const link of again) {
    const at = placeOf(link), old = eventNodes.get(eventCourse[at]?.event);
    if (!old) continue;
    const node = eventNode(eventCourse[at], eventCourse[at - 1]);
    old.replaceWith(node);
    eventNodes.set(eventCourse[at].event, node);
  }
  if (state.chosen) eventNodes.get(eventOf.get(state.chosen))?.classList.add("chosen");
}

/** Brings an event into view; what is laid out on the way there moves it, so the next frames do it again. */
function bringEvent(node, frames) {
  node?.scrollIntoView({ block: "center" });
  if (node && frames > 0) requestAnimationFrame(() => bringEvent(node, frames - 1));
}

let chosenBefore = null;
on("chosen", (link, options) => {
  if (state.view !== "events") return;
  const at = placeOf(link);
  if (at >= eventsShown) moreEvents(at - eventsShown + 1 + 20);
  paintEvents([chosenBefore, link].filter(Boolean));
  chosenBefore = link;
  if (options.reveal) bringEvent(eventNodes.get(eventOf.get(link)), 3);
  drawTimeline();
});
on("decided", link => {
  if (state.view !== "events") return;
  byId("events-lead").textContent = eventsLead();
  paintEvents([link]);
});
on("filtered", () => showEvents());
on("relinked", ({ same, added, moved, removed }) => {
  if (state.view !== "events") return;
  // What is not touched stays, and so does where the list is scrolled.
  const touched = new Set([...same, ...added, ...moved, ...removed]);
  const shown = eventCourse.slice(0, eventsShown).map((one, at) => [one, eventCourse[at - 1]?.event]).filter(([one]) => !one.links.some(link => touched.has(link)));
  showEvents(new Map(shown.map(([one, before]) => [one.event, { node: eventNodes.get(one.event), before, links: one.links }])));
});

byId("event-list").addEventListener("click", event => {
  const node = event.target.closest(".ref, .event");
  if (!node || String(getSelection()).length > 0) return;
  event.preventDefault();
  choose(numbered[Number(node.dataset.link)]);
});
byId("events-order").addEventListener("change", () => showEvents());
byId("events-more").addEventListener("click", () => moreEvents(eventsAtOnce));
new IntersectionObserver(entries => {
  if (entries.some(entry => entry.isIntersecting)) moreEvents(eventsAtOnce);
}, { root: byId("main"), rootMargin: "600px" }).observe(byId("events-more"));
