// The synopsis as a time line: a lane for each document, a stroke for each event, in the order of time.

const laneHeight = 22;
let timelinePlaces = [];

function drawTimeline() {
  const canvas = byId("timeline");
  if (state.view !== "events") return;
  const dated = eventCourse.filter(one => one.event.date);
  canvas.parentElement.hidden = !dated.length;
  if (!dated.length) return;
  const colors = themeColors(), scale = devicePixelRatio || 1;
  const width = canvas.parentElement.clientWidth;
  const longest = Math.max(...docs.map(document => document.id.length));
  const margin = { left: Math.min(140, 16 + longest * 7), right: 16, top: 22, bottom: 8 };
  const height = margin.top + docs.length * laneHeight + margin.bottom;
  canvas.style.height = height + "px";
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  const inner = width - margin.left - margin.right;
  const x = at => margin.left + (at + 0.5) / dated.length * inner;
  const y = d => margin.top + (d + 0.5) * laneHeight;
  const sans = getComputedStyle(document.body).fontFamily;
  context.font = `12px ${sans}`;
  context.textBaseline = "middle";
  for (const document of docs) {
    context.fillStyle = colors.muted;
    context.textAlign = "right";
    context.fillText(document.id.length > 18 ? document.id.slice(0, 17) + "…" : document.id, margin.left - 10, y(document.index));
    context.strokeStyle = colors.rule;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(margin.left, y(document.index));
    context.lineTo(width - margin.right, y(document.index));
    context.stroke();
  }
  let lastLabel = -Infinity, lastYear = null;
  context.textAlign = "left";
  dated.forEach(({ event }, at) => {
    const year = yearOf(event.date.text);
    if (year === lastYear) return;
    lastYear = year;
    const left = margin.left + at / dated.length * inner;
    if (left - lastLabel < 40 || left > width - margin.right - 34) return;
    lastLabel = left;
    context.strokeStyle = colors.rule;
    context.beginPath();
    context.moveTo(left, margin.top - 6);
    context.lineTo(left, height - margin.bottom);
    context.stroke();
    context.fillStyle = colors.ink;
    context.fillText(String(Number(year)), left + 3, margin.top / 2);
  });
  const radius = Math.max(1.2, Math.min(4, inner / dated.length / 2.8));
  timelinePlaces = dated.map((one, at) => ({ links: one.links, x: x(at) }));
  const stroke = ({ links: shown, x: position }, isChosen) => {
    const lanes = runsOf(shown).map(({ d }) => d), isRejected = shown.every(link => statusOf(link) === "rejected");
    context.strokeStyle = context.fillStyle = isChosen ? colors.accent : isRejected ? colors.rule : colors.tie;
    context.lineWidth = isChosen ? 2.5 : Math.min(1.5, radius);
    context.globalAlpha = isChosen ? 1 : 0.6;
    context.beginPath();
    context.moveTo(position, y(lanes[0]));
    context.lineTo(position, y(lanes[lanes.length - 1]));
    context.stroke();
    context.globalAlpha = 1;
    context.fillStyle = isChosen ? colors.accent : isRejected ? colors.rule : colors.ink;
    for (const d of lanes) {
      context.beginPath();
      context.arc(position, y(d), isChosen ? Math.max(4, radius) : radius, 0, 7);
      context.fill();
    }
  };
  for (const one of timelinePlaces) if (!one.links.includes(state.chosen)) stroke(one, false);
  const chosen = timelinePlaces.find(one => one.links.includes(state.chosen));
  if (chosen) stroke(chosen, true);
  canvas.setAttribute("aria-label", `Time line of ${plural(dated.length, eventWord)} from ${readable(dated[0].event.date.text)} to ${readable(dated[dated.length - 1].event.date.text)}, in order; the list below has the same.`);
}

byId("timeline").addEventListener("click", event => {
  const at = event.offsetX;
  const nearest = timelinePlaces.reduce((best, one) => !best || Math.abs(one.x - at) < Math.abs(best.x - at) ? one : best, null);
  if (nearest) choose(nearest.links[0], { reveal: true });
});
on("theme", drawTimeline);
addEventListener("resize", drawTimeline);
