// The page of errors: a card for each missed or false link, its cause to be chosen, and the causes counted.

const data = JSON.parse(byId("data").textContent);
const at = Object.fromEntries(data.columns.map((name, index) => [name, index]));
const causes = [
  "wrong sentence at the right place", "several events in one sentence", "other words", "same topic, other event", "gold", "other",
];
const kinds = { "missed 2": "missed, grade 2", "missed 1": "missed, grade 1", "false": "false" };
const errors = data.rows.map(cells => {
  const get = name => cells[at[name]] ?? "";
  return { get, id: get("id"), kind: `${get("kind")} ${get("grade")}`.trim(), documents: `${get("a")} – ${get("b")}`, cause: get("cause") };
});

// What was chosen is kept by the browser, where it may.
const kept = `synoptic errors ${data.key}`;

function restore() {
  try {
    const chosen = JSON.parse(localStorage.getItem(kept) ?? "{}");
    for (const error of errors) error.cause = chosen[error.id] ?? error.cause;
  } catch { /* Nothing is kept here. */ }
}

function keep() {
  const chosen = Object.fromEntries(errors.filter(error => error.cause).map(error => [error.id, error.cause]));
  try { localStorage.setItem(kept, JSON.stringify(chosen)); } catch { /* It lasts as long as the page. */ }
}

/** How many errors of each kind have each cause; those without come last. */
function counts() {
  return [...causes, ""].map(cause => ({
    cause, all: errors.filter(error => error.cause === cause).length,
    kinds: Object.keys(kinds).map(kind => errors.filter(error => error.cause === cause && error.kind === kind).length),
  }));
}

/** The table with the causes that were chosen. */
function table() {
  const rows = data.rows.map((cells, index) => cells.map((cell, column) => column === at.cause ? errors[index].cause : cell));
  return [data.columns, ...rows].map(cells => cells.join("\t")).join("\n") + "\n";
}

const option = (value, label) => el("option", { value }, label);

function showCounts() {
  const judged = errors.filter(error => error.cause).length;
  byId("judged").textContent = `${judged} of ${errors.length}`;
  clear(byId("counts"),
    el("thead", {}, el("tr", {}, ["", ...Object.values(kinds), "all"].map(name => el("th", { scope: "col" }, name)))),
    el("tbody", {}, counts().map(row => el("tr", {}, el("th", { scope: "row" }, row.cause || "none yet"),
      [...row.kinds, row.all].map(count => el("td", {}, String(count)))))));
}

const reading = (text, kind) => text ? el("p", { class: `reading ${kind}`, dir: "auto" }, textNodes(text)) : null;

function side(error, letter) {
  const numbers = error.get(`sentences ${letter}`);
  const gold = `gold ${error.get(`gold ${letter}`)}`;
  return el("div", { class: "side" },
    el("h3", { class: "small" }, bdi(error.get(letter)), numbers ? ` ${numbers} (${gold})` : ` ${gold}`),
    reading(error.get(`before ${letter}`), "around"), reading(error.get(`text ${letter}`), "text"), reading(error.get(`after ${letter}`), "around"));
}

/** A term and what is said of it, unless that is nothing. */
const said = (term, ...children) => children.some(child => child) ? [el("dt", {}, term), el("dd", {}, children)] : [];

const items = text => text ? el("ul", { class: "items plain" }, text.split("; ").map(item =>
  el("li", { class: /-\d+\.\d+$/.test(item) ? "against" : null }, textNodes(item)))) : null;

function card(error) {
  const { get } = error;
  const choice = el("select", { "aria-label": `Cause of ${error.id}` }, option("", "cause …"), causes.map(cause => option(cause, cause)));
  if (error.cause && !causes.includes(error.cause)) choice.append(option(error.cause, error.cause));
  choice.value = error.cause;
  choice.addEventListener("change", () => { error.cause = choice.value; keep(); showCounts(); });
  const right = get("kind") === "missed" ? "nearest link" : "nearest right one";
  const distance = get("distance");
  return el("li", { class: "error", id: error.id },
    el("div", { class: "error-head" },
      el("h2", {}, error.id, " ", bdi(get("label") || get("link"))),
      el("span", { class: `badge ${get("kind")}` }, kinds[error.kind] ?? error.kind),
      get("score") ? el("span", { class: "small" }, `score ${get("score")}`) : null,
      get("kind") === "false" ? el("span", { class: "small" }, `${get("wrong")} pairs wrong`) : null,
      el("span", { class: "choose" }, choice)),
    el("div", { class: "sides" }, side(error, "a"), side(error, "b")),
    el("dl", {},
      said("evidence", items(get("evidence"))), said("rivals", items(get("rivals"))), said("linked in", get("linked in")),
      said(distance ? `${right}, ${distance} away` : "", distance ? textNodes(`${get("nearest a")} = ${get("nearest b")}`) : null)));
}

function show() {
  const [kind, documents, cause] = ["kind", "documents", "cause"].map(id => byId(id).value);
  const shown = errors.filter(error => (!kind || error.kind === kind) && (!documents || error.documents === documents)
    && (!cause || (cause === "none" ? !error.cause : error.cause === cause)));
  byId("found").textContent = shown.length === errors.length ? "" : `${shown.length} of ${errors.length}`;
  clear(byId("list"), shown.map(card));
}

async function copy() {
  const text = table();
  try {
    await navigator.clipboard.writeText(text);
    byId("copied").textContent = "copied";
  } catch {
    // Some browsers let no page of a file copy.
    const area = byId("table");
    area.value = text;
    area.hidden = byId("table-label").hidden = false;
    area.focus();
    area.select();
    byId("copied").textContent = "selected below";
  }
}

function start() {
  restore();
  const documents = [...new Set(errors.map(error => error.documents))];
  const count = kind => errors.filter(error => error.kind === kind).length;
  byId("summary").textContent = Object.entries(kinds).map(([kind, words]) => `${count(kind)} ${words}`).join(" · ");
  clear(byId("kind"), option("", "all"), Object.entries(kinds).map(([kind, words]) => option(kind, words)));
  clear(byId("documents"), option("", "all"), documents.map(pair => option(pair, pair)));
  clear(byId("cause"), option("", "all"), option("none", "none yet"), causes.map(cause => option(cause, cause)));
  for (const id of ["kind", "documents", "cause"]) byId(id).addEventListener("change", show);
  byId("copy").addEventListener("click", copy);
  showCounts();
  show();
}

// Tests of the functions have no page.
if (document.readyState) start();
