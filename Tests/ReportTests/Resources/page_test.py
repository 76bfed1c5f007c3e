"""Drives a report in headless Chromium as a reader does, and prints what is wrong, one problem a line.

Usage: page_test.py PAGE FOLDER WORD
PAGE is a report's index.html, FOLDER is where screenshots and the saved alignment go, WORD stands in one of the documents.
"""

import pathlib
import re
import sys

from driving import go_to_link, show, until
from playwright.sync_api import sync_playwright

PAGE, FOLDER, WORD = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]), sys.argv[3]
SIZES = {1400: 900, 800: 1000, 390: 844}
problems = []


def expect(condition, problem):
    if not condition:
        problems.append(problem)


# What axe checks, as far as it bears on this page. Contrast is that of WCAG 2 AA, of every text that is seen.
AUDIT = r"""
() => {
  const problems = [];
  const isSeen = node => node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !node.closest('.unseen, .skip, [hidden]');
  const parse = text => {
    const numbers = (text.match(/[\d.]+/g) ?? []).map(Number);
    if (text.startsWith('color(srgb')) return [numbers[0] * 255, numbers[1] * 255, numbers[2] * 255, numbers[3] ?? 1];
    return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0, numbers[3] ?? 1];
  };
  const over = (top, under) => [0, 1, 2].map(at => top[at] * top[3] + under[at] * (1 - top[3])).concat(1);
  const background = node => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255, 1]);
  };
  const luminance = colour => {
    const [r, g, b] = colour.map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const seen = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.data.trim() || seen.has(node) || node.closest('script, style, option') || !isSeen(node)) continue;
    seen.add(node);
    if (seen.size > 6000) break;
    const style = getComputedStyle(node), ground = background(node);
    const ink = luminance(over(parse(style.color), ground)), paper = luminance(ground);
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
    if (ratio < (isLarge ? 3 : 4.5)) problems.push(`contrast ${ratio.toFixed(2)} of "${text.data.trim().slice(0, 30)}" in ${node.tagName}.${node.className}`);
  }
  const nameOf = node => {
    const labelled = (node.getAttribute('aria-labelledby') ?? '').split(' ').map(id => id && document.getElementById(id)?.textContent).join(' ');
    const labels = node.labels ? [...node.labels].map(label => label.textContent).join(' ') : '';
    return [node.getAttribute('aria-label'), labelled, labels, node.title, ['A', 'BUTTON', 'SUMMARY'].includes(node.tagName) ? node.textContent : ''].find(name => name?.trim());
  };
  for (const node of document.querySelectorAll('a, button, input, select, textarea, summary, canvas, dialog, [role=region], nav, aside, [role=group]')) {
    if (node.tagName === 'CANVAS' && node.getAttribute('aria-hidden') === 'true') continue;
    if (isSeen(node) && !nameOf(node)) problems.push(`no name: ${node.outerHTML.slice(0, 90)}`);
  }
  for (const node of document.querySelectorAll('a')) if (!node.hasAttribute('href')) problems.push(`a link that leads nowhere: ${node.outerHTML.slice(0, 90)}`);
  for (const node of document.querySelectorAll('[tabindex]')) if (node.tabIndex > 0) problems.push(`a tab index above 0: ${node.outerHTML.slice(0, 90)}`);
  for (const node of document.querySelectorAll('[aria-controls], [aria-labelledby]')) {
    for (const id of (node.getAttribute('aria-controls') ?? node.getAttribute('aria-labelledby')).split(' ')) if (!document.getElementById(id)) problems.push(`no element ${id}`);
  }
  const ids = new Map();
  for (const node of document.querySelectorAll('[id]')) ids.set(node.id, (ids.get(node.id) ?? 0) + 1);
  for (const [id, count] of ids) if (count > 1) problems.push(`${count} elements have the id ${id}`);
  if (!document.documentElement.lang) problems.push('the page has no language');
  for (const node of document.querySelectorAll('.column-body, .reading')) if (!node.lang || !node.dir) problems.push(`no language or direction: ${node.outerHTML.slice(0, 90)}`);
  if (document.querySelectorAll('h1').length !== 1) problems.push('not one h1');
  if (document.querySelectorAll('main').length !== 1) problems.push('not one main');
  let level = 0;
  for (const node of document.querySelectorAll('h1, h2, h3, h4, h5, [role=heading]')) {
    if (!isSeen(node) && !node.classList.contains('unseen') || node.closest('[hidden], dialog:not([open])')) continue;
    const own = Number(node.getAttribute('aria-level') ?? node.tagName[1]);
    if (own > level + 1) problems.push(`a heading of level ${own} after one of ${level}: ${node.textContent.slice(0, 30)}`);
    level = own;
  }
  for (const table of document.querySelectorAll('table')) if (isSeen(table) && !table.querySelector('th[scope]')) problems.push('a table without header cells');
  for (const node of document.querySelectorAll('.column-body, .scroll, .plot canvas')) {
    if (isSeen(node) && node.tabIndex < 0) problems.push(`cannot be scrolled by keyboard: ${node.className}`);
  }
  return problems;
}
"""

