"""Works with a report in headless Chromium as its reader does: columns, contradictions, names, languages, paper; prints what is wrong.

Usage: work_test.py PAGE FOLDER
PAGE is the report of Corpus/curie, FOLDER is where screenshots and the saved alignment go.
"""

import json
import pathlib
import sys

from driving import go_to_link, show, until
from playwright.sync_api import sync_playwright

PAGE, FOLDER = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
problems = []


def expect(condition, problem):
    if not condition:
        problems.append(problem)


def opened(browser, width, language="en"):
    page = browser.new_context(viewport={"width": width, "height": 900}, locale=language, accept_downloads=True).new_page()
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    page.goto(PAGE.as_uri())
    page.wait_for_selector("html[data-ready]")
    return page


def columns(page):
    return page.locator("#columns h3").all_inner_texts()


def ties(page):
    """Between which columns something is drawn."""
    return page.evaluate("""() => [...document.querySelectorAll('canvas.ties')].map(canvas =>
      [Number(canvas.dataset.left), Number(canvas.dataset.right), canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(value => value > 0)])""")


def choose_columns(browser):
    page = opened(browser, 900)
    ids = page.locator("#chooser .chip").all_inner_texts()
    expect(len(ids) == 4, f"documents to choose from: {ids}")
    shown = columns(page)
    hidden = [one for one in ids if one not in shown]
    words = page.inner_text("#chooser")
    expect(hidden and f"{len(hidden)} of 4 documents" in words and all(one in words for one in hidden), f"of hidden columns the page says '{words}'")
    # What a link has of documents without a column is read beside it, and nothing is there twice.
    link, texts = page.evaluate("""() => {
      const alignment = JSON.parse(document.getElementById('alignment').textContent), data = JSON.parse(document.getElementById('data').textContent);
      const shown = [...document.querySelectorAll('.column-body')].map(body => Number(body.dataset.d));
      const isShown = ([d]) => shown.includes(d);
      const passages = data.links.map(link => link.passages.filter(passage => passage.length));
      const index = passages.findIndex(all => all.some(isShown) && !all.every(isShown));
      const hidden = passages[index].filter(passage => !isShown(passage));
      return [alignment.links[index].id, hidden.map(([d, first, last]) => [data.documents[d].texts.slice(first, last + 1).join(' '), data.documents[d].language])];
    }""")
    go_to_link(page, link)
    read = page.evaluate("[...document.querySelectorAll('#panel .passage .reading')].filter(node => node.checkVisibility()).map(node => [node.textContent.trim(), node.lang, node.dir, node.querySelectorAll('mark').length])")
    expect([one[:2] for one in read] == texts and all(one[2] == "ltr" and one[3] for one in read), f"of documents without a column the panel has {read}, not {texts}")
    page.locator("#panel .evidence tbody tr[tabindex] >> nth=0").focus()
    expect(page.locator("#panel .passage mark.hot").count() > 0, "evidence in focus does not stand out in the panel")
    page.screenshot(path=str(FOLDER / "panel-900.png"))
    page.click("#show-all")
    expect(not page.is_visible("#panel .passage .reading"), "what stands in a column stands in the panel too")
    page.keyboard.press("Escape")
    expect(sorted(columns(page)) == sorted(ids) and "not shown" not in page.inner_text("#chooser"), f"all columns are {columns(page)}")
    # The keyboard moves a column, and stays with it.
    first = columns(page)[0]
    page.locator("#columns [data-tool=right] >> nth=0").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(columns(page)[2] == first, f"after two steps to the right the columns are {columns(page)}")
    expect(page.evaluate("document.activeElement.dataset.tool") == "right", "the focus does not go with the column")
    expect(first in page.inner_text("#said"), "nobody says where the column went")
    # The mouse drags one.
    page.set_viewport_size({"width": 1600, "height": 900})
    last = columns(page)[3]
    page.drag_and_drop("#columns .column:last-child .column-head", "#columns .column:first-child .column-head", target_position={"x": 5, "y": 5})
    expect(columns(page)[0] == last, f"after dragging the columns are {columns(page)}")
    page.set_viewport_size({"width": 900, "height": 900})
    order = columns(page)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(columns(page) == order, f"the order is forgotten: {columns(page)}")
    # Ribbons between any neighbours: of each two with a common link.
    names = page.evaluate("[...document.querySelectorAll('.column-body')].map(body => Number(body.dataset.d))")
    expect([tie[:2] for tie in ties(page)] == [list(pair) for pair in zip(names, names[1:])], f"ribbons: {ties(page)}")
    for _ in range(2):
        for left, right, _drawn in ties(page):
            linked = page.evaluate("""([left, right]) => {
              const alignment = JSON.parse(document.getElementById('alignment').textContent), data = JSON.parse(document.getElementById('data').textContent);
              const index = data.links.findIndex(link => [left, right].every(d => link.passages.some(passage => passage[0] === d)));
              return index < 0 ? null : alignment.links[index].id;
            }""", [left, right])
            if linked is None:
                continue
            go_to_link(page, linked)
            expect(until(page, lambda: [left, right, True] in ties(page)), f"no ribbon of {linked} between {left} and {right}")
        page.evaluate("location.hash = '#texts'")
        page.click("#columns [data-tool=left] >> nth=1")
    # A hidden one gives up its place, and the last cannot be hidden.
    for _ in range(3):
        page.click("#columns [data-tool=hide] >> nth=0")
    expect(len(columns(page)) == 1 and page.is_disabled("#columns [data-tool=hide]"), "the last column can be hidden")
    page.click("#show-all")
    expect(page.evaluate("document.documentElement.scrollHeight <= innerHeight + 1"), "the page as a whole can be scrolled")
    page.screenshot(path=str(FOLDER / "columns-900.png"))
    # A sentence without a link says so.
    page.locator(".column-body >> nth=0 >> .s:not(.linked) >> nth=0").click()
    expect("in no link" in page.inner_text("#panel"), f"of a sentence without link the panel says '{page.inner_text('#panel')[:60]}'")
    page.context.close()


