// Which documents have a column, and in which order: the reader chooses, and what is hidden is named.

const columnsKey = `${decisionsKey}:columns`;
const narrowestColumn = 300;

/** How many columns fit, as far as the page chooses. */
const mostColumns = () => Math.max(1, Math.floor(byId("main").clientWidth / narrowestColumn));

/** The columns that the reader had in this browser, or those that fit. */
function columnsAtFirst() {
  try {
    const kept = JSON.parse(stored(columnsKey) ?? "[]").map(id => docs.findIndex(document => document.id === id)).filter(d => d >= 0);
    if (kept.length) return [...new Set(kept)];
  } catch { /* nothing that was kept here */ }
  return firstColumns(mostColumns());
}

function setColumns(columns) {
  state.columns = columns;
  const container = byId("columns");
  for (const d of columns) if (!columnNodes.has(d)) columnNodes.set(d, makeColumn(d));
  clear(container, columns.flatMap((d, index) => [
    index ? el("canvas", { class: "ties", "aria-hidden": "true", data: { left: columns[index - 1], right: d } }) : null, columnNodes.get(d).node,
  ]));
  container.style.setProperty("--count", columns.length);
  painted = [];
  paintSentences();
  paintShown();
  paintHits();
  showChooser();
  emit("columns");
}

/** What the reader chooses is kept by the browser; places stay as they are scrolled. */
function chooseColumns(columns) {
  if (!columns.length) return;
  const tops = new Map(state.columns.map(d => [d, columnNodes.get(d)?.body.scrollTop ?? 0]));
  store(columnsKey, JSON.stringify(columns.map(d => docs[d].id)));
  setColumns(columns);
  for (const [d, top] of tops) if (columnNodes.has(d)) columnNodes.get(d).body.scrollTop = top;
  for (const d of columns) if (!tops.has(d) && tops.size) follow([...tops.keys()].find(other => columns.includes(other)) ?? d);
  drawTies();
}

/** The columns with one more; where no more fit, it takes the place of the last. */
const withColumn = d => state.columns.length < mostColumns() ? [...state.columns, d] : [...state.columns.slice(0, -1), d];

/** How many documents have no column, in words; "" where all have one. */
function hiddenWords() {
  const hidden = hiddenColumns();
  return hidden.length ? say("columns.hidden", { count: hidden.length, all: docs.length }) : "";
}

const hiddenColumns = () => docs.map(document => document.index).filter(d => !state.columns.includes(d));

/** Puts a column before or after another. */
function placeColumn(d, besides, isAfter) {
  if (d === besides) return;
  const others = state.columns.filter(other => other !== d);
  const at = others.indexOf(besides) + (isAfter ? 1 : 0);
  chooseColumns([...others.slice(0, at), d, ...others.slice(at)]);
}

function moveColumn(d, by) {
  const at = state.columns.indexOf(d), besides = state.columns[at + by];
  if (besides === undefined) return;
  placeColumn(d, besides, by > 0);
  byId("said").textContent = say("columns.moved", { document: docs[d].id, place: state.columns.indexOf(d) + 1, count: state.columns.length });
}

/** The buttons in the head of a column: to the left, to the right, away. */
function columnTools(d) {
  const tool = (action, sign, done) => el("button", { type: "button", data: { tool: action }, title: say(`column.${action}`, { document: docs[d].id }), "aria-label": say(`column.${action}`, { document: docs[d].id }), onclick: done }, el("span", { "aria-hidden": "true" }, sign));
  const move = (action, sign, by) => tool(action, sign, () => {
    moveColumn(d, by);
    // What is moved loses the focus; at an end the button does nothing more.
    const tools = columnNodes.get(d).node.querySelector(".column-tools");
    (tools.querySelector(`[data-tool="${action}"]:not(:disabled)`) ?? tools.querySelector("button:not(:disabled)"))?.focus();
  });
  return el("span", { class: "column-tools" }, move("left", "←", -1), move("right", "→", 1),
    tool("hide", "×", () => {
      chooseColumns(state.columns.filter(other => other !== d));
      byId("chooser").querySelector(`[data-d="${d}"]`)?.focus();
    }));
}

/** The column that is dragged. */
let dragged = null;

/** Columns are dragged by their heads. */
function watchDragging(node, d) {
  const head = node.querySelector(".column-head");
  head.draggable = true;
  head.addEventListener("dragstart", event => {
    event.dataTransfer.setData("text/plain", docs[d].id);
    event.dataTransfer.effectAllowed = "move";
    dragged = d;
  });
  head.addEventListener("dragend", () => { dragged = null; });
  node.addEventListener("dragover", event => { if (dragged !== null) event.preventDefault(); });
  node.addEventListener("drop", event => {
    if (dragged === null) return;
    event.preventDefault();
    const box = node.getBoundingClientRect();
    placeColumn(dragged, d, event.clientX > box.left + box.width / 2);
    dragged = null;
  });
}
/** The bar above the columns: a button for each document, and what is hidden. */
function showChooser() {
  const hidden = hiddenColumns();
  for (const [index, d] of state.columns.entries()) {
    const tool = action => columnNodes.get(d).node.querySelector(`[data-tool="${action}"]`);
    tool("left").disabled = index === 0;
    tool("right").disabled = index === state.columns.length - 1;
    tool("hide").disabled = state.columns.length === 1;
  }
  const bar = byId("chooser");
  bar.hidden = docs.length < 2 || !hasColumns();
  const toggle = d => el("button", {
    type: "button", class: "chip", data: { d }, "aria-pressed": String(state.columns.includes(d)),
    onclick: () => {
      const isShown = state.columns.includes(d);
      chooseColumns(isShown ? state.columns.filter(other => other !== d) : [...state.columns, d]);
      bar.querySelector(`[data-d="${d}"]`)?.focus();
    },
  }, bdi(docs[d].id));
  clear(bar, el("span", { class: "small", id: "chooser-label" }, say("columns")),
    hidden.length ? [
      el("strong", { class: "hidden-count" }, hiddenWords()),
      el("button", { type: "button", id: "show-all", onclick: () => { chooseColumns([...state.columns, ...hidden]); bar.querySelector(".chip")?.focus(); } }, say("columns.show-all")),
    ] : null,
    [...state.columns, ...hidden].map(toggle));
  // On paper there is no bar.
  clear(byId("left-out"), hidden.length ? [`${hiddenWords()}: `, listed(hidden.map(d => bdi(docs[d].id)))] : []);
}
