// The synopsis as a time line: a lane for each document, a stroke for each event, in the order of time or to scale.

const laneHeight = 22;
/** So many of the events stand at the edges of a time line to scale if they lie far out: one of 1492 would leave no room for those of 1917. */
const outlying = 0.03, farOut = 1.4;
/** The room for those at either edge. */
const edge = 34;
const daysOfYear = 365.2425;
/** The Julian Day Number of 1 January of the year 0. */
const yearZero = 1721060;
let timelinePlaces = [];

const middleOf = ({ from, to }) => (from + to) / 2;
const yearOfDay = day => Math.floor((day - yearZero) / daysOfYear);

/** By the calendar: the first and the last day that are drawn. */
function daysDrawn(dated) {
  const middles = dated.map(({ event }) => middleOf(event.date)).sort((a, b) => a - b);
  const at = share => middles[Math.round(share * (middles.length - 1))];
  const isFar = (at(1) - at(0)) > farOut * (at(1 - outlying) - at(outlying));
  const [first, last] = isFar ? [at(outlying), at(1 - outlying)] : [at(0), at(1)];
  const room = Math.max(daysOfYear / 2, (last - first) * 0.01);
  return { first: first - room, last: last + room };
}

/** The years that are named along a time line to scale. */
function yearsNamed(span, width) {
  const years = (span.last - span.first) / daysOfYear;
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find(one => years / one <= width / 60) ?? 2000;
  const first = Math.ceil(yearOfDay(span.first) / step) * step;
  const found = [];
  for (let year = first; year <= yearOfDay(span.last); year += step) found.push(year);
  return found.map(year => ({ year, day: yearZero + year * daysOfYear })).filter(({ day }) => day >= span.first);
}

/** Where dated events stand, and the years along them: {places, labels}. */
function timelineLayout(dated, left, inner) {
  if (byId("timeline-scale").value === "scale") {
    const span = daysDrawn(dated);
    const isEarly = one => middleOf(one.event.date) < span.first, isLate = one => middleOf(one.event.date) > span.last;
    const [early, late] = [dated.filter(isEarly), dated.filter(isLate)];
    const start = left + (early.length ? edge : 0), end = left + inner - (late.length ? edge : 0);
    const x = day => start + Math.min(1, Math.max(0, (day - span.first) / (span.last - span.first))) * (end - start);
    const at = one => isEarly(one) ? start - edge / 2 : isLate(one) ? end + edge / 2 : x(middleOf(one.event.date));
    const isDrawn = one => !isEarly(one) && !isLate(one);
    const yearAt = one => yearWords(Number(yearOf(one.event.date.text)));
    return {
      places: dated.map(one => ({ ...one, x: at(one), from: isDrawn(one) ? x(one.event.date.from) : at(one), to: isDrawn(one) ? x(one.event.date.to) : at(one) })),
      labels: [
        ...early.length ? [{ text: `‹ ${yearAt(early[0])}`, x: start, isEdge: true, isBefore: true }] : [],
        ...yearsNamed(span, end - start).map(({ year, day }) => ({ text: yearWords(year), x: x(day) })).filter(label => label.x < end - edge),
        ...late.length ? [{ text: `${yearAt(late.at(-1))} ›`, x: end, isEdge: true }] : [],
      ],
    };
  }
  const x = at => left + at / dated.length * inner;
  const labels = [];
  dated.forEach(({ event }, at) => {
    const year = yearOf(event.date.text);
    if (at > 0 && year === yearOf(dated[at - 1].event.date.text)) return;
    if (x(at) - (labels.at(-1)?.x ?? -Infinity) >= 40 && x(at) <= left + inner - 34) labels.push({ text: yearWords(Number(year)), x: x(at) });
  });
  return { places: dated.map((one, at) => ({ ...one, x: x(at + 0.5), from: x(at + 0.5), to: x(at + 0.5) })), labels };
}

function drawTimeline() {
  const canvas = byId("timeline");
  if (state.view !== "events") return;
  const dated = isTranslation ? [] : eventCourse.filter(one => one.event.date).sort((a, b) => a.event.date.from - b.event.date.from);
  for (const id of ["timeline-box", "timeline-label", "timeline-scale"]) byId(id).hidden = !dated.length;
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
  const y = d => margin.top + (d + 0.5) * laneHeight;
  context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = "middle";
  context.lineWidth = 1;
  for (const document of docs) {
    context.fillStyle = colors.muted;
    context.textAlign = "right";
    context.fillText(fitted(context, document.id, margin.left - 14), margin.left - 10, y(document.index));
    context.strokeStyle = colors.rule;
    context.beginPath();
    context.moveTo(margin.left, y(document.index));
    context.lineTo(width - margin.right, y(document.index));
    context.stroke();
  }
  const { places, labels } = timelineLayout(dated, margin.left, inner);
  timelinePlaces = places;
  context.textAlign = "left";
  for (const { text, x, isEdge, isBefore } of labels) {
    context.strokeStyle = isEdge ? colors.muted : colors.rule;
    context.setLineDash(isEdge ? [2, 3] : []);
    context.beginPath();
    context.moveTo(x, margin.top - 6);
    context.lineTo(x, height - margin.bottom);
    context.stroke();
    context.fillStyle = colors.ink;
    context.fillText(text, isBefore ? x - edge : x + 3, margin.top / 2);
  }
  context.setLineDash([]);
  const radius = Math.max(1.2, Math.min(4, inner / dated.length / 2.8));
  const stroke = ({ links: shown, x, from, to }, isChosen) => {
    const lanes = runsOf(shown).map(({ d }) => d), isRejected = !shown.some(isStanding);
    context.strokeStyle = context.fillStyle = isChosen ? colors.accent : isRejected ? colors.rule : colors.tie;
    context.lineWidth = isChosen ? 2.5 : Math.min(1.5, radius);
    context.globalAlpha = isChosen ? 1 : 0.6;
    context.beginPath();
    context.moveTo(x, y(lanes[0]));
    context.lineTo(x, y(lanes.at(-1)));
    context.stroke();
    context.fillStyle = context.strokeStyle = isChosen ? colors.accent : isRejected ? colors.rule : colors.ink;
    for (const d of lanes) {
      // What took, or may have taken, long is as long as that.
      if (to - from > 2 * radius) {
        context.globalAlpha = isChosen ? 0.7 : 0.25;
        context.fillRect(from, y(d) - 1.5, to - from, 3);
      }
      context.globalAlpha = 1;
      context.beginPath();
      context.arc(x, y(d), isChosen ? Math.max(4, radius) : radius, 0, 7);
      context.fill();
    }
  };
  for (const one of places) if (!one.links.includes(state.chosen)) stroke(one, false);
  const chosen = places.find(one => one.links.includes(state.chosen));
  if (chosen) stroke(chosen, true);
  canvas.setAttribute("aria-label", say("timeline.label", { events: countEvents(dated.length), first: dateWords(dated[0].event.date.text), last: dateWords(dated.at(-1).event.date.text) }));
}

byId("timeline").addEventListener("click", event => {
  const at = event.offsetX;
  const nearest = timelinePlaces.reduce((best, one) => !best || Math.abs(one.x - at) < Math.abs(best.x - at) ? one : best, null);
  if (nearest) choose(nearest.links[0], { reveal: true });
});
byId("timeline-scale").addEventListener("change", () => {
  store("synoptic:timeline", byId("timeline-scale").value);
  drawTimeline();
});
on("theme", drawTimeline);
addEventListener("resize", drawTimeline);
