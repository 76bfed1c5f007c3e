"""Folds texts in headless Chromium as the page's search does, and prints them as JSON.

Usage: fold_test.py SCRIPT TEXTS
SCRIPT is JavaScript that defines fold and matches, TEXTS a JSON array of strings. Each text gives what it is folded to, and where what
it is folded to is found in it.
"""

import json
import pathlib
import sys

from playwright.sync_api import sync_playwright

SCRIPT, TEXTS = (pathlib.Path(path).read_text(encoding="utf-8") for path in sys.argv[1:3])

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    page = browser.new_page()
    folded = page.evaluate("([script, texts]) => new Function('texts', script + '; return texts.map(fold)')(texts)", [SCRIPT, json.loads(TEXTS)])
    print(json.dumps(folded))
    browser.close()