IN_VIEW = r"""
() => [...document.querySelectorAll('.s.shown')].map(node => {
  const body = node.closest('.column-body').getBoundingClientRect(), box = node.getClientRects()[0];
  return box.top >= body.top - 1 && box.top < body.bottom && box.left >= 0 && box.right <= innerWidth + 1;
})
"""


def audit(page, where):
    for problem in sorted(set(page.evaluate(AUDIT)))[:12]:
        problems.append(f"{where}: {problem}")


def heading(page):
    return page.inner_text("#panel-heading")


def settled(page):
    """Waits until what follows upon a key or a click is done: the search has a delay, and columns take some frames to get there."""
    page.wait_for_timeout(200)
    page.evaluate("""async () => {
      let before = '', same = 0;
      for (let count = 0; same < 5 && count < 200; count += 1) {
        await new Promise(requestAnimationFrame);
        const now = [...document.querySelectorAll('.column-body, main')].map(node => node.scrollTop).join();
        same = now === before ? same + 1 : 0;
        before = now;
      }
    }""")


def listen(page):
    page.on("console", lambda message: message.type in ("error", "warning") and problems.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    page.on("request", lambda request: request.url.split(":")[0] in ("file", "blob") or problems.append(f"asks for {request.url}"))


def read(browser, width, scheme):
    """Looks at every view at a width, in light or dark."""
    context = browser.new_context(viewport={"width": width, "height": SIZES[width]}, color_scheme=scheme)
    page = context.new_page()
    listen(page)
    page.goto(PAGE.as_uri())
    page.wait_for_selector("html[data-ready]")
    for key, view in enumerate(["texts", "events", "plot", "names", "contradictions", "alone"], 1):
        page.keyboard.press(str(key))
        settled(page)
        expect(page.is_visible(f"#{view}"), f"the key {key} does not show {view}")
        if view in ("texts", "events"):
            page.keyboard.press("j")
            page.keyboard.press("j")
            settled(page)
        audit(page, f"{view} {width} {scheme}")
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")
        expect(not wide, f"{view} is wider than {width}")
        page.screenshot(path=str(FOLDER / f"{view}-{width}-{scheme}.png"))
    context.close()


def search_and_filter(page):
    page.keyboard.press("/")
    expect(page.evaluate("document.activeElement.id") == "query", "/ does not lead to the search")
    page.keyboard.type(WORD.upper())
    page.wait_for_selector("mark.hit")
    hits = page.locator("#columns mark.hit").all_text_contents()
    expect(any(hit.lower().startswith(WORD.lower()) for hit in hits), f"what was found is {hits[:3]}")
    # What is a name is found in the other documents too, and the page says by which forms.
    expect(any("gagarin" in hit.lower() for hit in hits) and "Gagarin" in page.inner_text("#found"), f"in other scripts what was found is {hits[:9]}")
    found = page.inner_text("#found")
    expect(" of " in found and WORD.upper() in found, f"the search says '{found}'")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator(".s.shown mark.hit, .s.flash mark.hit").count() > 0, "Enter does not lead to what was found")
    page.keyboard.press("Escape")
    settled(page)
    expect(page.locator("mark.hit").count() == 0 and page.inner_text("#found") == "", "Escape leaves the search on")

    total = page.evaluate("document.querySelectorAll('.s.linked:not(.faint)').length")
    page.click("#filter-toggle")
    page.fill("#least", "95")
    settled(page)
    expect("Filters (1)" == page.inner_text("#filter-toggle"), "the filter is not counted")
    left = page.evaluate("document.querySelectorAll('.s.linked:not(.faint)').length")
    expect(0 < left < total, f"a filter leaves {left} of {total} sentences")
    page.click("#needed label >> nth=0")
    settled(page)
    fewer = page.evaluate("document.querySelectorAll('.s.linked:not(.faint)').length")
    expect(0 < fewer <= left, f"two filters leave {fewer} of {left}")
    page.click("#filter-reset")
    settled(page)
    expect(page.evaluate("document.querySelectorAll('.s.linked:not(.faint)').length") == total, "the filters are not taken back")
    page.click("#filter-toggle")