def judge_contradictions(browser):
    page = opened(browser, 1400)
    show(page, "contradictions")
    rows = page.locator("#contradiction-list > li")
    before = rows.count()
    likely = page.inner_text("#to-contradictions .count")
    expect(int(likely) == before, f"{before} contradictions, and {likely} in the tab")
    second = rows.nth(1).get_attribute("id")
    first = rows.nth(0).locator("[data-decide=different]")
    first.focus()
    page.keyboard.press("Enter")
    expect(rows.count() == before - 1, "what is not the same thing is still there")
    expect(page.evaluate("document.activeElement.closest('li')?.id") == second, "the focus is not with the next contradiction")
    expect(page.inner_text("#to-contradictions .count").strip() == str(before - 1), "the tab counts what is none")
    expect(until(page, lambda: f"{before - 1} likely contradictions" in page.inner_text("#summary")), f"of {before} contradictions one is none: {page.inner_text('#summary')}")
    rows.nth(0).locator("[data-decide=explained]").click()
    rows.nth(0).locator(".note summary").click()
    rows.nth(0).locator("textarea").fill("old style")
    page.check("#contradictions-different")
    expect(rows.count() == before, "what is not the same thing cannot be shown again")
    page.uncheck("#contradictions-different")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    show(page, "contradictions")
    expect(rows.count() == before - 1 and rows.nth(0).locator("[data-decide=explained]").get_attribute("aria-pressed") == "true", "verdicts are forgotten")
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(FOLDER / "judged.json")
    expect("2 contradictions judged, 1 note" in page.inner_text("#saved"), f"after saving the page says '{page.inner_text('#saved')}'")
    saved = json.loads((FOLDER / "judged.json").read_text(encoding="utf-8"))["contradictions"]
    expect([one.get("verdict") for one in saved] == ["different", "explained"] and saved[1].get("comment") == "old style", f"saved: {saved}")
    page.select_option("#contradictions-order", "date")
    years = page.evaluate("""() => {
      const data = JSON.parse(document.getElementById('data').textContent);
      return [...document.querySelectorAll('#contradiction-list > li')].map(node => {
        const one = data.contradictions[Number(node.id.split('-')[1])], link = data.links[one.link];
        const dates = [link?.date, ...[one.a, one.b].map(side => data.documents[side.document].dates[side.span[0]])].map(at => data.dates[at]).filter(Boolean);
        return dates.length ? dates[0].from : Infinity;
      });
    }""")
    expect(years == sorted(years) and len(set(years)) > 2, f"by date: {years}")
    page.screenshot(path=str(FOLDER / "contradictions-judged.png"))
    page.context.close()


def searched(page, query):
    """What the page says that it found; the search begins a moment after the last key."""
    page.fill("#query", query)
    until(page, lambda: f"“{query}”" in page.inner_text("#found"))
    return page.inner_text("#found")


def search_names(browser):
    page = opened(browser, 1400)
    for query, other in [("Langevin", "Ланжевен"), ("ланжевен", "Langevin")]:
        found = searched(page, query)
        expect(other in found and f"“{query}”" in found, f"of {query} the page says '{found}'")
    plain, accented = searched(page, "Sklodowska"), searched(page, "Skłodowska")
    expect(plain.split()[0] == accented.split()[0] and int(plain.split()[0]) > 5, f"'{plain}' with l, '{accented}' with ł")
    nothing = searched(page, "Weihnachtsbaumschmuck")
    expect(nothing.startswith("0 sentences with"), f"of nothing the page says '{nothing}'")
    page.context.close()


