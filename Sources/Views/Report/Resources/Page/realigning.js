// The documents aligned again: how far that is, and what it has changed.

const isAligning = () => task?.name === "align" && !task.problem;

function alignAgain() {
  if (isAligning() || own.waiting.some(one => one.post === "align")) { hint(`${capital(say("refusal.busy"))}.`); return; }
  finishAllWriting();
  queueUp("align");
  showSaving();
  sendWaiting();
  listenNow();
}

/** Takes what the server says of its work. */
function takeTask(now) {
  const before = task;
  task = now;
  if (now && !now.problem && !before) listenNow();
  if (now?.problem && now.problem !== before?.problem) showTrouble(say("align.failed", { problem: now.problem }));
  showTask();
}

function showTask() {
  const button = byId("align-again"), isOn = isAligning();
  button.setAttribute("aria-disabled", String(isOn));
  byId("align-progress").hidden = !isOn;
  if (!isOn) return;
  byId("align-progress").value = task.done ?? 0;
  byId("align-progress").textContent = percent(task.done ?? 0);
}

/** A link that is gone, by what it linked. */
const goneNode = link => el("details", {}, el("summary", {}, listed(link.ends.map(end => [bdi(docs[end.d].id), ` ${sentenceWords(end.d, end)}`]))),
  link.ends.map(end => el("p", { lang: docs[end.d].language, dir: docs[end.d].direction, class: "reading" }, textNodes(textOf(end)))),
  el("p", {}, el("button", { type: "button", class: "plain-link", onclick: () => replaceLinks([], link.ends) }, say("align.link-again"))));

/** What aligning again has changed, each to be looked at. */
function showOutcome({ summary, how, window: from }, { removed }) {
  if (!summary || how === "undo") { hideOutcome(); return; }
  const part = (key, nodes) => nodes.length ? el("details", {}, el("summary", {}, say(key, { count: nodes.length })), el("ul", { class: "plain" }, nodes.map(node => el("li", {}, node)))) : null;
  const linkNode = id => {
    const link = linkById.get(String(id));
    return link ? [el("button", { type: "button", class: "plain-link", onclick: () => { showView("texts"); choose(link, { reveal: true }); } }, called(link)), " ",
      el("span", { class: "small" }, listed(link.ends.map(end => [bdi(docs[end.d].id), ` ${sentenceWords(end.d, end)}`])))] : called({ id: String(id) });
  };
  const gone = new Map(removed.map(link => [link.id, link]));
  const lost = summary.lostWords ? ` ${say("align.lost", { count: summary.lostWords })}` : "";
  const isUnchanged = ![summary.added, summary.changed, summary.removed].some(some => some.length);
  const counts = [say("align.kept", { count: summary.kept }), say("align.added", { count: summary.added.length }), say("align.changed", { count: summary.changed.length }), say("align.removed", { count: summary.removed.length })];
  isOutcomeOwn = from === own.name;
  clear(byId("outcome"), el("p", { role: "status" }, isUnchanged ? say("align.unchanged") : say("align.done", { changes: counts.join(", ") }), lost, " ",
    el("span", { id: "outcome-undo", hidden: true }, el("button", { type: "button", class: "plain-link", onclick: () => { if (canUndoOutcome()) actAgain("undo"); } }, say("undo")), " · "),
    el("button", { type: "button", class: "plain-link", onclick: hideOutcome }, say("close"))),
  el("div", { class: "outcome-parts" }, part("align.added", summary.added.map(linkNode)), part("align.changed", summary.changed.map(linkNode)),
    part("align.removed", summary.removed.map(id => gone.has(String(id)) ? goneNode(gone.get(String(id))) : called({ id: String(id) })))));
  byId("outcome").hidden = false;
}

/** Whether this window has aligned anew what is shown, and that is what would be undone. */
let isOutcomeOwn = false;
const canUndoOutcome = () => isOutcomeOwn && undoable?.what === "align" && !own.waiting.length && !own.drafts.size;

function showOutcomeUndo() {
  const part = byId("outcome-undo");
  if (part) part.hidden = !canUndoOutcome();
}

function hideOutcome() {
  byId("outcome").hidden = true;
}

byId("align-again").addEventListener("click", alignAgain);
on("changed", (change, outcome) => { if (change.what === "align") showOutcome(change, outcome); });
