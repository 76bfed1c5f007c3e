// The connection with the server of a review: what the reader does goes there in order, one thing at a time; what others do comes from there.

/** The revision of the state that the page shows. */
let revision = data.review?.revision ?? 0;
let isSending = false, isLost = false, isNamed = false, isStartingAnew = false;
/** What keeps the server from saving, in words; "" where nothing does. */
let saveProblem = "";
/** What would be undone and redone: {what, link}, or null. */
let undoable = null, redoable = null;
/** Work of the server that goes on: {name, done, problem}. */
let task = null;
/** So long the page waits before it asks again, in milliseconds: at first, and at most. */
const firstPause = 500, longestPause = 5000;
/** So long the server may take to answer, in milliseconds; a question for changes waits `longestWait` seconds. */
const longestAnswer = 60000, longestWait = 25;
/** So long between two questions of a window that nobody sees. */
const hiddenPause = 15000;

const pause = time => new Promise(done => { setTimeout(done, time); });

/** Does something that the reader wants done: it is shown at once where that can be, and sent. Gives whether it was taken. */
function act(action, base = baseOf(action)) {
  if (isTooEarly(action)) {
    // What it would be made of is not known yet.
    hint(say("saving.first"));
    return false;
  }
  queueUp("actions", action, base);
  layOver();
  showActed(action);
  showSaving();
  sendWaiting();
  return true;
}

/** Whether passages would be changed of a link whose passages may be others when all that waits is done. */
function isTooEarly(action) {
  const named = ({ kind, link, links: some }) => kind === "replace" ? some : kind === "take-out" ? [link] : [];
  const ids = named(action);
  return ids.length > 0 && own.waiting.some(one => !one.action || named(one.action).some(id => ids.includes(id)));
}

/** Takes back the reader's last action, or does it again. */
function actAgain(post) {
  finishAllWriting();
  if (post === "undo" ? !undoable && !own.waiting.length : !redoable) {
    hint(say(post === "undo" ? "undo.nothing" : "redo.nothing"));
    return;
  }
  queueUp(post);
  showSaving();
  sendWaiting();
}

// MARK: Asking

/** So many letters a browser sends at most when the page is left. */
const mostKept = 15000;
/** What is sent goes on when the page is left. */
const posted = body => ({ method: "POST", headers: { "Content-Type": "application/json" }, body, keepalive: body.length < mostKept });

/** Asks the server and gives status and answer; throws where there is no connection. */
async function ask(address, body, options = {}) {
  const response = await fetch(address, {
    ...body && posted(JSON.stringify(body)),
    cache: "no-store", signal: AbortSignal.timeout(longestAnswer), ...options,
  });
  const answer = await response.json().catch(() => ({}));
  // A server that ends, or another program, says nothing of the review.
  if (response.status >= 500 && (!answer.problem || response.status === 503)) throw new Error(String(response.status));
  if (response.status === 403 || response.status === 404) {
    // Nothing is thrown away: the program may come back at this address.
    showTrouble(say("review.gone"));
    throw new Error(String(response.status));
  }
  return { status: response.status, answer };
}

async function sendWaiting() {
  if (isSending || isLost || !isNamed) return;
  isSending = true;
  while (own.waiting.length && !isLost) {
    try { await sendFirst(); } catch { loseConnection(); }
  }
  isSending = false;
}

async function sendFirst() {
  const [first] = own.waiting;
  // A verdict leaves the note as it is, whoever has written it.
  if (first.action?.kind === "verdict" && first.action.comment === first.base) first.action.comment = savedText(first.action);
  if (isOvertaken(first)) {
    own.waiting.shift();
    const words = overtakenWords(first.action);
    keepRefused(first, words);
    layOver();
    showRefused(first, words);
    showSaving();
    return;
  }
  first.isSent = true;
  keepOwn();
  const { status, answer } = await ask(first.post, { window: own.name, revision, ...first.action && { action: first.action } });
  if (status >= 500 || answer.reload) {
    // Nothing was done: it waits until there is room, or until the page is that of the file.
    first.isSent = false;
    keepOwn();
    if (answer.reload) startAnew();
    saveProblem = answer.reload ? "" : status === 507 ? say("review.full", { problem: answer.problem }) : answer.problem;
    showSaving();
    await pause(longestPause);
    return;
  }
  own.waiting = own.waiting.filter(one => one !== first);
  keepOwn();
  const isRefused = status >= 400;
  // What the server says of a refusal is no trouble with saving.
  saveProblem = isRefused ? saveProblem : answer.problem ?? "";
  const words = isRefused ? refusalWords(first.action, status, answer) : "";
  if (isRefused) keepRefused(first, words);
  takeAnswer({ ...answer, problem: undefined });
  if (isRefused) showRefused(first, words);
  else if (first.madeAt > passingSince) showTrouble("");
  showSaving();
}

