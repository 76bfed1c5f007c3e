// The views, and how the page begins.

const views = ["texts", "events", "plot", "names", "contradictions", "alone"];
const countOf = {
  events: () => standingEvents().length, names: () => data.entities.filter(entity => namedIn(entity) > 1).length, contradictions: likelyContradictions,
};
const shows = { events: showEvents, plot: showPlot, names: showNames, contradictions: showContradictions, alone: showAlone };
/** Of translations some views are other ones. */
const viewKey = id => id === "events" ? linkKey("view.events") : isTranslation && id === "alone" ? "view.alone.translation" : `view.${id}`;

/** The names of the views with how much there is in them. */
function showTabs() {
  for (const id of views) {
    const anchor = byId(`to-${id}`) ?? byId("views").appendChild(el("li", {}, el("a", { id: `to-${id}`, href: `#${id}` }))).firstChild;
    clear(anchor, say(viewKey(id)), countOf[id] ? el("span", { class: "count" }, ` ${number(countOf[id]())}`) : null);
  }
}

function showView(id) {
  if (state.view !== id) {
    state.view = id;
    state.hovered = null;
    // Where the panel lies over the page, it makes room for the view.
    if (id !== "texts") document.body.dataset.panel = "closed";
  }
  for (const view of views) {
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
  if (views.includes(name)) { showView(name); return; }
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
  clear(byId("needed"), el("legend", {}, say("filters.told-in")), docs.map(document => checkbox(document.id, filter.needed.has(document.index), box => {
    if (box.checked) filter.needed.add(document.index);
    else filter.needed.delete(document.index);
    applyFilters();
  })));
}

function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  emit("theme");
}

/** What the head of the page says of links and events: of those that nobody has rejected. */
function summary() {
  const standing = links.filter(isStanding), standingEvent = standingEvents();
  const dates = standing.map(link => link.date).filter(Boolean);
  // Of the dates the middle nine tenths: single events of long before or after say nothing of what is told.
  const years = dates.map(date => Number(yearOf(date.text))).sort((a, b) => a - b);
  const all = docs.length > 2 ? standingEvent.filter(event => runsOf(event.links.filter(isStanding)).length === docs.length).length : 0;
  const likely = likelyContradictions();
  const parts = [say("summary.documents", { count: docs.length, languages: say("count.languages", { count: new Set(docs.map(document => document.language)).size }) })];
  const counted = [isTranslation ? countLinks(standing.length) : say("summary.events", { events: countEvents(standingEvent.length), links: countLinks(standing.length) })];
  if (all) counted.push(say("summary.of-all", { count: all }));
  if (years.length > 4 && !isTranslation) {
    const first = yearWords(years[Math.floor(years.length * 0.05)]), last = yearWords(years[Math.ceil(years.length * 0.95) - 1]);
    counted.push(first === last ? say("summary.year", { year: first }) : say("summary.years", { first, last }));
  }
  parts.push(counted.join(", "));
  if (likely) parts.push(say("count.contradictions", { count: likely }));
  if (data.inconsistencies.length) parts.push(say("count.spellings", { count: data.inconsistencies.length }));
  return parts.join(" · ");
}

/** Says all that does not depend on what is looked at, in the reader's language. */
function sayAll() {
  sayElements();
  showSummary();
  byId("help-heading").parentElement.lang = language;
  byId("events-heading").textContent = say(linkKey("events.heading"));
  byId("alone-heading").textContent = say(isTranslation ? "alone.heading.translation" : "alone.heading");
  // Of three documents a sentence may have its counterpart in one of the others.
  byId("alone-lead").textContent = say(isTranslation && docs.length < 3 ? "alone.lead.translation" : "alone.lead");
  for (const option of byId("events-order").options) option.textContent = say(`events.order.${isTranslation && option.value === "time" ? "text" : option.value}`);
  showTabs();
  showChoices();
  showTagChoices();
  sayHelp();
  prepareNames();
  showSave();
  applyFilters();
}

/** A review shows columns of documents without links too: the reader may draw some. */
const hasColumns = () => links.length > 0 || isReview;

function sayHelp() {
  byId("help-decide").textContent = say(isReview ? "help.decide.review" : "help.decide");
  byId("help-saving").textContent = say(isReview ? "help.review" : "help.saving");
}

/** Another language: all is said anew. */
function setLanguage(tag) {
  language = tag;
  sayAll();
  columnNodes.clear();
  if (hasColumns()) setColumns(state.columns);
  else clear(byId("columns"), noLinks());
  if (isReview) {
    showSaving();
    showMarks();
    showProgress();
  }
  showPanel();
  shows[state.view]?.();
}

function begin() {
  setTheme(stored("synoptic:theme") ?? "");
  byId("theme").value = stored("synoptic:theme") ?? "";
  byId("timeline-scale").value = stored("synoptic:timeline") === "scale" ? "scale" : "order";
  byId("language").value = language;
  // Translations are looked through for what is least sure.
  byId("events-order").value = isTranslation ? "doubt" : "time";
  byId("about").textContent = [file.generator, file.signature].filter(Boolean).join(" · ");
  byId("event-list").classList.toggle("pairs", isTranslation);
  clear(byId("alone-document"), docs.map(document => el("option", { value: document.index }, document.id)));
  sayAll();
  showView("texts");
  if (hasColumns()) setColumns(columnsAtFirst());
  else clear(byId("columns"), noLinks());
  showPanel();
  goToAddress();
  beginReview();
  document.documentElement.dataset.ready = "true";
}

/** The head of the page goes with what is decided, once the reader pauses. */
let summaryTimer = 0;
function showSummary() {
  clearTimeout(summaryTimer);
  summaryTimer = 0;
  byId("summary").textContent = summary();
}
function showCountsSoon() {
  if (!summaryTimer) summaryTimer = setTimeout(() => { showSummary(); showTabs(); state.columns.forEach(showColumnCounts); }, 400);
}
on("relinked", showCountsSoon);
on("decided", showCountsSoon);
on("judged", showCountsSoon);
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
  byId("least-value").textContent = percent(filter.least / 100);
  applyFilters();
});
byId("status").addEventListener("change", event => { filter.status = event.target.value; applyFilters(); });
byId("theme").addEventListener("change", event => { store("synoptic:theme", event.target.value); setTheme(event.target.value); });
byId("filter-reset").addEventListener("click", () => {
  Object.assign(filter, { least: 0, status: "", tag: "", needed: new Set() });
  byId("least").value = "0";
  byId("least-value").textContent = percent(0);
  byId("status").value = byId("tag").value = "";
  byId("query").value = "";
  showChoices();
  searchNow();
});
byId("language").addEventListener("change", event => { store(languageKey, event.target.value); setLanguage(event.target.value); });
byId("panel-close").addEventListener("click", () => choose(null));
byId("save").addEventListener("click", save);
byId("help-open").addEventListener("click", () => byId("help").showModal());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => emit("theme"));
addEventListener("beforeprint", () => {
  // What is made only when it is looked at is needed on paper.
  if (state.view === "events") moreEvents(eventCourse.length);
});

begin();