def follow_links(page):
    """Clicks a sentence far down: all its passages come into view, with the evidence."""
    sentence = page.locator(".column-body >> nth=0 >> .s.linked >> nth=-3")
    sentence.scroll_into_view_if_needed()
    settled(page)
    sentence.click(position={"x": 30, "y": 12})
    settled(page)
    inside = page.evaluate(IN_VIEW)
    expect(len(inside) > 1 and all(inside), f"passages in view after a click: {inside}")
    expect(page.locator("#panel .evidence tbody tr[tabindex]").count() > 0, "no evidence is shown")
    weights = page.locator("#panel .evidence td.weight").evaluate_all("all => all.map(node => node.title)")
    expect(weights and set(weights) <= {"strong", "some", "weak"}, f"weights: {weights[:3]}")
    said = page.inner_text("#panel").lower()
    expect(not any(word in said for word in ("log-odds", "margin", "prior", "cosine")), f"the panel says {said}")
    expect(page.locator(".s.shown mark[data-word]").count() > 1, "no evidence is marked in the texts")
    page.locator("#panel .evidence tbody tr[tabindex] >> nth=0").focus()
    expect(page.locator(".s.shown mark.hot").count() > 0, "evidence in focus does not stand out")
    shown = heading(page)
    page.mouse.move(5, 5)
    other = page.locator(".column-body >> nth=0 >> .s.linked:not(.shown)")
    for index in range(other.count()):
        box = other.nth(index).bounding_box()
        if box and 200 < box["y"] < 600:
            page.mouse.move(box["x"] + 20, box["y"] + 8)
            settled(page)
            expect(heading(page) != shown, "a sentence under the pointer does not show its link")
            break
    page.mouse.move(5, 5)
    settled(page)
    expect(heading(page) == shown, "the chosen link is not shown again")

    # The others follow who scrolls.
    tops = "[...document.querySelectorAll('.column-body')].map(body => body.scrollTop)"
    before = page.evaluate(tops)
    box = page.locator(".column-body >> nth=0").bounding_box()
    page.mouse.move(box["x"] + 100, box["y"] + 200)
    page.mouse.wheel(0, -2500)
    expect(until(page, lambda: all(a != b for a, b in zip(before, page.evaluate(tops)))), f"columns went from {before} to {page.evaluate(tops)}")
    page.keyboard.press("Escape")


def go_by_keyboard(page):
    page.keyboard.press("j")
    first = heading(page)
    seen = [first]
    for _ in range(4):
        page.keyboard.press("j")
        settled(page)
        seen.append(heading(page))
        expect(all(page.evaluate(IN_VIEW)), f"{seen[-1]} is not in view")
    expect(len(set(seen)) == 5, f"j goes to {seen}")
    page.keyboard.press("k")
    expect(heading(page) == seen[-2], "k does not go back")
    # The tabulator goes on from the link, to the next one.
    at = page.evaluate("document.activeElement.dataset.link")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    settled(page)
    onward = page.evaluate("document.activeElement.matches('a.ref') && document.activeElement.dataset.link")
    expect(at and onward and at != onward, f"the tabulator goes from link {at} to {onward}")
    expect(page.evaluate("document.activeElement.checkVisibility()"), "the focus is not seen")
    page.keyboard.press("?")
    expect(page.is_visible("#help"), "? does not show the help")
    audit(page, "help")
    page.keyboard.press("Escape")
    expect(not page.is_visible("#help"), "Escape does not close the help")
    # All that can be used can be reached by the tabulator, and is seen when it is.
    page.evaluate("document.querySelector('.skip').focus()")
    names = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        names.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    expect({"query", "filter-toggle", "save", "help-open", "language", "to-texts", "chip"} <= names, f"the tabulator leads to {sorted(names)}")


