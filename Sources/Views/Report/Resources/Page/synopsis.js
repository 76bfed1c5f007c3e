// The events in the order of time, each with what the documents tell of it; of translations the pairs.

const eventsAtOnce = 120;
let eventCourse = [];
let eventsShown = 0;
const eventNodes = new Map();

/** How sure the least sure of links is. */
const surenessOf = some => Math.min(...some.map(link => link.score));
/** The least sure events first; what is decided keeps its place, so that one goes on from there. */
const byDoubt = events.map((event, at) => ({ event, at, sure: surenessOf(event.links) })).sort((a, b) => a.sure - b.sure || a.at - b.at).map(({ event }) => event);

/** The events in the order that the reader has chosen. */
const orderedEvents = () => byId("events-order").value === "doubt" ? byDoubt : events;

/** The date of an event is told where it is another than that before. */
function eventNode({ event, links: shown }, before) {
  const isNew = event.date && event.date !== before?.event.date;
  const status = shown.every(link => statusOf(link) === "rejected") ? "rejected" : shown.length === 1 ? statusOf(shown[0]) : "automatic";
  const date = isTranslation ? null : el("div", { class: "event-date" }, isNew || !before ? (event.date ? dateNode(event.date) : el("span", { class: "small" }, say("date.none"))) : null);
  return el("li", { class: "event status-" + status, data: { link: shown[0].index } }, date,
    el("div", { class: "event-body" },
      el("p", { class: "event-head small" }, listed(shown.map(link => [
        el("a", { href: "#" + encodeURIComponent(link.id), class: "ref", data: { link: link.index } }, called(link)), " ", say("event.sure", { percent: percent(link.score) }),
        statusOf(link) === "automatic" ? null : ` · ${statusWords(statusOf(link))}`]))),
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
  if (!eventCourse.length) return links.length ? say(isTranslation ? "no-pair-passes" : "no-link-passes") : say("no-links");
  if (isTranslation) {
    const least = eventCourse.filter(one => one.links.some(link => statusOf(link) === "automatic" && link.score < doubtful)).length;
    return `${countEvents(eventCourse.length)}. ${say("pairs.doubtful", { count: least, percent: percent(doubtful) })}`;
  }
  const count = eventCourse.reduce((sum, one) => sum + one.links.length, 0);
  const ofAll = eventCourse.filter(one => runsOf(one.links).length === docs.length).length;
  return say("events.lead", { events: countEvents(eventCourse.length), links: countLinks(count) }) + (docs.length > 2 ? ` ${say("events.of-all", { count: ofAll, documents: docs.length })}` : "");
}

function showEvents() {
  if (state.view !== "events") return;
  eventCourse = orderedEvents().map(event => ({ event, links: event.links.filter(passes) })).filter(one => one.links.length);
  eventsShown = 0;
  eventNodes.clear();
  clear(byId("event-list"));
  byId("events-lead").textContent = eventsLead();
  moreEvents(eventsAtOnce);
  drawTimeline();
}

function moreEvents(count) {
  const upTo = Math.min(eventCourse.length, eventsShown + count);
  const list = byId("event-list");
  for (; eventsShown < upTo; eventsShown += 1) {
    const one = eventCourse[eventsShown];
    const node = eventNode(one, eventCourse[eventsShown - 1]);
    eventNodes.set(one.event, node);
    list.append(node);
  }
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
on("filtered", showEvents);

byId("event-list").addEventListener("click", event => {
  const node = event.target.closest(".ref, .event");
  if (!node || String(getSelection()).length > 0) return;
  event.preventDefault();
  choose(links[Number(node.dataset.link)]);
});
byId("events-order").addEventListener("change", showEvents);
byId("events-more").addEventListener("click", () => moreEvents(eventsAtOnce));
new IntersectionObserver(entries => {
  if (entries.some(entry => entry.isIntersecting)) moreEvents(eventsAtOnce);
}, { root: byId("main"), rootMargin: "600px" }).observe(byId("events-more"));
