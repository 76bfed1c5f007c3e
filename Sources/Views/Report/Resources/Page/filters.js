// Which links are looked at: by score, status, documents and text.

const filter = { least: 0, status: "", needed: new Set() };

/** The sentences folded, when they are first asked for. */
const foldedTexts = docs.map(() => null);
function foldedOf(d) {
  foldedTexts[d] ??= docs[d].texts.map(fold);
  return foldedTexts[d];
}

/** For each document the sentences that hold what is searched for; null where nothing is. */
let hits = null;

function applyFilters() {
  const query = fold(state.query.trim());
  hits = query ? docs.map(document => {
    const texts = foldedOf(document.index);
    return new Set(texts.flatMap((text, at) => text.includes(query) ? [at] : []));
  }) : null;
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
  const sentences = hits ? hits.reduce((sum, all) => sum + all.size, 0) : 0;
  const ofAll = `${plural(count, linkWord)} of ${links.length.toLocaleString("en")}`;
  const isFiltered = query || least > 0 || filter.status || filter.needed.size;
  byId("found").textContent = !isFiltered ? ""
    : query ? `${plural(sentences, "sentence")} with “${state.query.trim()}”` + (count ? `, in ${ofAll}` : ` (none in a ${linkWord})`)
    : ofAll;
  const set = (least > 0) + (filter.status !== "") + (filter.needed.size > 0);
  byId("filter-toggle").textContent = set ? `Filters (${set})` : "Filters";
  emit("filtered");
}

const passes = link => state.passes[link.index] === 1;

/** The links that pass, in the order in which the present view goes through them. */
function course() {
  if (state.view === "events") return events.flatMap(event => event.links).filter(passes);
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

let lastHit = null;
/** Goes to the next sentence that holds what is searched for, column by column. */
function nextHit() {
  if (!hits) return;
  const order = [...state.columns, ...docs.map(document => document.index).filter(d => !state.columns.includes(d))];
  const all = order.flatMap(d => [...hits[d]].sort((a, b) => a - b).map(at => ({ d, at })));
  if (!all.length) return;
  const key = lastHit ? all.findIndex(({ d, at }) => d === lastHit.d && at === lastHit.at) : -1;
  lastHit = all[(key + 1) % all.length];
  if (state.view !== "texts") showView("texts");
  const link = linksAt[lastHit.d][lastHit.at].find(passes);
  // The search keeps the focus: Enter goes on to the next hit.
  if (link) choose(link, { reveal: true, from: lastHit, keepsFocus: true });
  else revealSentence(lastHit.d, lastHit.at);
}
