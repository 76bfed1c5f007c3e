// The keyboard.

function isTyping(target) {
  return target.closest?.("input:not([type=checkbox]):not([type=range]), textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  if (event.key === "Escape") {
    if (document.activeElement === byId("query")) {
      byId("query").value = "";
      searchNow();
      byId("query").blur();
    } else if (!byId("filters").hidden) toggleFilters(false);
    else choose(null);
    return;
  }
  if (isTyping(event.target) || !byId("keys-on").checked) return;
  const link = shownLink();
  const actions = {
    j: () => step(1), k: () => step(-1),
    c: () => decide(link, "confirmed"), n: () => { decide(link, "confirmed"); if (link) step(1); }, x: () => decide(link, "rejected"), u: () => decide(link, null),
    "/": () => { byId("query").focus(); byId("query").select(); },
    "?": () => byId("help").showModal(),
  };
  const place = Number(event.key);
  const action = actions[event.key] ?? (place >= 1 && place <= views.length ? () => showView(views[place - 1]) : null);
  if (!action) return;
  event.preventDefault();
  action();
});
