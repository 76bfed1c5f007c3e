"""Makes long alignments and opens their reports in headless Chromium; prints what is too slow, one problem a line.

Usage: long_page_test.py PROGRAM FOLDER
"""

import pathlib
import subprocess
import sys
import tempfile

from long_alignment import alignment
from playwright.sync_api import sync_playwright

PROGRAM, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
# Sentences of the first and the second document, and links. How long it takes is printed, not judged: others use the machine too.
LENGTHS = [(1400, 370, 600), (10_000, 10_000, 9_000)]
problems = []

with sync_playwright() as playwright, tempfile.TemporaryDirectory() as temporary:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for rows, columns, count in LENGTHS:
        folder = pathlib.Path(temporary) / str(rows)
        folder.mkdir()
        path = alignment(rows, columns, count, folder)
        subprocess.run([PROGRAM, "report", path, "-o", folder, "--no-lexicon"], check=True, capture_output=True, cwd=folder)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.on("pageerror", lambda error: problems.append(f"error: {error}"))
        page.goto((folder / "index.html").as_uri())
        page.wait_for_selector("html[data-ready]")
        page.wait_for_timeout(300)
        times = page.evaluate(
            "[performance.getEntriesByName('first-contentful-paint')[0]?.startTime, performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd]"
        )
        print(f"{rows} x {columns}: painted after {times[0]} ms, usable after {times[1]:.0f} ms", file=sys.stderr)
        # Scrolling: how long the frames take in which the other column follows.
        frames = page.evaluate("""async () => {
          const body = document.querySelector('.column-body');
          body.dispatchEvent(new WheelEvent('wheel'));
          const times = [];
          let last = performance.now();
          for (let count = 0; count < 60; count += 1) {
            body.scrollTop += 60;
            await new Promise(requestAnimationFrame);
            times.push(performance.now() - last);
            last = performance.now();
          }
          times.sort((a, b) => a - b);
          return [times[30], times[54]];
        }""")
        print(f"{rows} x {columns}: frames of {frames[0]:.0f} ms, nine of ten within {frames[1]:.0f} ms", file=sys.stderr)
        for key in "23456":
            page.keyboard.press(key)
            page.wait_for_timeout(200)
        # Of translations pairs are told, the least sure first, and no events.
        said = page.inner_text("header.top").lower()
        if "pairs" not in said or "event" in said or "time line" in said or "left out" not in said:
            problems.append(f"{rows} x {columns}: of a translation the page says {said}")
        page.keyboard.press("1")
        for _ in range(3):
            page.keyboard.press("j")
        page.wait_for_timeout(300)
        if not page.inner_text("#panel-heading").startswith("No. "):
            problems.append(f"{rows} x {columns}: j does not work")
        page.screenshot(path=str(FOLDER / f"long-{rows}.png"))
        page.close()
    browser.close()

print("\n".join(problems))
sys.exit(1 if problems else 0)
