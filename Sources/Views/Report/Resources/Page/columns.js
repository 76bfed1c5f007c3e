// The documents in parallel columns, which follow one another from link to link.

const columnNodes = new Map();
/** Paragraphs are laid out in parts of about so many sentences, each only when it comes near the window. */
const partLength = 40;
const longestParagraph = 60;
/** Of more links that begin at a sentence the others are counted. */
const mostReferences = 4;

const sentenceId = (d, at) => `s-${d}-${at}`;
const sentenceNode = (d, at) => byId(sentenceId(d, at));

/** The links whose passage begins at a sentence. */
const beginningAt = (d, at) => linksAt[d][at].filter(link => link.ends.some(end => end.d === d && end.first === at));

function fillSentence(node, d, at) {
  const text = docs[d].texts[at];
  const link = shownLink();
  const ranges = link && linksAt[d][at].includes(link) ? evidenceRanges(link, d, at) : [];
  const found = hitRanges(d, at);
  if (found.length) {
    // What was searched for comes first where both mark a word.
    const isTaken = range => found.some(one => one.from < range.to && range.from < one.to);
    ranges.splice(0, ranges.length, ...found, ...ranges.flatMap(range => range.kind === "k-aside" ? without(range, found) : isTaken(range) ? [] : [range]));
  }
  const beginning = beginningAt(d, at);
  // Where many begin, the first stand for them, and the one that is shown.
  const named = beginning.length > mostReferences ? [...new Set([...beginning.slice(0, mostReferences - 1), ...beginning.filter(one => one === link)])] : beginning;
  const references = named.map(link => el("a", {
    class: "ref", href: "#" + encodeURIComponent(link.id), data: { link: link.index },
    "aria-label": say("link.label", { link: capital(called(link)), documents: link.ends.filter(end => end.d !== d).map(end => docs[end.d].id).join(", "), percent: percent(link.score) }),
  }, numberOf(link)));
  if (named.length < beginning.length) {
    const next = beginning.find(one => !named.includes(one));
    references.push(el("a", { class: "ref", href: "#" + encodeURIComponent(next.id), data: { link: next.index }, "aria-label": say("link.more", { count: beginning.length - named.length, next: called(next) }) }, `+${beginning.length - named.length}`));
  }
  const sign = noteSign(d, at);
  const content = [ranges.length ? markedNodes(text, ranges) : textNodes(text), sign ? ["\u00A0", sign] : null];
  // References to the same links stay: to take away what has the focus costs the browser much.
  const known = [...node.querySelectorAll("a.ref")];
  if (known.length && known.length === references.length && references.every((one, index) => one.dataset.link === known[index].dataset.link)) {
    references.forEach((one, index) => {
      if (one.ariaLabel !== known[index].ariaLabel) known[index].ariaLabel = one.ariaLabel;
      if (one.textContent !== known[index].textContent) known[index].textContent = one.textContent;
    });
    while (known.at(-1).nextSibling) known.at(-1).nextSibling.remove();
    node.append(" ", ...content.flat(Infinity).filter(Boolean));
    return;
  }
  // What is made anew keeps the focus.
  const focused = node.contains(document.activeElement) ? document.activeElement.dataset.link : undefined;
  clear(node, references, references.length ? " " : null, content);
  if (focused !== undefined) focusReference(node, focused);
}

/** Whether the page itself moves the focus: that shows no other link. */
let isFocusing = false;
function focusReference(node, index) {
  isFocusing = true;
  node?.querySelector(`a.ref[data-link="${index}"]`)?.focus({ preventScroll: true });
  isFocusing = false;
}

