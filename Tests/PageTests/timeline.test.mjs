import assert from "node:assert/strict";
import test from "node:test";
import { page } from "./page.mjs";

const data = { hash: "h", dates: [], events: [], links: [], documents: [], entities: [], contradictions: [] };
/** A time line with events at days, as the page lays them out over 1000 pixels. */
function layout(scale, days) {
  const value = page(["words", "text", "dates", "model"], { data: JSON.stringify(data), alignment: JSON.stringify({ links: [] }) });
  const year = day => Math.floor((day - 1721060) / 365.2425);
  const dated = days.map(([from, to]) => ({ links: [], event: { date: { from, to: to ?? from, text: String(year(from)) } } }));
  return value(`(() => {
    globalThis.devicePixelRatio = 1;
    globalThis.addEventListener = () => {};
    const control = { value: ${JSON.stringify(scale)}, addEventListener: () => {} };
    document.getElementById = () => control;
    return load("timeline"), timelineLayout(${JSON.stringify(dated)}, 100, 1000);
  })()`);
}
const day = year => Math.round(1721060 + year * 365.2425) + 100;

test("by order every event has one step", () => {
  const { places } = layout("order", [[day(1867)], [day(1886)], [day(1898)], [day(1898) + 14]]);
  assert.deepEqual(places.map(one => one.x), [225, 475, 725, 975]);
});

test("to scale two weeks are shorter than nineteen years", () => {
  const { places, labels } = layout("scale", [[day(1867)], [day(1886)], [day(1898)], [day(1898) + 14]]);
  const x = places.map(one => one.x);
  assert.ok(x[1] - x[0] > 300 && x[3] - x[2] < 2 && x[0] >= 100 && x[3] <= 1100, String(x));
  const years = labels.map(label => Number(label.text));
  assert.deepEqual(years, [...years].sort((a, b) => a - b));
  // Years are where they belong.
  const at = label => (label.x - x[0]) / (x[1] - x[0]) * 19 + 1867;
  for (const label of labels) assert.ok(Math.abs(at(label) - Number(label.text)) < 1, `${label.text} at ${at(label)}`);
});

test("what is known to some years is as long", () => {
  const { places } = layout("scale", [[day(1900)], [day(1910), day(1920)], [day(1930)]]);
  assert.ok(places[1].to - places[1].from > 250 && places[0].to - places[0].from < 1);
});

test("events far out stand at the edges, with their years", () => {
  const many = Array.from({ length: 60 }, (_, at) => [day(1900 + at / 3)]);
  const { places, labels } = layout("scale", [[day(1492)], ...many, [day(2009)]]);
  assert.equal(labels[0].text, "‹ 1492");
  assert.equal(labels.at(-1).text, "2009 ›");
  assert.ok(places[0].x < 134 && places.at(-1).x > 1066 && places[1].x >= 134);
  assert.ok(places[60].x - places[1].x > 800);
});

test("one event, or all of one day, is no fault", () => {
  for (const days of [[[day(1900)]], [[day(1900)], [day(1900)]]]) {
    for (const scale of ["scale", "order"]) for (const { x } of layout(scale, days).places) assert.ok(x >= 100 && x <= 1100);
  }
});
