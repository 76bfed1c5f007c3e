// The events in the order of time, each with what the documents tell of it.

const eventsAtOnce = 120;
let eventCourse = [];
let eventsShown = 0;
const eventNodes = new Map();

/** The date of an event is told where it is another than that before. */
function eventNode({ event, links: shown }, before) {
  const isNew = event.date && event.date !== before?.event.date;
  const status = shown.every(link => statusOf(link) === "rejected") ? "rejected" : shown.length === 1 ? statusOf(shown[0]) : "automatic";
  return el("li", { class: "event status-" + status, data: { link: shown[0].index } },
    el("div", { class: "event-date" }, isNew || !before ? (event.date ? dateNode(event.date) : el("span", { class: "small" }, "no date")) : null),
    el("div", { class: "event-body" },
      el("p", { class: "event-head small" }, shown.flatMap((link, index) => [index ? ", " : null,
        el("a", { href: "#" + encodeURIComponent(link.id), class: "ref", data: { link: link.index } }, called(link)), ` ${percent(link.score)} sure`,
        statusOf(link) === "automatic" ? null : ` · ${statusWords[statusOf(link)] ?? statusOf(link)}`])),
      el("div", { class: "event-passages" }, runsOf(shown).map(({ d, ends }) => el("div", { class: "event-passage", data: { d } },
        ends.map(end => eventPassage(end, shown)))))));
}

function eventPassage(end, shown) {
  const document = docs[end.d];
  const folded = hits ? fold(state.query.trim()) : "";
  return [
    el("h3", { class: "small" }, bdi(document.id), pageWords(end.d, end) ? `, ${pageWords(end.d, end)}` : null),
    el("p", { lang: document.language, dir: document.direction, class: "reading" }, range(end.first, end.last).flatMap(at => [
      ...markedNodes(document.texts[at], hits?.[end.d].has(at)
        ? matches(document.texts[at], folded).map(one => ({ ...one, kind: "hit" }))
        : shown.includes(state.chosen) ? evidenceRanges(state.chosen, end.d, at) : []), " "])),
  ];
}

function showEvents() {
  if (state.view !== "events") return;
  eventCourse = events.map(event => ({ event, links: event.links.filter(passes) })).filter(one => one.links.length);
  eventsShown = 0;
  eventNodes.clear();
  clear(byId("event-list"));
  const count = eventCourse.reduce((sum, one) => sum + one.links.length, 0);
  const ofAll = eventCourse.filter(one => runsOf(one.links).length === docs.length).length;
  byId("events-lead").textContent = eventCourse.length
    ? plural(eventCourse.length, eventWord) + (eventWord === linkWord ? "" : ` in ${plural(count, linkWord)}`) + (docs.length > 2 ? `, ${ofAll} of them told by all ${docs.length} documents.` : ".")
    : links.length ? `No ${linkWord} passes the filters.` : "This alignment has no links.";
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
on("decided", link => { if (state.view === "events") paintEvents([link]); });
on("filtered", showEvents);

byId("event-list").addEventListener("click", event => {
  const node = event.target.closest(".ref, .event");
  if (!node || String(getSelection()).length > 0) return;
  event.preventDefault();
  choose(links[Number(node.dataset.link)]);
});
byId("events-more").addEventListener("click", () => moreEvents(eventsAtOnce));
new IntersectionObserver(entries => {
  if (entries.some(entry => entry.isIntersecting)) moreEvents(eventsAtOnce);
}, { root: byId("main"), rootMargin: "600px" }).observe(byId("events-more"));
