// The views, and how the page begins.

const countOf = {
  events: () => events.length, names: () => data.entities.filter(entity => namedIn(entity) > 1).length, contradictions: likelyContradictions,
};
const views = [
  { id: "texts", label: "Texts" }, { id: "events", label: "Time line" }, { id: "plot", label: "Dot plot" }, { id: "names", label: "Names" },
  { id: "contradictions", label: "Contradictions" }, { id: "alone", label: "No counterpart" },
];
const shows = { events: showEvents, plot: showPlot, names: showNames, contradictions: showContradictions, alone: showAlone };

function showView(id) {
  if (state.view !== id) {
    state.view = id;
    state.hovered = null;
    // Where the panel lies over the page, it makes room for the view.
    if (id !== "texts") document.body.dataset.panel = "closed";
  }
  for (const { id: view } of views) {
    byId(view).hidden = view !== id;
    const anchor = byId("to-" + view);
    if (view === id) anchor.setAttribute("aria-current", "page");
    else anchor.removeAttribute("aria-current");
  }
  document.body.dataset.view = id;
  byId("main").scrollTop = 0;
  shows[id]?.();
  if (id === "texts") drawTies();
  else if (state.chosen) showPanel();
}

/** Goes where the address says: to a view, or to a link. */
function goToAddress() {
  let name = "";
  try { name = decodeURIComponent(location.hash.slice(1)); } catch { /* no address of ours */ }
  if (views.some(view => view.id === name)) { showView(name); return; }
  const link = links.find(one => one.id === name);
  if (link) choose(link, { reveal: true });
}

let searchTimer = 0;
function searchNow() {
  clearTimeout(searchTimer);
  state.query = byId("query").value;
  lastHit = null;
  applyFilters();
}

function toggleFilters(isOpen) {
  byId("filters").hidden = !isOpen;
  byId("filter-toggle").setAttribute("aria-expanded", String(isOpen));
  drawTies();
}

function checkbox(label, isChecked, change) {
  const box = el("input", { type: "checkbox", checked: isChecked });
  box.checked = isChecked;
  box.addEventListener("change", () => change(box));
  return el("label", { class: "check" }, box, " ", bdi(label));
}

function showChoices() {
  clear(byId("needed"), el("legend", {}, "Told in"), docs.map(document => checkbox(document.id, filter.needed.has(document.index), box => {
    if (box.checked) filter.needed.add(document.index);
    else filter.needed.delete(document.index);
    applyFilters();
  })));
  clear(byId("columns-choice"), el("legend", {}, "Columns"), docs.map(document => checkbox(document.id, state.columns.includes(document.index), box => {
    const columns = docs.map(one => one.index).filter(d => d === document.index ? box.checked : state.columns.includes(d));
    if (columns.length) setColumns(columns);
    else box.checked = true;
  })));
}
on("columns", showChoices);

function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  emit("theme");
}

function summary() {
  const languages = new Set(docs.map(document => document.language)).size;
  const dates = links.map(link => link.date).filter(Boolean);
  // Of the dates the middle nine tenths: single events of long before or after say nothing of what is told.
  const years = dates.map(date => Number(yearOf(date.text))).sort((a, b) => a - b);
  const all = docs.length > 2 ? events.filter(event => runsOf(event.links).length === docs.length).length : 0;
  const likely = likelyContradictions();
  const parts = [
    `${plural(docs.length, "document")} in ${plural(languages, "language")}`,
    plural(events.length, eventWord) + (eventWord === linkWord ? "" : ` in ${plural(links.length, linkWord)}`) + (all ? `, ${all} of all documents` : "")
      + (years.length > 4 && file.mode !== "parallel" ? `, mostly ${years[Math.floor(years.length * 0.05)]}–${years[Math.ceil(years.length * 0.95) - 1]}` : ""),
  ];
  if (likely) parts.push(plural(likely, "likely contradiction"));
  if (data.inconsistencies.length) parts.push(plural(data.inconsistencies.length, "name spelled in two ways", "names spelled in two ways"));
  const hidden = docs.filter(document => state.columns.length && !state.columns.includes(document.index));
  if (hidden.length) parts.push(`not shown: ${hidden.map(document => document.id).join(", ")} (Filters, Columns)`);
  return parts.join(" · ");
}
on("columns", () => { byId("summary").textContent = summary(); });

function begin() {
  setTheme(stored("synoptic:theme") ?? "");
  byId("theme").value = stored("synoptic:theme") ?? "";
  byId("summary").textContent = summary();
  clear(byId("views"), views.map(({ id, label }) => el("li", {}, el("a", { id: "to-" + id, href: "#" + id }, label,
    countOf[id] ? el("span", { class: "count" }, " " + countOf[id]().toLocaleString("en")) : null))));
  byId("about").textContent = [file.generator, file.signature].filter(Boolean).join(" · ");
  clear(byId("alone-document"), docs.map(document => el("option", { value: document.index }, document.id)));
  applyFilters();
  showSave();
  showView("texts");
  if (!links.length) clear(byId("columns"), noLinks());
  if (links.length) setColumns(firstColumns(mostColumns()));
  showChoices();
  showPanel();
  goToAddress();
  prepareNames();
  document.documentElement.dataset.ready = "true";
}

addEventListener("hashchange", goToAddress);
byId("views").addEventListener("click", event => {
  const anchor = event.target.closest("a");
  if (anchor && anchor.getAttribute("href") === location.hash) showView(anchor.getAttribute("href").slice(1));
});
byId("search").addEventListener("submit", event => { event.preventDefault(); searchNow(); nextHit(); });
byId("query").addEventListener("input", () => { clearTimeout(searchTimer); searchTimer = setTimeout(searchNow, 120); });
byId("query").addEventListener("keydown", event => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  if (state.query !== byId("query").value) searchNow();
  nextHit();
});
byId("filter-toggle").addEventListener("click", () => toggleFilters(byId("filters").hidden));
byId("filters").addEventListener("submit", event => event.preventDefault());
byId("least").addEventListener("input", event => {
  filter.least = Number(event.target.value);
  byId("least-value").textContent = `${filter.least} %`;
  applyFilters();
});
byId("status").addEventListener("change", event => { filter.status = event.target.value; applyFilters(); });
byId("theme").addEventListener("change", event => { store("synoptic:theme", event.target.value); setTheme(event.target.value); });
byId("filter-reset").addEventListener("click", () => {
  Object.assign(filter, { least: 0, status: "", needed: new Set() });
  byId("least").value = "0";
  byId("least-value").textContent = "0 %";
  byId("status").value = "";
  byId("query").value = "";
  showChoices();
  searchNow();
});
byId("panel-close").addEventListener("click", () => choose(null));
byId("save").addEventListener("click", save);
byId("help-open").addEventListener("click", () => byId("help").showModal());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => emit("theme"));
addEventListener("beforeprint", () => {
  // Columns that scroll cannot be printed: the events take their place.
  document.body.dataset.printing = state.view;
  if (state.view === "texts" && links.length) showView("events");
  if (state.view === "events") moreEvents(eventCourse.length);
});
addEventListener("afterprint", () => {
  const before = document.body.dataset.printing;
  delete document.body.dataset.printing;
  if (before && before !== state.view) showView(before);
});

begin();