function makeColumn(d) {
  const document = docs[d];
  const body = el("div", { class: "column-body", tabindex: "0", role: "region", "aria-label": document.id, lang: document.language, dir: document.direction, data: { d } });
  let part = null, paragraph = null, count = 0, last = null;
  let lastPage;
  const lengths = new Map();
  for (const number of document.paragraphs) lengths.set(number, (lengths.get(number) ?? 0) + 1);
  document.texts.forEach((_text, at) => {
    // A text without paragraphs is read sentence by sentence.
    if (document.paragraphs[at] !== last || lengths.get(last) > longestParagraph) {
      last = document.paragraphs[at];
      if (!part || count >= partLength) {
        part = el("div", { class: "part" });
        body.append(part);
        count = 0;
      }
      const kind = document.blockOf.get(at) ?? "text";
      paragraph = el("p", { class: "block-" + kind + (lengths.get(last) > longestParagraph ? " line" : ""), role: kind === "heading" ? "heading" : null, "aria-level": kind === "heading" ? "4" : null });
      part.append(paragraph);
    }
    const node = el("span", { id: sentenceId(d, at), class: "s" + (linksAt[d][at].length ? " linked" : ""), tabindex: isReview ? "-1" : null });
    fillSentence(node, d, at);
    const page = document.pages[at]?.[0];
    if (page !== undefined && page !== lastPage) {
      paragraph.append(el("span", { class: "page-number", title: say("place.page", { page }) }, textNodes(page)), " ");
    }
    // A page that begins within a sentence is named before the next.
    lastPage = page ?? lastPage;
    paragraph.append(node, " ");
    count += 1;
  });
  const node = el("div", { class: "column", data: { d } },
    el("header", { class: "column-head" },
      el("div", { class: "column-title" }, el("h3", { id: `column-${d}` }, bdi(document.id)), columnTools(d)),
      el("p", { class: "small column-counts" }, countsOf(d)),
      citationNodes(document).length ? el("p", { class: "small citation" }, citationNodes(document)) : null),
    body);
  watchDragging(node, d);
  watchColumn(d, body);
  return { node, body };
}

/** The language of a document, and how much of it is in links that stand. */
function countsOf(d) {
  const { language: tag, texts, hasText } = docs[d];
  const linked = linksAt[d].filter(all => all.some(isStanding)).length;
  const counts = hasText
    ? [say("count.sentences", { count: texts.length }), say("column.linked", { percent: percent(linked / Math.max(1, texts.length)) })]
    : [say("column.without-text", { count: texts.length })];
  return `${tag} · ${counts.join(", ")}`;
}

function showColumnCounts(d) {
  const head = columnNodes.get(d)?.node.querySelector(".column-counts");
  if (head) head.textContent = countsOf(d);
}

/** Paints how a sentence stands to the filters and to decisions. */
function paintSentence(d, at) {
  const node = sentenceNode(d, at);
  if (!node) return;
  const all = linksAt[d][at], open = all.filter(passes);
  node.classList.toggle("linked", all.length > 0);
  node.classList.toggle("faint", all.length > 0 && !open.length);
  node.classList.toggle("confirmed", open.some(link => ["confirmed", "manual"].includes(statusOf(link))));
  node.classList.toggle("rejected", all.length > 0 && !all.some(isStanding));
}

function paintSentences() {
  for (const d of state.columns) linksAt[d].forEach((all, at) => { if (all.length) paintSentence(d, at); });
}

/** The same of some passages. */
function paintStatus(ends) {
  for (const { d, first, last } of ends) if (state.columns.includes(d)) for (let at = first; at <= last; at += 1) paintSentence(d, at);
}

let painted = [];
/** Marks the sentences of the link shown, and its evidence. */
function paintShown() {
  const link = shownLink();
  const before = painted;
  painted = link ? link.ends.flatMap(({ d, first, last }) => range(first, last).map(at => [d, at])) : [];
  for (const [d, at] of [...before, ...painted]) {
    const node = sentenceNode(d, at);
    if (!node) continue;
    const isShown = Boolean(link) && linksAt[d][at].includes(link);
    node.classList.toggle("shown", isShown);
    if (isShown && link === state.chosen) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
    fillSentence(node, d, at);
  }
}

let hitNodes = [];
function paintHits() {
  const again = hitNodes;
  hitNodes = [];
  if (hits) for (const d of state.columns) for (const at of hits[d].keys()) hitNodes.push([d, at]);
  const key = ([d, at]) => d + ":" + at;
  const all = new Map([...again, ...hitNodes].map(one => [key(one), one]));
  for (const [d, at] of all.values()) {
    const node = sentenceNode(d, at);
    if (node) fillSentence(node, d, at);
  }
}

// MARK: Scrolling

/** The column that the reader scrolls; the others follow it. */
let leader = null;
const targets = new Map();
let isMoving = false;
const still = matchMedia("(prefers-reduced-motion: reduce)");