def judge(page):
    page.evaluate("location.hash = '#texts'")
    settled(page)
    page.keyboard.press("j")
    rejected = page.get_attribute("#panel-heading", "data-id")
    count = int(re.search(r"(\d+) links", page.inner_text("#summary"))[1])
    page.keyboard.press("x")
    settled(page)
    expect(until(page, lambda: f"{count - 1} links" in page.inner_text("#summary")), f"of {count} links one is rejected: {page.inner_text('#summary')}")
    expect(page.get_attribute("[data-decide=rejected]", "aria-pressed") == "true", "a rejected link does not say so")
    page.keyboard.press("j")
    confirmed = page.get_attribute("#panel-heading", "data-id")
    page.click("[data-decide=confirmed]")
    expect(page.evaluate("document.activeElement.dataset.decide") == "confirmed", "the focus is lost by confirming")
    page.click(".note summary")
    page.fill(".note textarea", "Twice: j, k")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("u")
    settled(page)
    expect("(2)" in page.inner_text("#save"), f"the button says {page.inner_text('#save')}")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect("(2)" in page.inner_text("#save"), "decisions are forgotten")
    go_to_link(page, confirmed)
    expect(page.input_value(".note textarea") == "Twice: j, k", "a note is forgotten")
    page.click("#filter-toggle")
    page.select_option("#status", "rejected")
    settled(page)
    expect(page.inner_text("#found").startswith("1 link of"), f"of rejected links there are {page.inner_text('#found')}")
    page.select_option("#status", "")
    page.click("#filter-toggle")
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(FOLDER / "saved.json")
    saved = page.inner_text("#saved")
    expect("gagarin-reviewed.json" in saved and "1 confirmed, 1 note, 1 rejected" in saved.replace("1 rejected, 1 confirmed, 1 note", "1 confirmed, 1 note, 1 rejected"), f"after saving the page says '{saved}'")
    (FOLDER / "decisions.txt").write_text(f"{rejected}\n{confirmed}\n{download.value.suggested_filename}\n")


def look_further(page):
    show(page, "plot")
    page.focus("#dots")
    page.keyboard.press("ArrowDown")
    expect(page.inner_text("#plot-at").startswith("No. "), "an arrow key in the dot plot shows no link")
    page.click("#plot-at button")
    settled(page)
    expect(page.is_visible("#texts") and all(page.evaluate(IN_VIEW)), "the dot plot does not lead to the texts")
    show(page, "names")
    page.click("#names-table details summary >> nth=1")
    mention = page.locator("#names-table .mentions a >> nth=0")
    marked = mention.locator("mark").inner_text()
    mention.click()
    settled(page)
    expect(page.is_visible("#texts") and marked in page.inner_text("#columns"), "a mention of a name does not lead to the texts")
    show(page, "events")
    page.click("#timeline", position={"x": 500, "y": 60})
    expect(until(page, lambda: page.locator(".event.chosen").count() == 1), "the time line does not lead to an event")
    show(page, "alone")
    expect(page.locator(".run").count() > 0, "no sentence is without counterpart")


with sync_playwright() as playwright:
    # Tests run as root in containers, where Chromium's sandbox does not start.
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    context = browser.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True)
    page = context.new_page()
    listen(page)
    page.goto(PAGE.as_uri())
    page.wait_for_selector("html[data-ready]")
    for part in (search_and_filter, follow_links, go_by_keyboard, judge, look_further):
        try:
            part(page)
        except Exception as error:  # What a step cannot do is a problem like others; the next one still runs.
            problems.append(f"{part.__name__}: {str(error).splitlines()[0]}")
    context.close()
    for width in SIZES:
        for scheme in ("light", "dark"):
            read(browser, width, scheme)
    browser.close()

print("\n".join(problems))
sys.exit(1 if problems else 0)
