// What ties linked passages together between two columns.

let tiesAsked = false;

function drawTies() {
  if (tiesAsked || state.view !== "texts") return;
  tiesAsked = true;
  requestAnimationFrame(() => {
    tiesAsked = false;
    for (const canvas of document.querySelectorAll("canvas.ties")) drawTiesIn(canvas, Number(canvas.dataset.left), Number(canvas.dataset.right));
  });
}

/** The sentences of a column that are laid out near the window, by way of their parts. */
function linksInView(d) {
  const { body } = columnNodes.get(d);
  const box = body.getBoundingClientRect();
  const found = new Map();
  for (const part of body.children) {
    const area = part.getBoundingClientRect();
    if (area.bottom < box.top || area.top > box.bottom) continue;
    for (const node of part.querySelectorAll(".s.linked")) {
      const rects = node.getBoundingClientRect();
      if (rects.bottom < box.top || rects.top > box.bottom) continue;
      for (const link of linksAt[d][Number(node.id.split("-")[2])]) {
        if (!passes(link)) continue;
        const known = found.get(link);
        // Sentences begin and end within lines: neighbours meet in the middle of one.
        const inset = Math.min(9, (rects.bottom - rects.top) * 0.36);
        const top = rects.top - box.top + inset, bottom = rects.bottom - box.top - inset;
        found.set(link, known ? { top: Math.min(known.top, top), bottom: Math.max(known.bottom, bottom) } : { top, bottom });
      }
    }
  }
  return found;
}

function drawTiesIn(canvas, left, right) {
  const scale = devicePixelRatio || 1;
  const width = canvas.clientWidth, height = canvas.clientHeight;
  if (!width || !columnNodes.has(left) || !columnNodes.has(right)) return;
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
  }
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  const head = columnNodes.get(left).body.getBoundingClientRect().top - canvas.getBoundingClientRect().top;
  const a = linksInView(left), b = linksInView(right);
  const colors = themeColors();
  const shown = shownLink();
  context.save();
  context.beginPath();
  context.rect(0, head, width, height - head);
  context.clip();
  const draw = link => {
    const x = a.get(link), y = b.get(link);
    const status = statusOf(link), isShown = link === shown;
    const color = isShown ? colors.accent : status === "confirmed" || status === "manual" ? colors.confirmed : status === "rejected" ? colors.muted : colors.tie;
    context.fillStyle = context.strokeStyle = color;
    if (x && y) {
      const [t0, b0, t1, b1] = [x.top + head, x.bottom + head, y.top + head, y.bottom + head];
      const middle = width / 2;
      context.beginPath();
      context.moveTo(0, t0);
      context.bezierCurveTo(middle, t0, middle, t1, width, t1);
      context.lineTo(width, b1);
      context.bezierCurveTo(middle, b1, middle, b0, 0, b0);
      context.closePath();
      if (status === "rejected" && !isShown) {
        context.setLineDash([2, 3]);
        context.globalAlpha = 0.7;
        context.stroke();
        context.setLineDash([]);
      } else {
        context.globalAlpha = isShown ? 0.42 : 0.5;
        context.fill();
      }
    } else if (isShown && (x || y)) {
      // The other end is out of view: a stub says where.
      const end = x ?? y;
      const [near, far] = x ? [0, width * 0.45] : [width, width * 0.55];
      context.globalAlpha = 0.42;
      context.beginPath();
      context.moveTo(near, end.top + head);
      context.lineTo(far, (end.top + end.bottom) / 2 + head);
      context.lineTo(near, end.bottom + head);
      context.fill();
    }
    context.globalAlpha = 1;
  };
  for (const link of new Set([...a.keys(), ...b.keys()])) if (link !== shown && endIn(link, left) && endIn(link, right)) draw(link);
  if (shown && endIn(shown, left) && endIn(shown, right)) draw(shown);
  context.restore();
}

let colorCache = null;
/** The colors of the style sheet that canvases draw with. */
function themeColors() {
  if (colorCache) return colorCache;
  const style = getComputedStyle(document.documentElement);
  const read = name => style.getPropertyValue(name).trim();
  colorCache = {
    ink: read("--ink"), muted: read("--muted"), rule: read("--rule"), accent: read("--accent"), tie: read("--tie"), confirmed: read("--confirmed"), paper: read("--paper"),
    lanes: ["--lane-1", "--lane-2", "--lane-3", "--lane-4", "--lane-5"].map(read),
  };
  return colorCache;
}
on("theme", () => { colorCache = null; drawTies(); });
on("columns", drawTies);
addEventListener("resize", () => drawTies());