/** Takes what the server says: changes that are new, what can be undone, how far its work is. */
function takeAnswer(answer) {
  const news = (answer.changes ?? []).filter(change => change.revision > revision);
  revision = Math.max(revision, answer.revision ?? 0);
  layOver();
  if (news.length) applyChanges(news);
  if ("undo" in answer) undoable = answer.undo;
  if ("redo" in answer) redoable = answer.redo;
  if ("task" in answer) takeTask(answer.task);
  if (answer.problem !== undefined) saveProblem = answer.problem ?? "";
  showUndo();
}

// MARK: Refusals

/** A text that is refused is kept where it was written. */
function keepRefused({ action, base }, words) {
  const aim = aimOf(action);
  if (aim === null || action.kind === "tags" || own.drafts.has(aim)) return;
  own.drafts.set(aim, { action, base, problem: words });
  keepOwn();
}

/** Why something was not done. */
function refusalWords(action, status, answer) {
  const { code, link, problem } = answer;
  const ids = [action?.link, ...(action?.links ?? [])].filter(Boolean);
  const changed = (answer.changes ?? []).flatMap(change => change.links).find(one => ids.includes(one.id));
  if (changed && ["changed-elsewhere", "no-link"].includes(code)) return say(changed.source ? "review.refused.changed" : "review.refused.removed", { link: called(changed) });
  const words = isKnown(`refusal.${code}`) ? say(`refusal.${code}`, { link: link ? called({ id: link }) : "" }) : problem ?? String(status);
  return say("review.refused", { problem: words });
}

function showRefused({ action, marks: marked }, words) {
  // What was written about something that is gone is said, for it stands nowhere else.
  const text = action?.kind === "comment" && !linkById.has(action.link) ? action.comment : "";
  if (text) own.drafts.delete(aimOf(action));
  if (text) showTrouble(`${words} ${say("review.text", { text })}`);
  else showPassingTrouble(words);
  restoreMarks(marked);
  showActed(action);
}

/** When a trouble was shown that goes with the next step that is done; what is done after that was begun before says nothing of it. */
let passingSince = Infinity;

/** Says what was not done, until it is closed or something that is begun later is done. */
function showPassingTrouble(words) {
  showTrouble(words);
  passingSince = Date.now();
}

/** Says what the reader must know, until it is closed. */
function showTrouble(words) {
  passingSince = Infinity;
  // What is said already is not said again.
  if (words && byId("trouble").firstChild?.data === words) return;
  clear(byId("trouble"), words ? [words, " ", el("button", { type: "button", class: "plain-link", onclick: () => showTrouble("") }, say("close"))] : []);
}

// MARK: Hearing of changes

let listening = null;

/** Until the window is seen, or for a while. */
const seen = time => new Promise(done => {
  setTimeout(done, time);
  document.addEventListener("visibilitychange", done, { once: true });
});

/** Asks for changes without end; a window that nobody sees asks now and then, for a browser keeps few connections open. */
async function listen() {
  let wait = 0, rest = firstPause;
  for (;;) {
    if (document.hidden && !isLost) {
      await seen(hiddenPause);
      if (document.hidden) wait = 0;
    }
    listening = new AbortController();
    const signal = AbortSignal.any([listening.signal, AbortSignal.timeout(longestAnswer)]);
    try {
      const { status, answer } = await ask(`changes?since=${revision}&window=${own.name}&wait=${wait}`, null, { signal });
      if (status !== 200) throw new Error(String(status));
      // The server may be another run of the program, which knows nothing of what was on its way.
      if (isLost || answer.reload) { startAnew(); return; }
      takeAnswer(answer);
      showSaving();
      rest = firstPause;
      wait = task && !task.problem ? 1 : longestWait;
    } catch (error) {
      if (listening.signal.aborted) { wait = 1; continue; }
      loseConnection(error);
      wait = 0;
      await pause(rest);
      rest = Math.min(longestPause, rest * 2);
    }
  }
}

