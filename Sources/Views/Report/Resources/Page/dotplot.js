// Sentence by sentence: two documents, a dot for each linked pair, lines along the chains.

let plotPair = null;
let plotDots = [];
const plotMargin = { left: 56, right: 16, top: 34, bottom: 16 };

function plotSize() {
  const { a, b } = plotPair;
  const width = Math.min(byId("dots").parentElement.clientWidth, 1100);
  const inner = width - plotMargin.left - plotMargin.right;
  const ratio = docs[a].texts.length / Math.max(1, docs[b].texts.length);
  const height = Math.max(220, Math.min(inner * Math.min(1.2, Math.max(0.35, ratio)), innerHeight * 0.75));
  return { width, height: height + plotMargin.top + plotMargin.bottom, innerWidth: inner, innerHeight: height };
}

function drawPlot() {
  if (state.view !== "plot" || !plotPair) return;
  const canvas = byId("dots"), colors = themeColors(), scale = devicePixelRatio || 1;
  const { a, b, chains } = plotPair;
  const size = plotSize();
  canvas.style.width = size.width + "px";
  canvas.style.height = size.height + "px";
  canvas.width = Math.round(size.width * scale);
  canvas.height = Math.round(size.height * scale);
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  const rows = docs[a].texts.length, columns = docs[b].texts.length;
  const x = at => plotMargin.left + (at + 0.5) / columns * size.innerWidth;
  const y = at => plotMargin.top + (at + 0.5) / rows * size.innerHeight;
  context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  context.strokeStyle = colors.rule;
  context.fillStyle = colors.muted;
  context.strokeRect(plotMargin.left, plotMargin.top, size.innerWidth, size.innerHeight);
  const unit = count => [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find(step => count / step <= 8) ?? 10000;
  context.textAlign = "center";
  for (let at = 0; at < columns; at += unit(columns)) {
    if (at) { context.beginPath(); context.moveTo(x(at), plotMargin.top); context.lineTo(x(at), plotMargin.top + size.innerHeight); context.stroke(); }
    context.fillText(String(at + 1), x(at), plotMargin.top - 6);
  }
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (let at = 0; at < rows; at += unit(rows)) {
    if (at) { context.beginPath(); context.moveTo(plotMargin.left, y(at)); context.lineTo(plotMargin.left + size.innerWidth, y(at)); context.stroke(); }
    context.fillText(String(at + 1), plotMargin.left - 6, y(at));
  }
  context.textBaseline = "alphabetic";
  context.fillStyle = colors.ink;
  context.textAlign = "left";
  context.fillText(fitted(context, `↓ ${docs[a].id}`, size.width / 2 - 20), 4, 12);
  context.textAlign = "right";
  context.fillText(`${fitted(context, docs[b].id, size.width / 2 - 50)} →`, size.width - plotMargin.right, 12);

  const dotOf = link => {
    const row = endIn(link, a), column = endIn(link, b);
    return { link, x: (x(column.first) + x(column.last)) / 2, y: (y(row.first) + y(row.last)) / 2, row, column };
  };
  const dots = links.filter(link => endIn(link, a) && endIn(link, b)).map(dotOf);
  plotDots = dots.filter(dot => passes(dot.link));
  const byLink = new Map(dots.map(dot => [dot.link.index, dot]));
  context.strokeStyle = colors.tie;
  context.lineWidth = 1.5;
  for (const chain of chains) {
    context.beginPath();
    chain.map(index => byLink.get(index)).forEach((dot, at) => {
      if (!dot) return;
      if (at) context.lineTo(dot.x, dot.y);
      else context.moveTo(dot.x, dot.y);
    });
    context.stroke();
  }
  const radius = Math.max(1.6, Math.min(4, 260 / Math.sqrt(rows * columns) * 4));
  for (const dot of plotDots) {
    const status = statusOf(dot.link), isChosen = dot.link === state.chosen;
    if (isChosen) continue;
    context.globalAlpha = 0.35 + 0.65 * dot.link.score;
    context.fillStyle = status === "confirmed" || status === "manual" ? colors.confirmed : colors.ink;
    context.strokeStyle = colors.muted;
    context.beginPath();
    context.arc(dot.x, dot.y, radius, 0, 7);
    if (status === "rejected") context.stroke();
    else context.fill();
  }
  context.globalAlpha = 1;
  const chosen = plotDots.find(dot => dot.link === state.chosen);
  if (chosen) {
    context.strokeStyle = context.fillStyle = colors.accent;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(plotMargin.left, chosen.y);
    context.lineTo(chosen.x, chosen.y);
    context.lineTo(chosen.x, plotMargin.top);
    context.stroke();
    context.beginPath();
    context.arc(chosen.x, chosen.y, Math.max(5, radius), 0, 7);
    context.fill();
  }
  canvas.setAttribute("aria-label", say("plot.label", { first: docs[a].id, second: docs[b].id, links: countLinks(plotDots.length) }));
}

function sayDot(link) {
  if (!link || !plotPair || !endIn(link, plotPair.a) || !endIn(link, plotPair.b)) { clear(byId("plot-at")); return; }
  const { a, b } = plotPair;
  clear(byId("plot-at"), `${capital(called(link))}, ${percent(link.score)}: `, bdi(docs[a].id), ` ${placeWords(a, endIn(link, a))}, `, bdi(docs[b].id), ` ${placeWords(b, endIn(link, b))}. `,
    el("button", { type: "button", class: "plain-link", onclick: () => openAt("texts", link, { d: a, at: endIn(link, a).first }) }, say("plot.read")));
}

function showChains() {
  const { a, b, chains } = plotPair;
  const stretches = chains.filter(chain => chain.length > 2).slice(0, 60);
  clear(byId("chain-list"), stretches.length ? stretches.map(chain => {
    const all = chain.map(index => numbered[index]).filter(link => isThere(link) && endIn(link, a) && endIn(link, b));
    if (all.length < 2) return null;
    const hull = d => ({ first: Math.min(...all.map(link => endIn(link, d).first)), last: Math.max(...all.map(link => endIn(link, d).last)) });
    const dates = all.map(link => link.date).filter(Boolean);
    return el("li", {},
      el("button", { type: "button", class: "plain-link", onclick: () => openAt("texts", all[0], { d: a, at: endIn(all[0], a).first }) },
        bdi(docs[a].id), ` ${placeWords(a, hull(a))} – `, bdi(docs[b].id), ` ${placeWords(b, hull(b))}`),
      ` ${countLinks(chain.length)}`,
      dates.length && !isTranslation ? [", ", dateNode(dates.reduce((x, y) => x.from <= y.from ? x : y))] : null);
  }) : el("li", {}, say("plot.no-stretch")));
}

function showPlot() {
  if (state.view !== "plot") return;
  const select = byId("plot-pair");
  const pairs = data.chains;
  if (select.options.length !== pairs.length) {
    clear(select, pairs.map((pair, at) => el("option", { value: at }, `${docs[pair.a].id} – ${docs[pair.b].id}`)));
  }
  if (!plotPair && pairs.length) {
    // First the pair with the most links.
    const count = pair => links.filter(link => endIn(link, pair.a) && endIn(link, pair.b)).length;
    const best = pairs.reduce((best, pair) => !best || count(pair) > count(best) ? pair : best, null);
    plotPair = best;
    select.value = String(pairs.indexOf(best));
  }
  if (!plotPair) { clear(byId("plot-at"), say("no-links")); return; }
  drawPlot();
  showChains();
  sayDot(state.chosen);
}

function dotAt(event) {
  let best = null, least = 14;
  for (const dot of plotDots) {
    const away = Math.hypot(dot.x - event.offsetX, dot.y - event.offsetY);
    if (away < least) { least = away; best = dot; }
  }
  return best;
}

byId("plot-pair").addEventListener("change", event => {
  plotPair = data.chains[Number(event.target.value)];
  showPlot();
});
byId("dots").addEventListener("click", event => { const dot = dotAt(event); if (dot) choose(dot.link); });
byId("dots").addEventListener("pointermove", event => {
  const dot = dotAt(event);
  event.target.style.cursor = dot ? "pointer" : "default";
  hover(dot?.link ?? null);
});
byId("dots").addEventListener("pointerleave", () => hover(null));
byId("dots").addEventListener("keydown", event => {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!by || !plotDots.length || event.shiftKey) return;
  event.preventDefault();
  const all = [...plotDots].sort((p, q) => p.row.first - q.row.first || p.column.first - q.column.first);
  const at = all.findIndex(dot => dot.link === state.chosen);
  choose(all[Math.min(all.length - 1, Math.max(0, at + by))].link);
});
on("chosen", link => { if (state.view === "plot") { drawPlot(); sayDot(link); } });
on("decided", drawPlot);
on("relinked", showPlot);
on("filtered", drawPlot);
on("theme", drawPlot);
addEventListener("resize", drawPlot);
