// The events in the order of time, each with what the documents tell of it.

const eventsAtOnce = 120;
let eventCourse = [];
let eventsShown = 0;
const eventNodes = new Map();

function eventNode(link, before) {
  const heading = link.date && link.date !== before?.date;
  return el("li", { class: "event status-" + statusOf(link), id: "event-" + link.index, data: { link: link.index } },
    el("div", { class: "event-date" }, heading || !before ? (link.date ? dateNode(link.date) : el("span", { class: "small" }, "no date")) : null),
    el("div", { class: "event-body" },
      el("p", { class: "event-head small" },
        el("a", { href: "#" + encodeURIComponent(link.id), class: "ref", data: { link: link.index } }, called(link)), ` ${percent(link.score)} sure`,
        statusOf(link) === "automatic" ? null : ` · ${statusWords[statusOf(link)] ?? statusOf(link)}`),
      el("div", { class: "event-passages" }, link.ends.map(end => {
        const document = docs[end.d];
        const folded = hits ? fold(state.query.trim()) : "";
        return el("div", { class: "event-passage", data: { d: end.d } },
          el("h3", { class: "small" }, bdi(document.id), pageWords(end.d, end) ? `, ${pageWords(end.d, end)}` : null),
          el("p", { lang: document.language, dir: document.direction, class: "reading" }, range(end.first, end.last).flatMap(at => [
            ...markedNodes(document.texts[at], hits?.[end.d].has(at)
              ? matches(document.texts[at], folded).map(one => ({ ...one, kind: "hit" }))
              : link === state.chosen ? evidenceRanges(link, end.d, at) : []), " "])));
      }))));
}

function showEvents() {
  if (state.view !== "events") return;
  eventCourse = course();
  eventsShown = 0;
  eventNodes.clear();
  clear(byId("event-list"));
  byId("events-lead").textContent = eventCourse.length
    ? `${plural(eventCourse.length, linkWord)}` + (links.some(link => link.ends.length > 2) ? `, ${eventCourse.filter(link => new Set(link.ends.map(end => end.d)).size === docs.length).length} of them between all ${docs.length} documents.` : ".")
    : links.length ? `No ${linkWord} passes the filters.` : "This alignment has no links.";
  moreEvents(eventsAtOnce);
  drawTimeline();
}

function moreEvents(count) {
  const upTo = Math.min(eventCourse.length, eventsShown + count);
  const list = byId("event-list");
  for (; eventsShown < upTo; eventsShown += 1) {
    const node = eventNode(eventCourse[eventsShown], eventCourse[eventsShown - 1]);
    eventNodes.set(eventCourse[eventsShown], node);
    list.append(node);
  }
  byId("events-more").hidden = eventsShown >= eventCourse.length;
}

function paintEvents(again) {
  for (const node of document.querySelectorAll(".event.chosen")) node.classList.remove("chosen");
  for (const link of again) {
    const old = eventNodes.get(link);
    if (!old) continue;
    const node = eventNode(link, eventCourse[eventCourse.indexOf(link) - 1]);
    old.replaceWith(node);
    eventNodes.set(link, node);
  }
  if (state.chosen) eventNodes.get(state.chosen)?.classList.add("chosen");
}

/** Brings an event into view; what is laid out on the way there moves it, so the next frames do it again. */
function bringEvent(node, frames) {
  node?.scrollIntoView({ block: "center" });
  if (node && frames > 0) requestAnimationFrame(() => bringEvent(node, frames - 1));
}

let chosenBefore = null;
on("chosen", (link, options) => {
  if (state.view !== "events") return;
  const at = eventCourse.indexOf(link);
  if (at >= eventsShown) moreEvents(at - eventsShown + 1 + 20);
  paintEvents([chosenBefore, link].filter(Boolean));
  chosenBefore = link;
  if (options.reveal) bringEvent(eventNodes.get(link), 3);
  drawTimeline();
});
on("decided", link => { if (state.view === "events") paintEvents([link]); });
on("filtered", showEvents);

byId("event-list").addEventListener("click", event => {
  const node = event.target.closest(".event");
  if (!node || String(getSelection()).length > 0) return;
  event.preventDefault();
  choose(links[Number(node.dataset.link)]);
});
byId("events-more").addEventListener("click", () => moreEvents(eventsAtOnce));
new IntersectionObserver(entries => {
  if (entries.some(entry => entry.isIntersecting)) moreEvents(eventsAtOnce);
}, { root: byId("main"), rootMargin: "600px" }).observe(byId("events-more"));
