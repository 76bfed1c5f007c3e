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
const kindsOf = kinds => kinds.map(kind => isKnown(`spelling.${kind}`) ? say(`spelling.${kind}`) : kind).join(", ");
/** A system of transcription, in the reader's words; `form` is "by" for what one writes by. */
const schemeWords = (scheme, form) => [`scheme.${scheme}.${form}`, `scheme.${scheme}`].filter(isKnown).map(key => say(key))[0] ?? scheme;
const schemeList = schemes => schemes.map(scheme => schemeWords(scheme)).join(", ");
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
    form.systems.length ? el("span", { class: "small" }, " " + (form.systems.length > mostSystems ? say("names.systems", { count: form.systems.length }) : schemeList(form.systems))) : null));
  box.addEventListener("toggle", () => {
    if (!box.open || box.children.length > 1) return;
    if (form.systems.length > mostSystems) box.append(el("p", { class: "small" }, schemeList(form.systems)));
    if (form.breaks.length) box.append(el("p", { class: "small" }, form.breaks.join("; ")));
    box.append(mentionList(form));
  });
  return box;
}

function nameRow(entity, index) {
  const kinds = [...new Set((findingsOf.get(index) ?? []).flatMap(found => found.kinds))];
  return el("tr", { id: "name-" + index },
    el("th", { scope: "row" }, bdi(chiefForm(entity).text, docs[chiefForm(entity).document].language),
      el("span", { class: "small block" }, `${say(`kind.${entity.kind}`)}, ${say("names.times", { count: namedOften(entity) })}`),
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
  byId("names-count").textContent = say("count.names", { count: namesFound.length });
  clear(byId("names-table"),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, say("names.name")), docs.map(document => el("th", { scope: "col" }, bdi(document.id))))), el("tbody"));
  moreNames();
}

function moreNames() {
  const body = byId("names-table").tBodies[0];
  const upTo = Math.min(namesFound.length, namesShown + namesAtOnce);
  for (; namesShown < upTo; namesShown += 1) body.append(nameRow(namesFound[namesShown].entity, namesFound[namesShown].index));
  byId("names-more").hidden = namesShown >= namesFound.length;
}

function prepareNames() {
  const kinds = [...new Set(data.entities.map(entity => entity.kind))], chosen = byId("names-kind").value;
  clear(byId("names-kind"), el("option", { value: "" }, say("kinds.every")), kinds.map(kind => el("option", { value: kind }, say(`kinds.${kind}`))));
  byId("names-kind").value = chosen;
  const followers = data.authors.filter(author => author.system);
  clear(byId("authors"), followers.map(author => el("li", {}, sayNodes("names.author", { document: bdi(docs[author.document].id), system: schemeWords(author.system, "by"), count: author.judged }))),
    data.authors.length && !followers.length ? el("li", {}, say("names.no-author")) : null);
  const byDocument = docs.map(document => data.inconsistencies.filter(found => found.document === document.index));
  clear(byId("inconsistencies"), data.inconsistencies.length ? docs.filter(document => byDocument[document.index].length).map(document =>
    el("section", { "aria-labelledby": "inconsistencies-" + document.index },
      el("h4", { id: "inconsistencies-" + document.index }, bdi(document.id), ` ${byDocument[document.index].length}`),
      el("table", { class: "plain-table" },
        el("thead", {}, el("tr", {}, ["names.usual", "names.also", "names.differs", "names.write"].map(key => el("th", { scope: "col" }, say(key))))),
        el("tbody", {}, byDocument[document.index].map(found => {
          return el("tr", {}, el("td", {}, formNode(found.a)), el("td", {}, formNode(found.b)),
            el("td", {}, kindsOf(found.kinds)), el("td", {}, bdi(found.write, document.language)));
        })))))
    : el("p", {}, say("names.consistent")));
}

byId("names-which").addEventListener("change", showNames);
byId("names-kind").addEventListener("change", showNames);
byId("names-more").addEventListener("click", moreNames);
on("filtered", showNames);
