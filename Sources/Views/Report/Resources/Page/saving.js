// What the reader sees of saving, and where he is when the page is made anew.

/** Whether all is saved, in words. */
function showSaving() {
  if (!isReview) return;
  const count = own.waiting.length + own.drafts.size;
  const trouble = isLost ? say("saving.lost", { count }) : saveProblem ? say("saving.not", { problem: saveProblem }) : "";
  const isRefused = [...own.drafts.values()].some(draft => draft.problem);
  const words = trouble || (isRefused ? say("saving.refused") : say(count ? "saving" : "saving.done"));
  // Only what goes wrong is read out.
  if ((trouble || isRefused) && byId("saving").textContent !== words) byId("said").textContent = words;
  byId("saving").textContent = words;
  byId("saving").className = trouble || isRefused ? "saving trouble" : count ? "saving waits" : "saving";
  showUndo();
}

/** The buttons that undo and redo say what. */
function showUndo() {
  for (const [id, key, step, keys] of [["undo", "undo.what", undoable, "z"], ["redo", "redo.what", redoable, "Z"]]) {
    const button = byId(id);
    const words = step ? say(key, { what: changeWords(step) }) : say(id);
    button.setAttribute("aria-disabled", String(!step && !(id === "undo" && own.waiting.length > 0)));
    button.title = `${words} ( ${keys} )`;
    button.setAttribute("aria-label", words);
  }
  showOutcomeUndo();
}

const placeKey = `${ownKey}:place`;

/** Keeps where the reader is, for the page that is made anew. */
function keepPlace() {
  const node = document.activeElement;
  const place = {
    view: state.view, chosen: state.chosen?.id ?? null, sentence: state.sentence, alone: state.alone, marks: [...marks.values()], top: byId("main").scrollTop,
    filter: { ...filter, needed: [...filter.needed] }, query: byId("query").value,
    tops: state.columns.map(d => [d, columnNodes.get(d)?.body.scrollTop ?? 0]),
    field: node?.dataset?.field ?? null, owner: node?.closest?.("[id]")?.id ?? null, caret: node?.matches?.("textarea") ? [node.selectionStart, node.selectionEnd] : null,
  };
  try { sessionStorage.setItem(placeKey, JSON.stringify(place)); } catch { /* then the page begins as always */ }
}

/** Sets filters and search as they were. */
function returnToFilters({ filter: kept, query }) {
  Object.assign(filter, kept, { needed: new Set(kept.needed) });
  byId("least").value = String(filter.least);
  byId("least-value").textContent = percent(filter.least / 100);
  byId("status").value = filter.status;
  byId("query").value = query;
  showChoices();
  showTagChoices();
  searchNow();
}

function returnToPlace() {
  let place = null;
  try {
    place = JSON.parse(sessionStorage.getItem(placeKey) ?? "null");
    sessionStorage.removeItem(placeKey);
  } catch { /* as above */ }
  if (!place) return;
  if (place.filter) returnToFilters(place);
  showView(place.view);
  const link = linkById.get(place.chosen) ?? null;
  if (link || place.alone) choose(link, { alone: place.alone, from: place.sentence ?? undefined, isStill: true });
  for (const [d, top] of place.tops) if (columnNodes.has(d)) columnNodes.get(d).body.scrollTop = top;
  byId("main").scrollTop = place.top;
  for (const run of place.marks) marks.set(run.d, run);
  if (marks.size) showMarks();
  const field = place.field && byId(place.owner)?.querySelector(`[data-field="${CSS.escape(place.field)}"]`);
  if (!field) return;
  field.closest("details")?.setAttribute("open", "");
  field.focus();
  if (place.caret) field.setSelectionRange?.(...place.caret);
}

byId("undo").addEventListener("click", () => actAgain("undo"));
byId("redo").addEventListener("click", () => actAgain("redo"));
