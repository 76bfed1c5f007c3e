"""Looks at every view of a report with axe-core in headless Chromium, and prints what it finds, one finding a line.

Usage: accessibility_test.py PAGE AXE
PAGE is a report's index.html, AXE the file axe.min.js. Every view is looked at wide and narrow, light and dark, in every language, with a link
chosen and with the filters open; and at twice the size, where nothing may be cut off.
"""

import pathlib
import sys

from playwright.sync_api import sync_playwright

PAGE, AXE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")
VIEWS = ["texts", "events", "plot", "names", "contradictions", "alone"]
problems = set()


def look(page, where):
    found = page.evaluate("""async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.flatMap(
      rule => rule.nodes.slice(0, 3).map(node => `${rule.id}: ${node.html.slice(0, 120)} (${node.any[0]?.message ?? rule.help})`))""")
    problems.update(f"{where}: {problem}" for problem in found)


def opened(browser, **options):
    context = browser.new_context(**options)
    page = context.new_page()
    page.on("pageerror", lambda error: problems.add(f"error: {error}"))
    page.goto(PAGE.as_uri())
    page.wait_for_selector("html[data-ready]")
    # Evaluated as by a debugger: the page's policy lets in no script.
    page.evaluate(AXE)
    return context, page


def views(page, where):
    for key, view in enumerate(VIEWS, 1):
        page.keyboard.press(str(key))
        page.wait_for_timeout(150)
        page.keyboard.press("j")
        page.wait_for_timeout(250)
        look(page, f"{view} {where}")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for width, height, scheme, language in [(1400, 900, "light", "en"), (1400, 900, "dark", "de"), (800, 1000, "light", "ru"), (390, 844, "dark", "en")]:
        context, page = opened(browser, viewport={"width": width, "height": height}, color_scheme=scheme, locale=language)
        if page.evaluate("document.documentElement.lang") != language:
            problems.add(f"the page is not in the browser's language {language}")
        views(page, f"{width} {scheme} {language}")
        page.click("#filter-toggle")
        page.keyboard.press("?")
        look(page, f"help {width} {scheme} {language}")
        page.keyboard.press("Escape")
        look(page, f"filters {width} {scheme} {language}")
        context.close()
    # By the keyboard alone: the tabulator goes through all that can be used in the order of the page, and one sees where it is.
    context, page = opened(browser, viewport={"width": 1400, "height": 900})
    for key, view in enumerate(VIEWS, 1):
        page.keyboard.press(str(key))
        page.wait_for_timeout(200)
        # What is shown anew is another element with the same name.
        names = page.evaluate("""() => {
          window.nameOfStop = node => [node.tagName, node.id, node.getAttribute('aria-label'), node.textContent.slice(0, 40)].join(' ');
          const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(node => !node.disabled && node.checkVisibility());
          document.querySelector('.skip').focus();
          return all.slice(0, 60).map(nameOfStop);
        }""")
        for at, name in enumerate(names):
            if at > 0:
                page.keyboard.press("Tab")
            stop, is_seen = page.evaluate("""() => {
              const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
              return [nameOfStop(node), parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none' && box.bottom > 0 && box.top < innerHeight];
            }""")
            if stop != name:
                problems.add(f"{view}: stop {at} of the tabulator is {stop}, not {name}")
                break
            if not is_seen:
                problems.add(f"{view}: the focus on {stop} is not seen")
    context.close()
    # A page of 1280 pixels at 200 % has the room of 640, at 400 % that of 320 (WCAG 1.4.10).
    for width in (640, 320):
        context, page = opened(browser, viewport={"width": width, "height": 800}, device_scale_factor=2)
        for key, view in enumerate(VIEWS, 1):
            page.keyboard.press(str(key))
            page.wait_for_timeout(150)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
                problems.add(f"{view} at {width} is wider than the window")
            cut = page.evaluate("""() => [...document.querySelectorAll('button, select, h1, h2, h3, .lead, nav a')].filter(node => {
              const box = node.getBoundingClientRect();
              const scrolls = node.closest('.columns, .views, .scroll, .plot, .chooser');
              return node.checkVisibility() && !node.closest('.unseen, .skip') && !scrolls && (box.right > innerWidth + 1 || box.left < -1);
            }).map(node => node.outerHTML.slice(0, 80))""")
            problems.update(f"{view} at {width} is cut: {node}" for node in cut[:3])
        context.close()
    # Who wants no motion gets none.
    context, page = opened(browser, viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    moving = page.evaluate("""() => [...document.querySelectorAll('*')].filter(node => {
      const style = getComputedStyle(node);
      return style.transitionDuration.split(',').some(time => parseFloat(time) > 0) || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
    }).length""")
    if moving:
        problems.add(f"{moving} elements move although no motion is wanted")
    page.keyboard.press("j")
    page.keyboard.press("j")
    first = page.evaluate("[...document.querySelectorAll('.column-body')].map(body => body.scrollTop)")
    page.evaluate("() => new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame)).then(() => new Promise(requestAnimationFrame))")
    later = page.evaluate("[...document.querySelectorAll('.column-body')].map(body => body.scrollTop)")
    page.wait_for_timeout(400)
    last = page.evaluate("[...document.querySelectorAll('.column-body')].map(body => body.scrollTop)")
    if later != last:
        problems.add(f"columns move from {first} by {later} to {last} although no motion is wanted")
    context.close()
    browser.close()

print("\n".join(sorted(problems)))
sys.exit(1 if problems else 0)