def speak(browser):
    for language, texts, sentence in [("de", "Texte", "Satz"), ("ru", "Тексты", "предложение"), ("en", "Texts", "sentence"), ("fr", "Texts", "sentence")]:
        page = opened(browser, 1400, language)
        expect(page.inner_text("#to-texts") == texts, f"in {language} the first view is {page.inner_text('#to-texts')}")
        page.keyboard.press("j")
        expect(sentence in page.inner_text("#panel .jump"), f"in {language} the panel says '{page.inner_text('#panel .jump')}'")
        page.context.close()
    page = opened(browser, 1400, "en")
    page.keyboard.press("j")
    at = page.inner_text("#panel-heading")
    page.select_option("#language", "de")
    expect(page.inner_text("#panel-heading") == at.replace("No.", "Nr."), f"after {at} the panel is {page.inner_text('#panel-heading')}")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(page.inner_text("#to-texts") == "Texte", "the language is forgotten")
    for key in "123456":
        page.keyboard.press(key)
        page.wait_for_timeout(100)
    left = page.evaluate("[...document.querySelectorAll('main *, header *')].filter(node => /^(undefined|null|NaN)$|\\{\\w+\\}/.test(node.textContent.trim())).length")
    expect(left == 0, f"{left} elements say nothing")
    page.context.close()


def scale_time(browser):
    page = opened(browser, 1400)
    show(page, "events")
    picture = "document.getElementById('timeline').toDataURL().length"
    by_order = page.evaluate(picture)
    page.select_option("#timeline-scale", "scale")
    expect(until(page, lambda: page.evaluate(picture) != by_order), "the time line to scale is the same")
    page.screenshot(path=str(FOLDER / "timeline-scale.png"))
    page.click("#timeline", position={"x": 500, "y": 60})
    expect(until(page, lambda: page.locator(".event.chosen").count() == 1), "the time line to scale does not lead to an event")
    twice = page.evaluate("""() => {
      const data = JSON.parse(document.getElementById('data').textContent);
      const all = data.events.flatMap(event => event.links);
      return all.length - new Set(all).size;
    }""")
    expect(twice == 0, f"{twice} links are told by two events")
    page.select_option("#events-order", "doubt")
    sure = page.evaluate("[...document.querySelectorAll('.event')].slice(0, 40).map(node => Math.min(...node.querySelector('.event-head').textContent.match(/\\d+(?=\\s%)/g).map(Number)))")
    expect(sure == sorted(sure), f"by doubt: {sure}")
    # What is decided stays where it is, and one goes on from there.
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("n")
    chosen = "[...document.querySelectorAll('.event')].findIndex(node => node.classList.contains('chosen'))"
    until(page, lambda: page.evaluate(chosen) in (0, 1))
    at = page.evaluate(chosen)
    expect(at in (0, 1), f"after the first link of those in doubt comes one of event {at + 1}")
    page.context.close()


def confirm_and_go_on(browser):
    page = opened(browser, 1400)
    page.keyboard.press("j")
    first = page.inner_text("#panel-heading")
    page.keyboard.press("n")
    expect(until(page, lambda: page.inner_text("#panel-heading") != first and "(1)" in page.inner_text("#save")), "n does not confirm and go on")
    page.keyboard.press("k")
    expect(until(page, lambda: page.inner_text("#panel-heading") == first) and page.get_attribute("[data-decide=confirmed]", "aria-pressed") == "true", "n confirms another link")
    page.context.close()


def print_texts(browser):
    page = opened(browser, 1400)
    page.emulate_media(media="print")
    heights = page.evaluate("[...document.querySelectorAll('.column-body')].map(body => [body.scrollHeight - body.clientHeight, body.clientHeight])")
    expect(all(hidden <= 1 and height > 2000 for hidden, height in heights), f"columns on paper hide {heights}")
    expect(page.evaluate("![...document.querySelectorAll('.bar, .panel, .chooser, .column-tools, canvas.ties')].some(node => node.checkVisibility())"), "what is for the screen is printed")
    # What is left out on paper is said there.
    hidden = page.locator("#chooser .chip[aria-pressed=false]").all_inner_texts()
    expect(hidden and page.is_visible("#left-out") and all(one in page.inner_text("#left-out") for one in hidden), f"on paper {hidden} are left out, which says '{page.inner_text('#left-out')}'")
    page.pdf(path=str(FOLDER / "texts.pdf"), format="A4")
    expect((FOLDER / "texts.pdf").stat().st_size > 50_000, "the printed texts are empty")
    page.emulate_media(media="screen")
    expect(not page.is_visible("#left-out"), "what is for paper is on the screen")
    page.click("#show-all")
    page.emulate_media(media="print")
    expect(not page.is_visible("#left-out"), "on paper something is said to be left out, and nothing is")
    page.context.close()


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for part in (choose_columns, judge_contradictions, search_names, speak, scale_time, confirm_and_go_on, print_texts):
        try:
            part(browser)
        except Exception as error:  # What a step cannot do is a problem like others; the next one still runs.
            problems.append(f"{part.__name__}: {str(error).splitlines()[0]}")
    browser.close()

print("\n".join(problems))
sys.exit(1 if problems else 0)
