// Which links are looked at: by score, status, documents and text.

const filter = { least: 0, status: "", needed: new Set() };

function applyFilters() {
  searchTexts();
  const least = filter.least / 100;
  const wanted = { "": () => true, open: status => status === "automatic", kept: status => status !== "rejected" }[filter.status]
    ?? (status => status === filter.status);
  let count = 0;
  for (const link of links) {
    const holds = () => link.ends.some(({ d, first, last }) => {
      for (let at = first; at <= last; at += 1) if (hits[d].has(at)) return true;
      return false;
    });
    const passes = link.score >= least && wanted(statusOf(link))
      && [...filter.needed].every(d => endIn(link, d)) && (!hits || holds());
    state.passes[link.index] = passes ? 1 : 0;
    if (passes) count += 1;
  }
  const set = (least > 0) + (filter.status !== "") + (filter.needed.size > 0);
  clear(byId("found"), hits ? foundWords(count) : set ? say(isTranslation ? "found.pairs" : "found.links", { count, all: links.length }) : []);
  byId("filter-toggle").textContent = set ? say("filters.count", { count: set }) : say("filters");
  emit("filtered");
}

const passes = link => state.passes[link.index] === 1;

/** The links that pass, in the order in which the present view goes through them. */
function course() {
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
  if (!all.length) return;
  const at = state.chosen ? all.indexOf(state.chosen) : -1;
  // From a link that does not pass, to the first.
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
  choose(all[next], { reveal: true });
}
