#!/usr/bin/env python3
"""How long the page of a review takes in headless Chromium: until it is usable, and for each thing that its reader does.

Usage: review-page.py PROGRAM [SENTENCES [LINKS]]
PROGRAM is synoptic. Two documents of SENTENCES sentences (10,000) with LINKS links (9,000) are made up. Printed are milliseconds: what the
page's script takes of a key until it returns, what it takes of the server's answer, and the time until the frame that shows it; the middle and the
longest of the repetitions. Needs playwright (PYTHONPATH=.build/playwright).
"""

import json
import os
import pathlib
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests/ReportTests/Resources"))
from long_alignment import alignment  # noqa: E402

from playwright.sync_api import sync_playwright  # noqa: E402

PROGRAM = sys.argv[1]
SENTENCES = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
LINKS = int(sys.argv[3]) if len(sys.argv) > 3 else SENTENCES * 9 // 10
REPETITIONS = 9
# What answers take is measured from when they are read until what they call for is done.
WATCH = """() => {
  window.answers = [];
  const own = Response.prototype.json;
  Response.prototype.json = async function () {
    const value = await own.call(this);
    if (value.changes?.length) {
      const start = performance.now(), answer = {};
      window.answers.push(answer);
      setTimeout(() => {
        answer.script = performance.now() - start;
        requestAnimationFrame(() => setTimeout(() => { answer.frame = performance.now() - start; }));
      });
    }
    return value;
  };
  window.press = (key, code, shiftKey = false) => new Promise(done => {
    const start = performance.now();
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, code, shiftKey, bubbles: true, cancelable: true }));
    const script = performance.now() - start;
    requestAnimationFrame(() => setTimeout(() => done({ script, frame: performance.now() - start })));
  });
}"""


def measured(page, name, keys, is_answered=True):
    """Does something several times and prints what it takes."""
    own, answers = [], []
    for _ in range(REPETITIONS):
        for before in keys[:-1]:
            page.evaluate("keys => press(...keys)", before)
            page.wait_for_timeout(50)
        page.evaluate("answers.length = 0")
        own.append(page.evaluate("keys => press(...keys)", keys[-1]))
        if is_answered:
            # The page's policy lets in no function to wait for.
            end = time.monotonic() + 30
            while not page.evaluate("answers.length > 0 && answers[0].frame !== undefined && document.getElementById('saving').className === 'saving'"):
                if time.monotonic() > end:
                    sys.exit(f"{name}: no answer comes")
                page.wait_for_timeout(20)
            answers.append(page.evaluate("answers[0]"))
        page.wait_for_timeout(100)

    def figures(some, part):
        values = sorted(one[part] for one in some)
        return f"{statistics.median(values):6.0f} {values[-1]:6.0f}" if values else " " * 13
    print(f"{name:34} {figures(own, 'script')}   {figures(own, 'frame')}   {figures(answers, 'script')}   {figures(answers, 'frame')}", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = alignment(SENTENCES, SENTENCES, LINKS, pathlib.Path(folder), crossing=0)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        token = secrets.token_hex(16)
        address = f"http://127.0.0.1:{port}/{token}/"
        start = time.monotonic()
        server = subprocess.Popen([PROGRAM, "review", str(path), "--port", str(port), "--no-names", "--no-conflicts"],
                                  stdout=subprocess.DEVNULL, env={**os.environ, "SYNOPTIC_REVIEW_TOKEN": token})
        try:
            while True:
                try:
                    size = len(urllib.request.urlopen(address, timeout=120).read())
                    break
                except OSError:
                    time.sleep(0.1)
            print(f"{SENTENCES} x {SENTENCES} sentences, {LINKS} links: the first page after {time.monotonic() - start:.1f} s, {size / 1e6:.1f} MB")
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = browser.new_context(viewport={"width": 1400, "height": 900}, locale="en").new_page()
            usable = []
            for _ in range(3):
                page.goto(address)
                page.wait_for_selector("html[data-ready]")
                usable.append(page.evaluate("performance.now() - performance.getEntriesByType('navigation')[0].responseEnd"))
            print(f"usable after the page has come: {', '.join(f'{one:.0f}' for one in usable)} ms")
            page.wait_for_selector("#saving:not(:empty)")
            page.evaluate(WATCH)
            print(f"{'':34} {'key: script':>13}   {'frame':>13}   {'answer: script':>13}   {'frame':>13}")
            measured(page, "next link", [["j"]], False)
            measured(page, "confirm", [["j"], ["c"]])
            page.evaluate("press('n')")
            measured(page, "confirm and go on", [["n"]])
            measured(page, "undo", [["z"]])
            measured(page, "a sentence more (the link is made)", [["j"], ["ArrowDown", "", True]])
            measured(page, "undo that", [["z"]])
            measured(page, "merge with the next", [["j"], ["g"]])
            measured(page, "undo that", [["z"]])
            page.evaluate("press('2')")
            page.wait_for_timeout(1000)
            measured(page, "pairs: confirm", [["j"], ["c"]])
            measured(page, "pairs: merge", [["j"], ["g"]])
            measured(page, "pairs: undo that", [["z"]])
            browser.close()
        finally:
            server.terminate()
            server.wait()


main()
