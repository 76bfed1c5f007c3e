// Dates, times and quantities in a normal form put into words, as the terminal does it in English (`DateWords`, `ConflictWords`).

/** A day, month or year: {year, month, day, isJulian}; null for anything else. */
function dayOf(text) {
  const match = /^(XXXX|-?\d{3,})(?:-(\d\d))?(?:-(\d\d)(J)?)?$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [match[1] === "XXXX" ? null : Number(match[1]), match[2] ? Number(match[2]) : null, match[3] ? Number(match[3]) : null];
  if (month !== null && (month < 1 || month > 12) || year === null && month === null || day !== null && (day < 1 || day > 31)) return null;
  return { year, month, day, isJulian: Boolean(match[4]) };
}

/** Year 0 is the one before the first (ISO 8601). */
function yearWords(year) {
  if (year <= 0) return say("year.before", { year: String(1 - year) });
  return year < 100 ? say("year.early", { year: String(year) }) : String(year);
}

/** What stands for a day or month, with the year after it. */
function withYear(date, { year, isJulian }) {
  const words = year === null ? say("date.no-year", { date }) : say(year < 100 ? "date.early-year" : "date.year", { date, year: yearWords(year) });
  return isJulian ? say("date.old-style", { date: words }) : words;
}

/** A day of a leap year, which has all days of both calendars. */
const sampleDay = ({ month, day }) => new Date(Date.UTC(2000, month - 1, day ?? 1));
const monthFormat = () => format("month", tag => new Intl.DateTimeFormat(tag, { month: "long", timeZone: "UTC" }));
const dayFormat = () => format("day", tag => new Intl.DateTimeFormat(tag, { day: "numeric", month: "long", timeZone: "UTC" }));
/** Days and months of one year; a dash between single words has no spaces. */
const ofOneYear = (made, first, last) => made.formatRange(sampleDay(first), sampleDay(last)).replace(/\s+/g, " ").replace(/^(\S+) – /, "$1–");

function dayWords(date) {
  if (date.month === null) return yearWords(date.year);
  return withYear((date.day === null ? monthFormat() : dayFormat()).format(sampleDay(date)), date);
}

/** "1919/20": a winter. */
function winterYears(year) {
  const end = String(year + 1);
  return `${yearWords(year)}/${Math.floor(year / 100) === Math.floor((year + 1) / 100) ? end.slice(-2) : end}`;
}

/** What texts say of thirds of a year, from which such spans of days are made; leap years begin and end theirs a day sooner. */
const thirds = [[/^1-1\/5-[12]$/, "date.early"], [/^5-[12]\/(8-31|9-1)$/, "date.mid"], [/^(8-31|9-1)\/12-31$/, "date.late"]];

function daysWords(first, last) {
  if (first.year !== last.year) {
    if (first.month === 12 && last.month === 2 && first.day === null && last.day === null && first.year !== null && last.year === first.year + 1) {
      return say("season.24", { year: winterYears(first.year) });
    }
    if (first.month === null && last.month === null) {
      const isBefore = first.year <= 0 && last.year <= 0;
      return `${isBefore ? 1 - first.year : yearWords(first.year)}–${yearWords(last.year)}`;
    }
    return `${dayWords(first)} – ${dayWords(last)}`;
  }
  const key = [first, last].map(({ month, day }) => `${month}-${day}`).join("/");
  const third = first.year === null ? null : thirds.find(([form]) => form.test(key));
  if (third) return say(third[1], { year: yearWords(first.year) });
  if (first.month === null || last.month === null) return `${dayWords(first)} – ${dayWords(last)}`;
  if (first.month === last.month && first.day === last.day) return dayWords(first);
  if (first.day !== null && last.day !== null) return withYear(ofOneYear(dayFormat(), first, last), last);
  if (first.day === null && last.day === null && first.month % 3 === 0 && last.month === first.month + 2) {
    return seasonWords(20 + first.month / 3, first.year);
  }
  return withYear(ofOneYear(monthFormat(), { ...first, day: 1 }, { ...last, day: 1 }), first);
}

/** A season by its number in EDTF, 21 to 24. */
function seasonWords(season, year) {
  if (year === null) return say(`season.${season}.no-year`);
  return say(`season.${season}`, { year: season === 24 ? winterYears(year) : yearWords(year) });
}

const roman = value => [["X", 10], ["IX", 9], ["V", 5], ["IV", 4], ["I", 1]].reduce((text, [sign, size]) => {
  while (value >= size) { text += sign; value -= size; }
  return text;
}, "");

const offsetUnits = { Y: "year", M: "month", W: "week", D: "d", H: "hour" };