function moveTowards() {
  let isOn = false;
  for (const [body, target] of targets) {
    const rest = target - body.scrollTop;
    if (Math.abs(rest) < 1.5 || still.matches) {
      body.scrollTop = target;
      targets.delete(body);
    } else {
      const before = body.scrollTop;
      body.scrollTop += rest * 0.22 + Math.sign(rest);
      // At its end it moves no more.
      if (body.scrollTop === before) targets.delete(body);
      else isOn = true;
    }
  }
  isMoving = isOn;
  if (isOn) requestAnimationFrame(moveTowards);
}

function move(body, top) {
  targets.set(body, Math.max(0, Math.min(top, body.scrollHeight - body.clientHeight)));
  if (!isMoving) {
    isMoving = true;
    requestAnimationFrame(moveTowards);
  }
}

/** How far from the top of a column its reader is taken to read. */
const readingLine = body => body.clientHeight * 0.3;

/** Where a sentence stands in its column, from the top of what is seen. */
function offset(body, node) {
  return node.getBoundingClientRect().top - body.getBoundingClientRect().top;
}

/** Scrolls a column so that a sentence stands at a height; twice, as the way there is measured only when it is laid out. */
function bring(d, at, height, isSudden) {
  const column = columnNodes.get(d), node = sentenceNode(d, at);
  if (!column || !node) return;
  const { body } = column;
  const target = body.scrollTop + offset(body, node) - height;
  if (isSudden || still.matches || Math.abs(target - body.scrollTop) > 3 * body.clientHeight) {
    targets.delete(body);
    body.scrollTop = target;
    settle(body, node, height, 3);
  } else move(body, target);
}

/** What was not laid out before it came near has another height than was thought: the next frames put that right. */
function settle(body, node, height, frames) {
  body.scrollTop += offset(body, node) - height;
  if (frames > 0) requestAnimationFrame(() => { if (leader === null || frames === 3) settle(body, node, height, frames - 1); });
}

/** The sentence at the reading line of a column. */
function sentenceBeingRead(body) {
  const box = body.getBoundingClientRect();
  const x = box.left + box.width / 2;
  for (const shift of [0, 12, -12, 24, -24, 40]) {
    const node = document.elementFromPoint(x, box.top + readingLine(body) + shift)?.closest?.(".s");
    if (node && body.contains(node)) return Number(node.id.split("-")[2]);
  }
  return null;
}

/** Brings the other columns to what a column tells where it is read; what comes near by a jump is laid out some frames later. */
function follow(d, frames = 10) {
  const { body } = columnNodes.get(d);
  const read = sentenceBeingRead(body);
  if (read === null) {
    if (frames > 0) requestAnimationFrame(() => { if (leader === d && columnNodes.has(d)) follow(d, frames - 1); });
    return;
  }
  for (const other of state.columns) {
    if (other === d) continue;
    let best = null;
    for (let away = 0; away < 12 && !best; away += 1) {
      for (const at of away ? [read - away, read + away] : [read]) {
        const link = (linksAt[d][at] ?? []).find(one => passes(one) && isStanding(one) && endIn(one, other));
        if (link) { best = link; break; }
      }
    }
    if (best) {
      const node = sentenceNode(d, endIn(best, d).first);
      bring(other, endIn(best, other).first, offset(body, node), false);
    }
  }
}

const pointer = { x: -1, y: -1 };
const hasMoved = event => event.clientX !== pointer.x || event.clientY !== pointer.y;
document.addEventListener("pointermove", event => Object.assign(pointer, { x: event.clientX, y: event.clientY }));

