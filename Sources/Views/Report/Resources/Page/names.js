// Who and what is named, in all spellings, with where they stand.

const namesAtOnce = 80;
/** A form that more systems agree about tells little of any. */
const mostSystems = 3;
let namesFound = [], namesShown = 0;
const findingsOf = new Map();
data.inconsistencies.forEach(found => {
  if (!findingsOf.has(found.entity)) findingsOf.set(found.entity, []);
  findingsOf.get(found.entity).push(found);
});
/** What is inconsistent about spellings, in words of those who do not write about it. */
const findingWords = {
  romanisation: "other transcription", diacritics: "accent missing", typo: "slip of the pen", "translated name": "other language's form", orthography: "spelling",
  capitalisation: "capitals", hyphenation: "hyphen", spacing: "space", abbreviation: "abbreviation",
};
const kindsOf = kinds => kinds.map(kind => findingWords[kind] ?? kind).join(", ");
const namedIn = entity => new Set(entity.forms.map(form => form.document)).size;
const namedOften = entity => entity.forms.reduce((sum, form) => sum + form.spans.length, 0);
const chiefForm = entity => entity.forms.reduce((best, form) => form.spans.length > best.spans.length ? form : best);

/** The mentions of a form, each a link to its sentence. */
function mentionList(form) {
  const document = docs[form.document];
  return el("ol", { class: "mentions" }, form.spans.map(([at, from, to]) => {
    const text = document.texts[at];
    const start = Math.max(0, from - 40), end = Math.min(text.length, to + 40);
    const row = el("a", { href: "#texts", lang: document.language, dir: document.direction },
      start > 0 ? "…" : null, textNodes(text.slice(start, from)), el("mark", { class: "k-name" }, textNodes(text.slice(from, to))), textNodes(text.slice(to, end)), end < text.length ? "…" : null);
    row.addEventListener("click", event => {
      event.preventDefault();
      openAt("texts", linksAt[form.document][at].find(passes), { d: form.document, at });
    });
    return el("li", {}, row);
  }));
}

function formNode(form) {
  const document = docs[form.document];
  const box = el("details", { class: "form" }, el("summary", {}, bdi(form.text, document.language), ` (${form.spans.length})`,
    form.systems.length ? el("span", { class: "small" }, " " + (form.systems.length > mostSystems ? plural(form.systems.length, "system") : form.systems.join(", "))) : null));
  box.addEventListener("toggle", () => {
    if (!box.open || box.children.length > 1) return;
    if (form.systems.length > mostSystems) box.append(el("p", { class: "small" }, form.systems.join(", ")));
    if (form.breaks.length) box.append(el("p", { class: "small" }, form.breaks.join("; ")));
    box.append(mentionList(form));
  });
  return box;
}

function nameRow(entity, index) {
  const kinds = [...new Set((findingsOf.get(index) ?? []).flatMap(found => found.kinds))];
  return el("tr", { id: "name-" + index },
    el("th", { scope: "row" }, bdi(chiefForm(entity).text, docs[chiefForm(entity).document].language),
      el("span", { class: "small block" }, `${entity.kind === "other" ? "unknown kind" : entity.kind}, ${plural(namedOften(entity), "time")}`),
      kinds.length ? el("span", { class: "badge" }, kindsOf(kinds)) : null),
    docs.map(document => {
      const forms = entity.forms.filter(form => form.document === document.index);
      return el("td", { data: { label: document.id }, class: forms.length ? null : "none" }, forms.length ? forms.map(formNode) : "–");
    }));
}

function showNames() {
  if (state.view !== "names") return;
  const which = byId("names-which").value, kind = byId("names-kind").value, query = fold(state.query.trim());
  namesFound = data.entities.map((entity, index) => ({ entity, index })).filter(({ entity, index }) =>
    (which === "all" || (which === "shared" ? namedIn(entity) > 1 : findingsOf.has(index)))
    && (!kind || entity.kind === kind)
    && (!query || entity.forms.some(form => fold(form.text).includes(query))));
  namesShown = 0;
  byId("names-count").textContent = plural(namesFound.length, "name");
  clear(byId("names-table"),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Name"), docs.map(document => el("th", { scope: "col" }, bdi(document.id))))), el("tbody"));
  moreNames();
}

function moreNames() {
  const body = byId("names-table").tBodies[0];
  const upTo = Math.min(namesFound.length, namesShown + namesAtOnce);
  for (; namesShown < upTo; namesShown += 1) body.append(nameRow(namesFound[namesShown].entity, namesFound[namesShown].index));
  byId("names-more").hidden = namesShown >= namesFound.length;
}

function prepareNames() {
  const kinds = [...new Set(data.entities.map(entity => entity.kind))];
  const words = { person: "persons", place: "places", organisation: "organisations", work: "works", other: "unknown kind" };
  clear(byId("names-kind"), el("option", { value: "" }, "every kind"), kinds.map(kind => el("option", { value: kind }, words[kind] ?? kind)));
  const followers = data.authors.filter(author => author.system);
  clear(byId("authors"), followers.map(author => el("li", {}, bdi(docs[author.document].id),
    ` writes names by ${author.system}, as ${plural(author.judged, "word")} of names with a known Cyrillic spelling ${author.judged === 1 ? "shows" : "show"}.`)),
    data.authors.length && !followers.length ? el("li", {}, "No document writes Cyrillic names by one system of transcription throughout.") : null);
  const byDocument = docs.map(document => data.inconsistencies.filter(found => found.document === document.index));
  clear(byId("inconsistencies"), data.inconsistencies.length ? docs.filter(document => byDocument[document.index].length).map(document =>
    el("section", { "aria-labelledby": "inconsistencies-" + document.index },
      el("h4", { id: "inconsistencies-" + document.index }, bdi(document.id), ` ${byDocument[document.index].length}`),
      el("table", { class: "plain-table" },
        el("thead", {}, el("tr", {}, ["usual", "also", "differs in", "write"].map(head => el("th", { scope: "col" }, head)))),
        el("tbody", {}, byDocument[document.index].map(found => {
          return el("tr", {}, el("td", {}, formNode(found.a)), el("td", {}, formNode(found.b)),
            el("td", {}, kindsOf(found.kinds)), el("td", {}, bdi(found.write, document.language)));
        })))))
    : el("p", {}, "No name is spelled in several ways within a document."));
}

byId("names-which").addEventListener("change", showNames);
byId("names-kind").addEventListener("change", showNames);
byId("names-more").addEventListener("click", moreNames);
on("filtered", showNames);