/** Asks at once, and often while something goes on. */
const listenNow = () => listening?.abort();

function loseConnection() {
  if (isLost) return;
  isLost = true;
  showSaving();
  byId("said").textContent = say("review.lost");
}

/** Loads the page anew, and comes back to where the reader is. */
function startAnew() {
  isStartingAnew = true;
  keepPlace();
  location.reload();
}

// MARK: Beginning and leaving

/** Whether the file has already what was on its way when the page was left: then it is not done twice. `of` says how many passages there were. */
function isDone({ action }) {
  // To undo once too often is worse than to be asked again.
  if (!action) return true;
  const link = linkById.get(action.link);
  const isMade = wanted => links.some(one => statusOf(one) === "manual" && JSON.stringify(one.ends.map(({ d, first, last }) => [d, first, last])) === JSON.stringify([...wanted].sort((a, b) => a[0] - b[0] || a[1] - b[1])));
  switch (action.kind) {
    case "status": return link !== undefined && (link.source.status ?? "automatic") === action.status;
    case "tags": return link !== undefined && JSON.stringify(link.source.tags ?? []) === JSON.stringify(action.tags);
    case "take-out": return link === undefined || link.passages.length !== action.of;
    case "replace": return action.by.every(isMade);
    default: return isSaid(action);
  }
}

/** A copy of a window has its name and what waits in it: then this one takes another name, and leaves that to the first. */
function nameWindow() {
  readOwn();
  const channel = new BroadcastChannel(ownKey);
  channel.addEventListener("message", ({ data: { from, question } }) => {
    if (from === own.name && question && question !== stamp) channel.postMessage({ from, answer: question });
  });
  const stamp = randomName();
  return new Promise(done => {
    channel.addEventListener("message", ({ data: { from, answer } }) => {
      if (from !== own.name || answer !== stamp) return;
      Object.assign(own, { name: randomName(), waiting: [], drafts: new Map(), half: null });
      keepOwn();
      done();
    });
    channel.postMessage({ from: own.name, question: stamp });
    setTimeout(done, 150);
  });
}

async function beginReview() {
  if (!isReview) return;
  byId("review").hidden = byId("review-keys").hidden = false;
  byId("save").hidden = true;
  document.body.dataset.review = "true";
  await nameWindow();
  isNamed = true;
  own.waiting = own.waiting.filter(one => !one.isSent || !isDone(one));
  for (const one of own.waiting) one.isSent = false;
  keepOwn();
  layOver();
  for (const one of own.waiting) showActed(one.action);
  for (const draft of own.drafts.values()) showActed(draft.action);
  returnToQueue();
  returnToPlace();
  finishAllWriting();
  showPanel();
  showSaving();
  sendWaiting();
  listen();
}

/** What is still to be sent when the page is left goes without waiting for an answer, as far as it may be done twice. */
function leave() {
  finishAllWriting();
  if (isLost) return;
  for (const one of own.waiting) {
    const { post, action, isSent } = one;
    if (isSent) continue;
    // What comes after it goes with it, in order.
    if (post !== "actions" || ["replace", "take-out"].includes(action.kind) || isOvertaken(one)) break;
    one.isSent = true;
    fetch(post, posted(JSON.stringify({ window: own.name, revision, action }))).catch(() => {});
  }
  keepOwn();
}

if (isReview) {
  addEventListener("pagehide", leave);
  addEventListener("beforeunload", event => { if (own.waiting.length && (isLost || saveProblem) && !isStartingAnew) event.preventDefault(); });
  document.addEventListener("focusout", event => { if (event.target.matches?.("textarea")) setTimeout(finishAllWriting); });
}
