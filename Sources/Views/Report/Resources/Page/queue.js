// The queue: in which order a review goes through the links, and how far it is.

/** The order that was chosen: "order" for that of the view, "doubt", "contradictions", or "tag:…". */
let queueOrder = "order";
/** The links of the queue; it stays as it is while one judges. */
let queue = null;

const queueKey = `${decisionsKey}:queue`;

function makeQueue() {
  const all = links.filter(passes);
  if (queueOrder === "doubt") return [...all].sort((a, b) => a.score - b.score || a.index - b.index);
  if (queueOrder === "contradictions") {
    const scores = new Map();
    for (const one of data.contradictions.filter(isLikely)) for (const link of conflictLinks(one)) scores.set(link, Math.max(scores.get(link) ?? 0, one.score));
    return [...all].sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || all.indexOf(a) - all.indexOf(b));
  }
  return all.filter(link => tagsOf(link).includes(queueOrder.slice("tag:".length)));
}

const conflictLinks = one => one.links.map(index => numbered[index]).filter(isThere);

/** The links in the order of the queue; null for that of the view. */
function queuedLinks() {
  if (queueOrder === "order") return null;
  queue ??= makeQueue();
  return queue;
}

/** Goes on after a link to the next that nobody has decided about, from the beginning again after the last; says so where there is none. */
function goOn(link) {
  const all = course(), at = all.indexOf(link);
  const isOpen = one => one !== link && statusOf(one) === "automatic";
  const next = all.slice(at + 1).find(isOpen) ?? all.slice(0, Math.max(0, at)).find(isOpen);
  if (next) choose(next, { reveal: true });
  else {
    showProgress();
    byId("said").textContent = byId("queue-end").textContent = say("queue.end", { count: all.length });
    byId("queue-end").hidden = false;
  }
}

function confirmAndGoOn(link) {
  if (!link) return;
  if (statusOf(link) !== "manual") decide(link, "confirmed");
  goOn(link);
}

/** How many links are judged, in words and as a bar. */
function showProgress() {
  const judged = links.filter(link => statusOf(link) !== "automatic").length;
  byId("progress-words").textContent = say("progress", { count: judged, all: links.length });
  byId("progress-bar").style.setProperty("--share", (judged / Math.max(1, links.length)).toFixed(4));
  const all = queuedLinks();
  const open = (all ?? links.filter(passes)).filter(link => statusOf(link) === "automatic").length;
  byId("queue-left").textContent = all ? say("queue.left", { count: open }) : "";
  if (open) byId("queue-end").hidden = true;
}

function showQueueChoices() {
  const tags = tagsInUse().map(tag => [`tag:${tag}`, say("queue.tag", { tag })]);
  const choices = [["order", say("queue.order")], ["doubt", say("queue.doubt")], ["contradictions", say("queue.contradictions")], ...tags];
  if (!choices.some(([value]) => value === queueOrder)) queueOrder = "order";
  clear(byId("queue"), choices.filter(([value]) => value !== "contradictions" || data.contradictions.length).map(([value, words]) => el("option", { value }, words)));
  byId("queue").value = queueOrder;
}

/** The order that was chosen before, as far as it is one of this review. */
function returnToQueue() {
  queueOrder = stored(queueKey) ?? "order";
  queue = null;
  showQueueChoices();
  showProgress();
}

function setQueue(order) {
  queueOrder = order;
  queue = null;
  store(queueKey, order);
  byId("queue-end").hidden = true;
  showProgress();
  // One begins where there is something to do.
  const first = queuedLinks()?.find(link => statusOf(link) === "automatic");
  if (first) choose(first, { reveal: true, keepsFocus: true });
}

byId("queue").addEventListener("change", () => setQueue(byId("queue").value));
on("filtered", () => { queue = null; if (isReview) showProgress(); });
on("decided", () => { if (isReview) showProgress(); });
on("relinked", ({ added, removed }) => {
  if (queue) {
    // What comes takes the place of what goes, or of the link before it in the file.
    const at = queue.findIndex(link => removed.includes(link) || !isThere(link));
    const fresh = added.filter(link => passes(link) && !queue.includes(link) && !queueOrder.startsWith("tag:"));
    if (at >= 0) queue.splice(at, 0, ...fresh);
    else queue.push(...fresh);
    queue = queue.filter(isThere);
  }
  showProgress();
});
