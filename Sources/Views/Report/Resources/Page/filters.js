// Which links are looked at: by score, status, documents, tag and text.

const filter = { least: 0, status: "", tag: "", needed: new Set() };

const wantedStatuses = { "": () => true, open: status => status === "automatic", kept: status => status !== "rejected" };

/** Whether what is searched for stands in a link. */
const holdsHit = link => link.ends.some(({ d, first, last }) => {
  for (let at = first; at <= last; at += 1) if (hits[d].has(at)) return true;
  return false;
});

/** Holds a link against the filters. */
function applyFiltersTo(link) {
  const isWanted = wantedStatuses[filter.status] ?? (status => status === filter.status);
  state.passes[link.index] = link.score >= filter.least / 100 && isWanted(statusOf(link)) && (!filter.tag || tagsOf(link).includes(filter.tag))
    && [...filter.needed].every(d => endIn(link, d)) && (!hits || holdsHit(link));
}

function applyFilters() {
  searchTexts();
  links.forEach(applyFiltersTo);
  showFound();
  emit("filtered");
}

/** How many links pass, and how many filters there are. */
function showFound() {
  const count = links.filter(passes).length;
  const set = (filter.least > 0) + (filter.status !== "") + (filter.tag !== "") + (filter.needed.size > 0);
  clear(byId("found"), hits ? foundWords(count) : set ? say(linkKey("found.links"), { count, all: links.length }) : []);
  byId("filter-toggle").textContent = set ? say("filters.count", { count: set }) : say("filters");
}

const passes = link => state.passes[link.index];

/** The links that pass, in the order in which the present view goes through them, or in that of the queue. */
function course() {
  const queued = isReview ? queuedLinks() : null;
  if (queued) return queued;
  if (state.view === "events") return orderedEvents().flatMap(event => event.links).filter(passes);
  const rank = link => {
    for (const [index, d] of state.columns.entries()) {
      const end = endIn(link, d);
      if (end) return [index, end.first, end.last];
    }
    return [docs.length, link.ends[0]?.first ?? 0, 0];
  };
  return links.filter(passes).map(link => ({ link, rank: rank(link) }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2] || a.link.index - b.link.index)
    .map(({ link }) => link);
}

function step(by) {
  const all = course();
  if (!all.length) { hint(say(links.length ? linkKey("no-link-passes") : "no-links")); return; }
  const at = state.chosen ? all.indexOf(state.chosen) : -1;
  // From a link that does not pass, to the first.
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
  choose(all[next], { reveal: true });
}
