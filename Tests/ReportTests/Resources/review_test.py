"""Reviews an alignment in headless Chromium as its reader does, by pointer and by keys alone, in two windows, and with a server that is killed.

Usage: review_test.py PROGRAM ALIGNMENT FOLDER AXE
PROGRAM is synoptic, ALIGNMENT an alignment of Corpus/curie, FOLDER is where screenshots and the reviewed copies go, AXE the file axe.min.js. Run from
the package's folder. Prints what is wrong, one problem a line.
"""

import json
import os
import pathlib
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request

from driving import go_to_link
from playwright.sync_api import sync_playwright

PROGRAM, ALIGNMENT, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
AXE = pathlib.Path(sys.argv[4]).read_text(encoding="utf-8")
VIEWS = ["texts", "events", "plot", "names", "contradictions", "alone"]
problems = []


def expect(condition, problem):
    if not condition:
        problems.append(problem)


def until(condition, problem, seconds=10.0, page=None):
    """Waits until something holds; it is a problem if it does not. What is routed needs the page to be waited with."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        page.wait_for_timeout(50) if page else time.sleep(0.05)
    problems.append(problem() if callable(problem) else problem)
    return False


class Review:
    """A review of a copy of the alignment, whose server can be killed and started again at the same address."""

    def __init__(self, name, alignment=ALIGNMENT):
        self.file = FOLDER / f"{name}.json"
        shutil.copy(alignment, self.file)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.token = secrets.token_hex(16)
        self.address = f"http://127.0.0.1:{self.port}/{self.token}/"
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [PROGRAM, "review", str(self.file), "--port", str(self.port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, "SYNOPTIC_REVIEW_TOKEN": self.token})
        end = time.monotonic() + 120
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(self.address, timeout=60).read(1)
                return
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError(f"the server has ended: {self.process.stderr.read().decode()[:300]}") from None
                time.sleep(0.1)
        raise RuntimeError("the server does not answer")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def saved(self):
        return json.loads(self.file.read_text(encoding="utf-8"))

    def link(self, name):
        return next((link for link in self.saved()["links"] if link["id"] == name), None)

    def manual(self):
        return [link for link in self.saved()["links"] if link.get("status") == "manual"]

    def opened(self, browser, width=1400, height=900, language="en", **options):
        page = browser.new_context(viewport={"width": width, "height": height}, locale=language, accept_downloads=True, **options).new_page()
        return self.load(page)

    def load(self, page):
        page.on("pageerror", lambda error: problems.append(f"error: {error}"))
        page.goto(self.address)
        page.wait_for_selector("html[data-ready]")
        page.wait_for_selector("#saving:not(:empty)")
        return page


def settled(page, what):
    """Waits until all is saved."""
    until(lambda: page.inner_text("#saving") == "All saved", lambda: f"after {what} the page says '{page.inner_text('#saving')}' and '{page.inner_text('#trouble')}'")


def chosen(page):
    return page.get_attribute("#panel-heading", "data-id")


def judged(page):
    return int(page.inner_text("#progress-words").split()[0])


def said_in_panel(page, word):
    return word in page.inner_text("#panel .status")


def sentence(page, column, linked=None, after=0):
    """The id of a sentence of a column, with a link or without, of those after a number."""
    return page.evaluate("""([column, linked, after]) => {
      const body = document.querySelectorAll('.column-body')[column];
      const fits = node => linked === null || node.classList.contains('linked') === linked;
      return [...body.querySelectorAll('.s')].filter(node => Number(node.id.split('-')[2]) >= after).find(fits).id;
    }""", [column, linked, after])


def point_at(page, node, **options):
    page.locator(f"#{node}").scroll_into_view_if_needed()
    page.locator(f"#{node}").click(**options)


def number_of(node):
    return int(node.split("-")[2])


def by_pointer(browser):
    review = Review("by-pointer")
    page = review.opened(browser)
    point_at(page, sentence(page, 0, True))
    first = chosen(page)
    page.click("[data-decide=confirmed]")
    settled(page, "confirming")
    expect(review.link(first)["status"] == "confirmed" and judged(page) == 1, f"{first} is {review.link(first)['status']}, {judged(page)} judged")
    page.click("[data-decide=rejected]")
    settled(page, "rejecting")
    expect(review.link(first)["status"] == "rejected", "a link is not rejected")
    page.click("[data-field=undecided]")
    settled(page, "taking back")
    expect(review.link(first).get("status", "automatic") == "automatic" and judged(page) == 0, "a link is not undecided again")
    page.click("[data-field=go-on]")
    settled(page, "confirming and going on")
    expect(review.link(first)["status"] == "confirmed" and chosen(page) not in (None, first), f"after {first} comes {chosen(page)}")
    # Undo and redo say what, and the link is shown.
    expect("judgement of no." in page.get_attribute("#undo", "title"), f"undo says '{page.get_attribute('#undo', 'title')}'")
    page.click("#undo")
    settled(page, "undoing")
    expect(review.link(first).get("status", "automatic") == "automatic", "undo does not take back")
    page.click("#redo")
    settled(page, "redoing")
    expect(review.link(first)["status"] == "confirmed", "redo does not do it again")
    # Comment and tags; another link has the tag to choose from.
    link = chosen(page)
    page.click("#panel .note:has([data-field=comment]) summary")
    page.fill("[data-field=comment]", "Twice:\n\"j\", k")
    settled(page, "a comment")
    expect(review.link(link).get("comment") == "Twice:\n\"j\", k", f"the comment is {review.link(link).get('comment')!r}")
    page.fill("[data-field=tag]", "to  check")
    page.keyboard.press("Enter")
    page.fill("[data-field=tag]", "Polonium")
    page.keyboard.press("Enter")
    settled(page, "tags")
    expect(review.link(link).get("tags") == ["to check", "Polonium"], f"tags: {review.link(link).get('tags')}")
    page.click("[data-field='tag:Polonium']")
    settled(page, "removing a tag")
    expect(review.link(link).get("tags") == ["to check"], f"tags: {review.link(link).get('tags')}")
    page.click("#filter-toggle")
    page.select_option("#tag", "to check")
    expect(page.inner_text("#found").startswith("1 link of"), f"with the tag there is '{page.inner_text('#found')}'")
    page.click("#filter-reset")
    page.click("#filter-toggle")
    expect("to check" in page.locator("#queue").inner_text(), "the queue does not offer the tag")
    # A link from sentence to sentence, in three columns, two sentences in two of them.
    own = draw_by_pointer(page, review)
    if own is None:
        return
    # Borders.
    before = review.link(own)["passages"][0]
    page.click("[data-field='end:true:0']")
    settled(page, "a sentence more")
    more = review.link(own)["passages"][0]
    expect(more["start"] == before["start"] and more["end"] > before["end"], f"{before} becomes {more}")
    page.click("[data-field='end:false:0']")
    settled(page, "a sentence less")
    expect(review.link(own)["passages"][0]["end"] == before["end"], "the border does not go back")
    # Split, and merge again.
    count = len(review.saved()["links"])
    page.click("[data-field=split]")
    page.screenshot(path=str(FOLDER / "split-1400.png"))
    page.click("#split-done")
    settled(page, "splitting")
    parts = review.manual()
    expect(len(review.saved()["links"]) == count + 1 and review.link(own) is not None and len(parts) == 2, f"split into {len(parts)}")
    page.click("#undo")
    settled(page, "undoing the split")
    expect(len(review.saved()["links"]) == count and len(review.link(own)["passages"]) == 3, "the split is not undone")
    expect(chosen(page) == own, f"after undoing the split {chosen(page)} is shown")
    # One passage out of a group.
    page.click("[data-field='take-out:2']")
    settled(page, "taking a passage out")
    rest = chosen(page)
    expect(left_of(review, rest), f"what is left of {own} is {review.link(rest)}")
    page.click("[data-field=merge]")
    settled(page, "merging")
    expect(review.link(rest) is not None and len(review.saved()["links"]) <= count, f"after merging there are {len(review.saved()['links'])} links of {count + 1}")
    # A note on a sentence without link, shown in the text.
    alone = sentence(page, 0, False, 60)
    point_at(page, alone)
    page.click("#panel .note:has([data-field=sentence-note]) summary")
    page.fill("[data-field=sentence-note]", "Who?")
    settled(page, "a note")
    notes = review.saved().get("notes", [])
    expect([note["text"] for note in notes] == ["Who?"], f"notes: {notes}")
    expect(page.locator(f"#{alone} .note-sign").count() == 1, "the note has no sign in the text")
    page.keyboard.press("Escape")
    page.locator(f"#{alone} .note-sign").click()
    expect(page.evaluate("document.activeElement.value") == "Who?", "the sign does not lead to the note")
    # Contradictions.
    page.click("#to-contradictions")
    row = page.locator("#contradiction-list > li >> nth=0")
    row.locator("[data-decide=explained]").click()
    row.locator(".note summary").click()
    row.locator("textarea").fill("old style")
    settled(page, "a verdict")
    saved = review.saved().get("contradictions", [])
    expect([(one.get("verdict"), one.get("comment")) for one in saved] == [("explained", "old style")], f"verdicts: {saved}")
    # The whole file is a way out; what is exported is a file.
    page.click("#exports-open")
    page.screenshot(path=str(FOLDER / "export-1400.png"))
    with page.expect_download() as download:
        page.click("#exports-list a >> nth=0")
    expect(json.loads(pathlib.Path(download.value.path()).read_text(encoding="utf-8"))["format"] == "synoptic-alignment", "the export is no alignment file")
    page.keyboard.press("Escape")
    # A page that is loaded anew shows the same.
    count = judged(page)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(judged(page) == count, f"{count} judged, {judged(page)} after loading anew")
    page.context.close()
    review.kill()


def left_of(review, name):
    """Whether a link has two passages left, and the group of three that it was stands rejected."""
    rest = review.link(name)
    groups = [link for link in review.saved()["links"] if link.get("status") == "rejected" and all(passage in link["passages"] for passage in rest["passages"])]
    return rest["status"] in ("confirmed", "manual") and len(rest["passages"]) == 2 and any(len(link["passages"]) == 3 for link in groups)


def draw_by_pointer(page, review):
    """Draws a link of three documents and gives its name."""
    before = {link["id"] for link in review.saved()["links"]}
    columns = page.locator(".column-body").count()
    if columns < 3:
        problems.append(f"there are {columns} columns")
        return None
    for column in range(3):
        node = sentence(page, column, None, 40)
        point_at(page, node, modifiers=["Shift"])
        if column < 2:
            point_at(page, "-".join([*node.split("-")[:2], str(number_of(node) + 1)]), modifiers=["Shift"])
    page.screenshot(path=str(FOLDER / "marks-1400.png"))
    expect(page.locator(".s.marked").count() == 5, f"{page.locator('.s.marked').count()} sentences are marked")
    page.click("#marks [data-field=link]")
    settled(page, "drawing a link")
    fresh = [link["id"] for link in review.saved()["links"] if link["id"] not in before]
    expect(len(fresh) == 1 and len(review.link(fresh[0])["passages"]) == 3, f"new links: {fresh}")
    expect(page.locator(".s.marked").count() == 0 and fresh and chosen(page) == fresh[0], f"after drawing {fresh} the panel shows {chosen(page)}")
    return fresh[0] if fresh else None


def by_keys(browser):
    review = Review("by-keys")
    page = review.opened(browser)
    press = page.keyboard.press

    def done(what, *keys):
        for key in keys:
            press(key)
        settled(page, what)

    press("j")
    first = chosen(page)
    done("c", "c")
    expect(review.link(first)["status"] == "confirmed", "c does not confirm")
    done("x", "x")
    expect(review.link(first)["status"] == "rejected", "x does not reject")
    done("u", "u")
    expect(review.link(first).get("status", "automatic") == "automatic", "u does not take back")
    done("n", "n")
    expect(review.link(first)["status"] == "confirmed" and chosen(page) != first, "n does not confirm and go on")
    for undo, redo in [("z", "Z"), ("Control+z", "Control+Shift+Z")]:
        done(undo, undo)
        expect(review.link(first).get("status", "automatic") == "automatic", f"{undo} does not undo")
        done(redo, redo)
        expect(review.link(first)["status"] == "confirmed", f"{redo} does not redo")
    # Comment, tag, note on the sentence; keys are letters while one writes.
    press("o")
    page.keyboard.type("a comment, xyz")
    press("Escape")
    settled(page, "a comment")
    link = chosen(page)
    expect(review.link(link).get("comment") == "a comment, xyz" and chosen(page) == link, f"the comment is {review.link(link).get('comment')!r}")
    press("t")
    page.keyboard.type("duel")
    press("Enter")
    expect(page.evaluate("document.activeElement.dataset.field") == "tag", "after a tag the focus is not where the next is written")
    done("a tag", "Escape")
    expect(review.link(link).get("tags") == ["duel"], f"tags: {review.link(link).get('tags')}")
    press("w")
    page.keyboard.type("a note")
    done("a note", "Escape")
    expect([note["text"] for note in review.saved().get("notes", [])] == ["a note"], f"notes: {review.saved().get('notes')}")
    # From sentence to sentence and column to column: a link of two with two.
    press("k")
    press("j")
    expect(page.evaluate("document.activeElement.closest('.s') !== null"), "after j the focus is on no sentence")
    before = {one["id"] for one in review.saved()["links"]}
    for key in ["ArrowDown", "ArrowDown", "m", "ArrowDown", "m", "ArrowRight", "ArrowDown", "m", "ArrowDown", "m"]:
        press(key)
    expect(page.locator(".s.marked").count() == 4, f"by keys {page.locator('.s.marked').count()} sentences are marked")
    press("Escape")
    expect(page.locator(".s.marked").count() == 0, "Esc does not drop what is marked")
    for key in ["m", "ArrowUp", "m", "ArrowLeft", "m", "ArrowDown", "m"]:
        press(key)
    expect(page.locator(".s.marked").count() == 4, f"{page.locator('.s.marked').count()} sentences are marked the second time")
    done("l", "l")
    fresh = [one["id"] for one in review.saved()["links"] if one["id"] not in before]
    if not fresh:
        problems.append("l links nothing")
        return
    own = fresh[0]
    expect(chosen(page) == own and len(review.link(own)["passages"]) == 2, f"by keys {own} is made, {chosen(page)} is shown")
    # Borders of the passage in focus, then of the other.
    for index, change in enumerate([None, "p"]):
        if change:
            press(change)
        passage = page.evaluate("[...document.querySelectorAll('.jump li')].findIndex(node => node.classList.contains('in-focus'))")
        old = review.link(own)["passages"][passage]
        done("Shift+ArrowDown", "Shift+ArrowDown")
        expect(review.link(own)["passages"][passage]["end"] > old["end"], f"passage {index}: its end does not move down")
        done("Shift+ArrowUp", "Shift+ArrowUp")
        done("Shift+ArrowLeft", "Shift+ArrowLeft")
        expect(review.link(own)["passages"][passage]["start"] < old["start"], f"passage {index}: its start does not move up")
        done("Shift+ArrowRight", "Shift+ArrowRight")
        expect(review.link(own)["passages"][passage] == old, f"passage {index} is {review.link(own)['passages'][passage]}, not {old} again")
    # Split in the obvious place, and merged with the next again.
    passages = review.link(own)["passages"]
    press("s")
    expect(page.evaluate("document.activeElement.id") == "split-done", "the dialog does not begin with what is likely")
    done("splitting", "Enter")
    expect(len(review.manual()) == 2, f"split into {len(review.manual())}")
    press("m")
    press("Escape")
    other = next(one["id"] for one in review.manual() if one["id"] != own)
    go_to_link(page, own)
    mergeable = page.inner_text("[data-field=merge]")
    done("merging", "g")
    if other in mergeable:
        expect(review.link(own)["passages"] == passages and review.link(other) is None, f"merged: {review.link(own)['passages']}")
        expect(chosen(page) == own, f"after merging {chosen(page)} is shown")
    else:
        done("undoing", "z")
    # What is marked is added to the link, and taken out again.
    go_to_link(page, own)
    documents = {passage["document"] for passage in review.link(own)["passages"]}
    page.evaluate("document.querySelectorAll('.column-body')[2].focus()")
    for key in ["ArrowDown", "m"]:
        press(key)
    done("a", "a")
    added = review.link(own)["passages"]
    expect(len(added) == 3 and documents < {passage["document"] for passage in added}, f"added: {added}")
    if len(added) == 3:
        while page.evaluate("[...document.querySelectorAll('.jump li')].findIndex(node => node.classList.contains('in-focus'))") != 2:
            press("p")
        done("d", "d")
        expect(left_of(review, chosen(page)), f"d leaves {review.link(chosen(page))}")
    # Contradictions by the keys of links.
    press("5")
    for key, verdict in [("c", "real"), ("x", "different"), ("e", "explained")]:
        press("j")
        done(key, key)
        expect([one.get("verdict") for one in review.saved()["contradictions"]][-1] == verdict, f"{key} judges {review.saved()['contradictions'][-1]}")
    done("u", "u")
    expect(len(review.saved()["contradictions"]) == 2, f"u leaves {review.saved()['contradictions']}")
    press("o")
    page.keyboard.type("two ships")
    done("a note on a contradiction", "Escape")
    expect(review.saved()["contradictions"][-1].get("comment") == "two ships", f"noted: {review.saved()['contradictions']}")
    # The queue, and its end.
    press("1")
    press("q")
    expect(page.evaluate("document.activeElement.id") == "queue", "q does not go to the queue")
    page.select_option("#queue", "tag:duel")
    page.evaluate("document.activeElement.blur()")
    press("j")
    expect(chosen(page) == link, f"of the queue with the tag {chosen(page)} is shown")
    done("n", "n")
    expect(page.is_visible("#queue-end") and "judged" in page.inner_text("#queue-end"), "the end of the queue is not said")
    page.select_option("#queue", "doubt")
    page.evaluate("document.activeElement.blur()")
    scores = []
    for _ in range(6):
        scores.append(review.link(chosen(page))["score"])
        done("n", "n")
    expect(scores == sorted(scores), f"least sure first: {scores}")
    press("E")
    expect(page.evaluate("document.activeElement.closest('#exports') !== null"), "E does not open the exports")
    press("Escape")
    press("?")
    expect(page.is_visible("#review-keys"), "the dialog does not list the keys of a review")
    page.screenshot(path=str(FOLDER / "keys-1400.png"))
    press("Escape")
    page.context.close()
    review.kill()


def align_again(browser):
    review = Review("align-again")
    page = review.opened(browser)
    page.keyboard.press("j")
    page.keyboard.press("n")
    settled(page, "confirming")
    first = next(link["id"] for link in review.saved()["links"] if link.get("status") == "confirmed")
    page.click("#align-again")
    until(lambda: page.is_visible("#outcome"), lambda: f"aligning again says nothing; '{page.inner_text('#trouble')}'", 120)
    page.screenshot(path=str(FOLDER / "aligned-1400.png"))
    words = page.inner_text("#outcome p")
    expect("Aligned again" in words and "kept" in words, f"aligning again says '{words}'")
    expect(any(link.get("status") == "confirmed" for link in review.saved()["links"]), f"{first} is forgotten")
    expect(page.is_hidden("#align-progress"), "the progress stays")
    page.click("#outcome button >> nth=0")
    settled(page, "undoing")
    until(lambda: page.is_hidden("#outcome"), "what was undone is still shown")
    page.context.close()
    review.kill()


def two_windows(browser):
    review = Review("two-windows")
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="en")
    one, other = (review.load(context.new_page()) for _ in range(2))
    for page in (one, other):
        page.keyboard.press("j")
    link = chosen(one)
    expect(chosen(other) == link, "the windows begin elsewhere")
    # The other one is writing: the cursor and the words stay.
    other.keyboard.press("o")
    other.keyboard.type("half a se")
    one.keyboard.press("c")
    settled(one, "confirming")
    until(lambda: said_in_panel(other, "confirmed"), "the other window does not show what was confirmed")
    expect("In another window: judgement of no." in other.inner_text("#said"), f"the other window says '{other.inner_text('#said')}'")
    other.keyboard.type("ntence")
    expect(other.input_value("[data-field=comment]") == "half a sentence", f"of what was written '{other.input_value('[data-field=comment]')}' is left")
    other.keyboard.press("Escape")
    until(lambda: review.link(link).get("comment") == "half a sentence", lambda: f"saved: {review.link(link).get('comment')!r}")
    settled(other, "a comment")
    until(lambda: one.evaluate("document.querySelector('[data-field=comment]').value") == "half a sentence", "the first window does not show the comment")
    expect(judged(one) == judged(other) == 1, f"{judged(one)} and {judged(other)} judged")
    # Undo is each window's own.
    expect("judgement" in one.get_attribute("#undo", "title") and "note on" in other.get_attribute("#undo", "title"), "a window would undo what the other did")
    # A connection that was lost for a while: the window is up to date again.
    for page in (one, other):
        page.keyboard.press("j")
    link = chosen(one)
    other.route("**/changes?*", lambda route: route.abort())
    one.keyboard.press("x")
    settled(one, "rejecting")
    until(lambda: "no connection" in other.inner_text("#saving"), "a lost connection is not said")
    other.unroute("**/changes?*")
    settled(other, "the connection is back")
    until(lambda: said_in_panel(other, "rejected"), "after a lost connection the window is not up to date")
    # Both change one link at the same time: the second is told, and sees what the first did.
    held = []
    other.route("**/changes?*", lambda route: held.append(route))
    one.keyboard.press("u")
    until(lambda: bool(held), "no more changes are asked for", page=other)
    settled(one, "taking back")
    one.keyboard.press("x")
    settled(one, "rejecting again")
    other.keyboard.press("c")
    until(lambda: "was changed in another window" in other.inner_text("#trouble"), lambda: f"of a change in both windows the second says '{other.inner_text('#trouble')}'")
    expect(said_in_panel(other, "rejected") and review.link(link)["status"] == "rejected", "the second window shows what was refused")
    other.unroute("**/changes?*")
    for route in held:
        try:
            route.abort()
        except Exception:  # The page may have given it up.
            pass
    # What the other window has taken away is gone here too, and a new link is there.
    count = int(other.inner_text("#progress-words").split(" of ")[1].split()[0])
    own = draw_by_pointer(one, review)
    until(lambda: other.inner_text("#progress-words").split(" of ")[1].split()[0] == str(count + 1), "a new link does not come to the other window")
    until(lambda: other.locator(f".ref[href='#{own}']").count() >= 2, "a new link is not shown in the other window's texts")
    one.keyboard.press("z")
    settled(one, "undoing the link")
    until(lambda: other.locator(f".ref[href='#{own}']").count() == 0, "a link that was undone is still shown in the other window's texts")
    # A copy of a window has a name of its own.
    names = {page.evaluate("Object.entries(sessionStorage).filter(([key]) => key.startsWith('synoptic:review')).map(([, text]) => JSON.parse(text).name).join()") for page in (one, other)}
    expect(len(names) == 2, f"two windows have the names {names}")
    context.close()
    review.kill()


def translation(browser):
    """A translation, one side of it written from the right: what a link takes others lose, but not those that are judged."""
    texts = {
        "en": "It is snowing. He left in May 1921. The train was late. Anna read a letter. Nobody answered. The house was empty. She closed the door. It was night.",
        "he": "יורד שלג. הוא עזב במאי 1921. הרכבת איחרה. אנה קראה מכתב. איש לא ענה. הבית היה ריק. היא סגרה את הדלת. היה לילה.",
    }
    for name, text in texts.items():
        (FOLDER / f"{name}.txt").write_text(text.replace(". ", ".\n") + "\n", encoding="utf-8")
    made = FOLDER / "made.json"
    subprocess.run([PROGRAM, "align", *(f"{name}={FOLDER / name}.txt" for name in texts), "--mode", "parallel", "--encoder", "none", "-o", str(made)], check=True, capture_output=True)
    review = Review("translation", made)
    page = review.opened(browser)
    expect(page.locator(".column-body[dir=rtl]").count() == 1, "no column is written from the right")
    page.keyboard.press("j")
    first = chosen(page)
    count = len(review.saved()["links"])
    before = review.link(first)["passages"]
    page.keyboard.press("Shift+ArrowDown")
    settled(page, "taking a sentence of the next pair")
    expect(len(review.link(first)["passages"][0]["sentences"]) == len(before[0]["sentences"]) + 1 and len(review.saved()["links"]) == count - 1, f"{count} pairs, then {len(review.saved()['links'])}: {review.link(first)['passages']}")
    expect(chosen(page) == first, f"after that {chosen(page)} is shown")
    page.keyboard.press("p")
    page.keyboard.press("Shift+ArrowDown")
    settled(page, "the same on the other side")
    # Two and two are split where they should be, by the first proposal.
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    settled(page, "splitting")
    parts = [link["passages"] for link in review.manual()]
    expect([[passage["sentences"] for passage in part] for part in parts] == [[[0], [0]], [[1], [1]]], f"split into {parts}")
    page.keyboard.press("2")
    page.wait_for_selector("#events")
    page.screenshot(path=str(FOLDER / "pairs-1400.png"))
    expect(page.locator(".event").count() == len(review.saved()["links"]), f"{page.locator('.event').count()} pairs are shown")
    page.keyboard.press("1")
    # A judged pair keeps its sentences, and the reader is told which it is.
    go_to_link(page, first)
    page.keyboard.press("Shift+ArrowDown")
    until(lambda: "a sentence of it is in no. m" in page.inner_text("#trouble"), lambda: f"of a sentence that is taken the page says '{page.inner_text('#trouble')}'")
    expect(review.link(first)["passages"] == parts[0], "a judged pair has lost a sentence")
    page.screenshot(path=str(FOLDER / "translation-1400.png"))
    for _ in range(3):
        page.keyboard.press("z")
        settled(page, "undoing")
    expect([link["passages"] for link in review.saved()["links"]] == [link["passages"] for link in json.loads(made.read_text(encoding="utf-8"))["links"]], "what is undone is not as it was")
    page.context.close()
    review.kill()


def refused(browser):
    """What is refused is told, and what was written is not lost."""
    review = Review("refused")
    page = review.opened(browser)
    page.keyboard.press("j")
    link = chosen(page)

    def refuse(route):
        body = {"revision": 0, "changes": [], "undo": None, "redo": None, "task": None, "problem": "it is too long"}
        route.fulfill(status=409, content_type="application/json", body=json.dumps(body))
    page.route("**/actions", refuse)
    page.keyboard.press("o")
    page.keyboard.type("a long comment")
    page.keyboard.press("Escape")
    until(lambda: "it is too long" in page.inner_text("#trouble"), lambda: f"of a refusal the page says '{page.inner_text('#trouble')}'")
    expect(page.input_value("[data-field=comment]") == "a long comment", "what was refused is lost")
    expect("not saved" in page.inner_text("#saving"), f"after a refusal the page says '{page.inner_text('#saving')}'")
    page.unroute("**/actions")
    page.click("[data-field='comment:again']")
    settled(page, "saving it all the same")
    expect(review.link(link).get("comment") == "a long comment", "what was refused cannot be saved later")
    expect(page.inner_text("#trouble") == "", f"after a step that is done the page says still '{page.inner_text('#trouble')}'")
    # A step that waited already when another was refused leaves the refusal where it is.
    held = []
    page.route("**/actions", lambda route: route.continue_() if held else held.append(route))
    page.keyboard.press("c")
    page.keyboard.press("x")
    until(lambda: held, "nothing is sent", page=page)
    refuse(held[0])
    until(lambda: review.link(link).get("status") == "rejected", "what waited is not done", page=page)
    page.unroute("**/actions")
    settled(page, "what waited")
    expect("it is too long" in page.inner_text("#trouble"), "a refusal goes before it can be read")
    page.keyboard.press("u")
    settled(page, "a step after a refusal")
    expect(page.inner_text("#trouble") == "", f"after another step the page says still '{page.inner_text('#trouble')}'")
    # A full disk: it waits until there is room.
    page.route("**/actions", lambda route: route.fulfill(status=507, content_type="application/json", body='{"problem": "the disk is full"}'))
    page.keyboard.press("c")
    until(lambda: "not saved: not enough room on the disk? (the disk is full)" in page.inner_text("#saving"), lambda: f"of a full disk the page says '{page.inner_text('#saving')}'")
    page.unroute("**/actions")
    settled(page, "room was made")
    expect(review.link(link)["status"] == "confirmed", "what waited for room is not saved")
    page.context.close()
    review.kill()


def silence(browser):
    """A key that can do nothing says why, until the next key."""
    review = Review("silence")
    page = review.opened(browser)
    before = review.saved()
    press = page.keyboard.press

    def told(key, words):
        press(key)
        expect(words in page.inner_text("#hint"), f"{key} says '{page.inner_text('#hint')}', not '{words}'")

    for key in ["c", "x", "n", "u", "p", "d", "s", "g", "o", "t", "a", "Shift+ArrowDown"]:
        told(key, "No link is chosen")
    for key, words in [("m", "No sentence is chosen"), ("w", "No sentence is chosen"), ("l", "Mark sentences"), ("z", "nothing to undo"), ("Z", "nothing to redo"), ("Control+z", "nothing to undo")]:
        told(key, words)
    press("5")
    for key in ["c", "x", "e", "u", "n", "o"]:
        told(key, "No contradiction is chosen")
    press("1")
    # Of two with one sentence on a side: neither s nor the button splits it, and both say why.
    pairs = page.evaluate("""() => {
      const alignment = JSON.parse(document.getElementById('alignment').textContent), data = JSON.parse(document.getElementById('data').textContent);
      const of = lengths => alignment.links[data.links.findIndex(({ passages }) => JSON.stringify(passages.map(([, first, last]) => last > first)) === JSON.stringify(lengths))]?.id;
      return [of([false, true]) ?? of([true, false]), of([false, false])];
    }""")
    for link, words in zip(pairs, ["one side has one sentence only", "each part needs passages of two documents"]):
        if link is None:
            continue
        go_to_link(page, link)
        told("s", words)
        press("p")
        expect(page.inner_text("#hint") == "", "what a key said stays after the next")
        page.click("[data-field=split]", force=True)
        expect(words in page.inner_text("#hint") and words in page.get_attribute("[data-field=split]", "title"), f"the button says '{page.inner_text('#hint')}'")
        told("d", "two documents only")
    expect(any(pairs), "no link cannot be split")
    told("a", "Nothing is marked")
    page.evaluate(AXE)
    look(page, "a hint")
    page.screenshot(path=str(FOLDER / "hint-1400.png"))
    # Narrow, the reader is led through what has no column: he reads it beside the columns.
    page.set_viewport_size({"width": 800, "height": 1000})
    page.reload()
    page.wait_for_selector("html[data-ready]")
    page.evaluate("document.activeElement.blur()")
    page.select_option("#queue", "doubt")
    page.evaluate("document.activeElement.blur()")
    for _ in range(8):
        seen = page.evaluate("""() => {
          const shown = [...document.querySelectorAll('.column-body')].map(body => Number(body.dataset.d)), data = JSON.parse(document.getElementById('data').textContent);
          const id = document.getElementById('panel-heading').dataset.id, at = JSON.parse(document.getElementById('alignment').textContent).links.findIndex(link => String(link.id) === id);
          return [id, data.links[at].passages.filter(passage => passage.length && !shown.includes(passage[0])).length, [...document.querySelectorAll('.passage .reading')].filter(node => node.checkVisibility() && node.lang && node.dir && node.textContent.trim()).length];
        }""")
        expect(seen[1] == seen[2], f"of {seen[0]} {seen[1]} passages have no column, and {seen[2]} are in the panel")
        press("j")
        page.wait_for_timeout(150)
    page.screenshot(path=str(FOLDER / "review-panel-800.png"))
    expect(review.saved() == before, "keys that say that they do nothing have changed something")
    page.context.close()
    review.kill()


def pressed(page, selector, milliseconds):
    """Clicks as slowly as a hand does."""
    box = page.locator(selector).bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.wait_for_timeout(milliseconds)
    page.mouse.up()


def while_writing(browser):
    """What is clicked, pointed at and changed elsewhere while a note or a tag is written."""
    review = Review("while-writing")
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="en")
    one, other = (review.load(context.new_page()) for _ in range(2))
    for page in (one, other):
        page.keyboard.press("j")
    link = chosen(one)
    one.keyboard.press("o")
    one.keyboard.type("a note")
    pressed(one, "#panel [data-decide=confirmed]", 150)
    until(lambda: review.link(link).get("status") == "confirmed", "a click right after writing a note is lost")
    settled(one, "a note and a click")
    # What another window wrote is shown, and is not overwritten unseen.
    until(lambda: other.input_value("[data-field=comment]") == "a note", "the other window does not show the note")
    one.keyboard.press("o")
    one.keyboard.type("X")
    other.keyboard.press("o")
    other.keyboard.press("Control+A")
    other.keyboard.type("of the other")
    other.keyboard.press("Escape")
    until(lambda: review.link(link).get("comment") in ("of the other", "a noteX"), "neither note is saved")
    until(lambda: any("It says there now" in page.inner_text("#panel") or "not done" in page.inner_text("#panel") for page in (one, other)), "a note that another window overtook is not kept")
    for page in (one, other):
        page.keyboard.press("Escape")
    # A tag that is half written stays over a reload.
    one.click("[data-field=tag]")
    one.keyboard.type("half")
    one.reload()
    one.wait_for_selector("html[data-ready]")
    expect(not review.link(link).get("tags"), f"half a tag is saved: {review.link(link).get('tags')}")
    # A verdict takes with it the note that is being written.
    other.click("#to-contradictions")
    row = "#contradiction-list > li:first-child"
    other.click(f"{row} summary")
    other.keyboard.press("Tab")
    other.keyboard.type("n")
    pressed(other, f"{row} [data-decide=real]", 0)
    settled(other, "a verdict with a note")
    found = [(one.get("verdict"), one.get("comment")) for one in review.saved().get("contradictions", [])]
    expect(found == [("real", "n")], f"contradictions: {found}")
    context.close()
    review.kill()


def killed(browser):
    """The server is killed while the reader works, and started again at the same address."""
    review = Review("killed")
    page = review.opened(browser)
    links = []
    page.keyboard.press("j")
    links.append(chosen(page))
    page.keyboard.press("n")
    settled(page, "confirming")
    review.kill()
    for _ in range(3):
        links.append(chosen(page))
        page.keyboard.press("n")
    until(lambda: "3 changes wait" in page.inner_text("#saving"), lambda: f"without a server the page says '{page.inner_text('#saving')}'")
    expect(judged(page) == 4, f"of 4 judged the page shows {judged(page)}")
    page.keyboard.press("o")
    page.keyboard.type("written without a server")
    link = chosen(page)
    page.screenshot(path=str(FOLDER / "lost-1400.png"))
    review.start()
    settled(page, "the server is back")
    until(lambda: judged(page) == 4, lambda: f"after the server came back {judged(page)} are judged")
    expect([review.link(name).get("status") for name in links] == ["confirmed"] * 4, f"saved: {[review.link(name).get('status') for name in links]}")
    until(lambda: review.link(link).get("comment") == "written without a server", f"what was written without a server is {review.link(link).get('comment')!r}")
    expect(chosen(page) == link, f"after the server came back {chosen(page)} is shown, not {link}")
    # An action whose answer never comes is not done twice, nor forgotten.
    before = len(review.manual())
    page.evaluate("document.activeElement.blur()")
    for column in range(2):
        point_at(page, sentence(page, column, None, 50), modifiers=["Shift"])

    def do_and_die(route):
        route.fetch()
        review.kill()
        route.abort()
    page.route("**/actions", do_and_die)
    page.keyboard.press("l")
    until(lambda: review.process.poll() is not None, "nothing was sent", page=page)
    page.unroute("**/actions")
    review.start()
    settled(page, "the server is back again")
    page.wait_for_timeout(500)
    expect(len(review.manual()) == before + 1, f"a link that was drawn once is there {len(review.manual()) - before} times")
    # A page that is closed and opened anew while something waits sends it.
    review.kill()
    page.keyboard.press("j")
    link = chosen(page)
    page.keyboard.press("x")
    until(lambda: "1 change waits" in page.inner_text("#saving"), lambda: f"the page says '{page.inner_text('#saving')}'")
    review.start()
    try:
        page.reload()
    except Exception:  # It reloads by itself at the same moment.
        page.wait_for_timeout(500)
    page.wait_for_selector("html[data-ready]")
    settled(page, "loading anew")
    until(lambda: review.link(link)["status"] == "rejected", f"what waited is lost: {link} is {review.link(link)['status']}")
    # Another review at this port lets nobody in; what waits is sent when the first is back.
    go_to_link(page, link)
    review.kill()
    token, review.token = review.token, secrets.token_hex(16)
    own, review.address = review.address, f"http://127.0.0.1:{review.port}/{review.token}/"
    review.start()
    page.keyboard.press("u")
    until(lambda: "open no more" in page.inner_text("#trouble"), lambda: f"to a window without token the page says '{page.inner_text('#trouble')}'")
    review.kill()
    review.token, review.address = token, own
    review.start()
    settled(page, "the right server is back")
    until(lambda: review.link(link).get("status", "automatic") == "automatic", f"what waited is lost: {link} is {review.link(link).get('status')}")
    page.context.close()
    review.kill()


def look(page, where):
    found = page.evaluate("""async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.flatMap(
      rule => rule.nodes.slice(0, 3).map(node => `${rule.id}: ${node.html.slice(0, 140)} (${node.any[0]?.message ?? rule.help})`))""")
    problems.extend(f"{where}: {problem}" for problem in found)


def everyone(browser):
    """Looks at every view with axe-core, and leaves a picture of each."""
    review = Review("everyone")
    for width, height, scheme, language in [(1400, 900, "light", "en"), (800, 1000, "light", "de"), (1400, 900, "dark", "ru"), (390, 844, "light", "en")]:
        page = review.opened(browser, width, height, language, color_scheme=scheme)
        page.evaluate(AXE)
        where = f"{width} {scheme} {language}"
        for key, view in enumerate(VIEWS, 1):
            page.keyboard.press(str(key))
            page.wait_for_timeout(200)
            page.keyboard.press("j")
            page.wait_for_timeout(300)
            if view == "texts":
                # All there is to be seen at once: marks, a note, a tag, the exports.
                page.keyboard.press("t")
                page.keyboard.type("duel")
                page.keyboard.press("Enter")
                page.keyboard.press("Escape")
                page.keyboard.press("w")
                page.keyboard.type("a note")
                page.keyboard.press("Escape")
                page.keyboard.press("m")
                page.wait_for_timeout(400)
            look(page, f"{view} {where}")
            page.screenshot(path=str(FOLDER / f"review-{view}-{width}-{scheme}.png"))
            if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
                problems.append(f"{view} is wider than the window: {where}")
        page.keyboard.press("1")
        page.keyboard.press("E")
        look(page, f"exports {where}")
        page.keyboard.press("Escape")
        page.keyboard.press("?")
        look(page, f"help {where}")
        page.keyboard.press("Escape")
        page.context.close()
    # At 200 % nothing is cut; what moves does not for who wants none.
    page = review.opened(browser, 640, 800, device_scale_factor=2, reduced_motion="reduce")
    page.keyboard.press("j")
    page.keyboard.press("m")
    page.wait_for_timeout(300)
    cut = page.evaluate("""() => [...document.querySelectorAll('button, select, progress, .review p')].filter(node => {
      const box = node.getBoundingClientRect();
      return node.checkVisibility() && !node.closest('.columns, .views, .chooser') && (box.right > innerWidth + 1 || box.left < -1);
    }).map(node => node.outerHTML.slice(0, 80))""")
    problems.extend(f"at 200 % this is cut: {node}" for node in cut)
    page.screenshot(path=str(FOLDER / "review-200-percent.png"))
    page.context.close()
    review.kill()


PARTS = [by_pointer, by_keys, translation, align_again, two_windows, refused, silence, while_writing, killed, everyone]
FOLDER.mkdir(parents=True, exist_ok=True)
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for part in PARTS:
        if len(sys.argv) > 5 and part.__name__ not in sys.argv[5:]:
            continue
        try:
            part(browser)
        except Exception as error:  # What a step cannot do is a problem like others; the next one still runs.
            problems.append(f"{part.__name__}, line {error.__traceback__.tb_next.tb_lineno}: {str(error).splitlines()[0]}")
    browser.close()

print("\n".join(problems))
sys.exit(1 if problems else 0)