function watchColumn(d, body) {
  const lead = () => { leader = d; targets.clear(); };
  for (const event of ["wheel", "touchstart", "pointerdown", "keydown"]) body.addEventListener(event, lead, { passive: true });
  let isAsked = false;
  body.addEventListener("scroll", () => {
    drawTies();
    if (leader !== d || isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      if (leader === d && state.columns.length > 1) follow(d);
    });
  }, { passive: true });
  const linkOf = target => {
    const node = target.closest?.(".s");
    if (!node) return null;
    const at = Number(node.id.split("-")[2]);
    const reference = target.closest("a.ref");
    if (reference) return numbered[Number(reference.dataset.link)];
    const all = linksAt[d][at];
    // Of several links of a sentence a click goes through one after the other.
    const passing = all.filter(passes);
    return (passing.length ? passing : all)[0] ?? null;
  };
  body.addEventListener("click", event => {
    if (String(getSelection()).length > 0) return;
    const node = event.target.closest?.(".s");
    if (!node) return;
    event.preventDefault();
    let link = linkOf(event.target);
    const at = Number(node.id.split("-")[2]);
    if (isReview && event.shiftKey) { toggleMark(d, at); return; }
    if (isReview) node.focus({ preventScroll: true });
    // A sentence without a link says so, in the place of the link shown before.
    if (!link) { choose(null, { alone: { d, at } }); return; }
    const all = linksAt[d][at].filter(passes);
    if (!event.target.closest("a.ref") && all.length > 1 && all.includes(state.chosen)) link = all[(all.indexOf(state.chosen) + 1) % all.length];
    choose(link, { from: { d, at } });
  });
  // Shift marks sentences of a new link, and selects no text.
  if (isReview) body.addEventListener("mousedown", event => { if (event.shiftKey) event.preventDefault(); });
  body.addEventListener("pointerover", event => {
    // Text that is scrolled past a pointer at rest is not pointed at.
    if (event.pointerType === "mouse" && hasMoved(event)) hover(linkOf(event.target));
  });
  body.addEventListener("pointerleave", () => hover(null));
  body.addEventListener("focusin", event => {
    // A sign that is made anew under the pointer cannot be clicked.
    if (isFocusing || event.target.matches?.(".s, .note-sign")) return;
    const reference = event.target.closest?.("a.ref");
    hover(reference ? numbered[Number(reference.dataset.link)] : null);
  });
}

/** Brings all passages of a link into view, beside that of one document. */
function revealLink(link, from) {
  leader = null;
  targets.clear();
  const own = link.ends.find(end => end.d === from?.d) ?? link.ends.find(end => state.columns.includes(end.d));
  if (!own) return;
  let height = null;
  const column = columnNodes.get(own.d);
  if (column) {
    const node = sentenceNode(own.d, own.first);
    const at = offset(column.body, node);
    const bottom = at + (sentenceNode(own.d, own.last)?.getBoundingClientRect().height ?? 0);
    // A passage that is in view already stays where it is, unless the others would have no room there.
    const isSeen = at >= 8 && bottom <= column.body.clientHeight - 8;
    height = isSeen ? Math.min(at, column.body.clientHeight * 0.6) : readingLine(column.body);
    if (height !== at) bring(own.d, own.first, height, true);
  }
  for (const end of link.ends) {
    if (end.d === own.d) continue;
    const body = columnNodes.get(end.d)?.body;
    if (body) bring(end.d, end.first, Math.min(height ?? readingLine(body), body.clientHeight * 0.6), true);
  }
}

function revealSentence(d, at) {
  if (!state.columns.includes(d)) setColumns(withColumn(d));
  requestAnimationFrame(() => {
    const body = columnNodes.get(d)?.body;
    if (!body) return;
    leader = null;
    bring(d, at, readingLine(body), true);
    const node = sentenceNode(d, at);
    node.classList.add("flash");
    setTimeout(() => node.classList.remove("flash"), 1600);
    follow(d);
    drawTies();
  });
}

on("chosen", (link, options) => {
  if (link && state.view === "texts") {
    // A document of the link that has no column takes the place of one that has nothing to do with it.
    if (options.from && !state.columns.includes(options.from.d)) setColumns(withColumn(options.from.d));
    else if (!link.ends.some(end => state.columns.includes(end.d)) && link.ends.length) setColumns(link.ends.map(end => end.d).slice(0, Math.max(1, state.columns.length)));
  }
  paintShown();
  if (link && state.view === "texts" && !options.isStill) {
    revealLink(link, options.from);
    // Whoever goes by keyboard goes on from there.
    const own = options.reveal && !options.keepsFocus && link.ends.find(end => state.columns.includes(end.d));
    if (own) focusReference(sentenceNode(own.d, own.first), link.index);
  }
  drawTies();
});
on("hovered", () => { paintShown(); drawTies(); });
on("filtered", () => { paintSentences(); paintHits(); drawTies(); });
on("decided", link => { if (link) paintStatus(link.ends); else paintSentences(); drawTies(); });