/** One time that is no day: a season, weekday, decade, century, clock time, age or distance; null for anything else. */
function otherTime(text) {
  const match = form => form.exec(text);
  let found = match(/^T(\d\d:\d\d(:\d\d)?)$/);
  if (found) return found[1];
  found = match(/^A(\d+)$/);
  if (found) return say("age", { count: Number(found[1]) });
  found = match(/^([+-])P([0-9.]+)([YMWDH])$/);
  if (found) return say(found[1] === "+" ? "date.later" : "date.before", { span: unitWords(found[2], offsetUnits[found[3]]) });
  found = match(/^(XXXX|-?\d+)-(2[1-4])$/);
  if (found) return seasonWords(Number(found[2]), found[1] === "XXXX" ? null : Number(found[1]));
  found = match(/^XXXX-WXX-([1-7])$/);
  // 3 January 2000 was a Monday.
  if (found) return format("weekday", tag => new Intl.DateTimeFormat(tag, { weekday: "long", timeZone: "UTC" })).format(new Date(Date.UTC(2000, 0, 2 + Number(found[1]))));
  found = match(/^XX(\d)X$/);
  if (found) return say("decade.short", { decade: `${found[1]}0` });
  found = match(/^(-?)(\d+)XX$/);
  if (found) return centuryWords(Number(found[2]) + 1, found[1] !== "");
  found = match(/^(\d+)X$/);
  return found ? say("decade", { decade: `${found[1]}0` }) : null;
}

const centuryWords = (ordinal, isBefore) => say(isBefore ? "century.before" : "century", { ordinal, number: String(ordinal), roman: roman(ordinal) });

function wholeWords(text) {
  const ends = text.split("/");
  if (ends.length > 2) return null;
  const days = ends.map(dayOf);
  if (ends.length === 1) return days[0] ? dayWords(days[0]) : otherTime(text);
  if (days[0] && days[1]) return daysWords(days[0], days[1]);
  const [first, last] = ends.map((end, at) => days[at] ? dayWords(days[at]) : otherTime(end));
  if (first === null || last === null) return null;
  // "19th–20th century" has the word once.
  let shared = 0;
  while (shared < Math.min(first.length, last.length) && first.at(-1 - shared) === last.at(-1 - shared)) shared += 1;
  const tail = /\s\D*$/.exec(last.slice(last.length - shared))?.[0] ?? "";
  const start = first.slice(0, first.length - tail.length);
  return start + (start.includes(" ") ? " – " : "–") + last;
}

const partKeys = { ":START": "part.start", ":MID": "part.mid", ":END": "part.end", ":H1": "part.first-half", ":H2": "part.second-half", "~": "about" };

/** A date in EDTF, or a time in the program's normal form, in words; what is neither stays as it is. */
function dateWords(text) {
  const [, body, suffix] = /^(.*?)(:START|:MID|:END|:H1|:H2|~)?$/.exec(text) ?? [null, text];
  if (suffix) return say(partKeys[suffix], { date: wholeWords(body) ?? body });
  // What is only inherited from sentences before.
  if (text.includes("?")) {
    const bare = text.replaceAll("?", ""), words = wholeWords(bare);
    if (words !== null) return `${words}?`;
  }
  return wholeWords(text) ?? text;
}

const yearOf = edtf => /^-?\d+/.exec(edtf)?.[0] ?? "";

// MARK: Quantities

/** A count with a unit that is written as a word, in the form that the last number of the count needs; other units stay. */
function unitWords(count, unit) {
  const key = `unit.${unit}`;
  return isKnown(key) ? say(key, { count: /[\d.]+$/.exec(count)?.[0] ?? 0, amount: count }) : `${count} ${unit}`;
}

const signKeys = { "~": "about", ">": "more-than", "<": "less-than", "#": "ordinal-number" };

function quantityWords(value) {
  const sign = signKeys[value[0]];
  if (sign) return say(sign, { date: quantityWords(value.slice(1)) });
  const [, count, unit] = /^(\S*)(?: (.*))?$/.exec(value) ?? [null, value];
  const written = count.replace(/(?!^)-/, "–");
  return unit === undefined ? written : unitWords(written, unit);
}

/** What a side of a contradiction says. */
const valueWords = (value, kind) => kind === "number" || kind === "time" && !value.startsWith("T") ? quantityWords(value) : dateWords(value);

/** A date as an element, with those that other documents give. */
const dateNode = date => [el("time", { datetime: date.text.replaceAll("?", "") }, dateWords(date.text)),
  date.others.length ? el("span", { class: "small" }, " (", listed(date.others.map(other => [dateWords(other.text), ": ", listed(other.documents.map(d => bdi(docs[d].id)))]), "; "), ")") : null];
