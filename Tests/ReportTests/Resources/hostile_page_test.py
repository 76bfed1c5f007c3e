"""Opens the report of documents that would be markup, scripts or writing direction if they were not kept text.

Usage: hostile_page_test.py PROGRAM
"""

import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

PROGRAM = sys.argv[1]
HOSTILE = (
    "<script>window.hacked = 1</script> </script><img src=x onerror=window.hacked=2> \"quoted\" 'single' ]]> <!-- & &lt; "
    "\u202etfel ot thgir\u202c \x1b[31mred\x1b[0m \u2028 {{title}} ${window.hacked = 3} `x` \\u003c."
)
problems = []


def expect(condition, problem):
    if not condition:
        problems.append(problem)


with sync_playwright() as playwright, tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary)
    documents, links = [], []
    for name in ['<b>one"', "two'</title>\u202e"]:
        text = f"{HOSTILE}\nAn <i>Ivan</i> came to Petrograd.\n"
        path = f"{len(documents)}.txt"
        (folder / path).write_text(text, encoding="utf-8", newline="")
        documents.append({
            "id": name, "language": "en", "path": path, "sha256": hashlib.sha256(text.encode()).hexdigest(), "length": len(text),
            "format": "presegmented",
        })
    word = "<script>window.hacked"
    links = [{
        "id": "<u>l1</u>", "score": 0.9, "status": "automatic", "remark": "</script> kept",
        "passages": [{"document": one["id"], "start": 0, "end": 60, "sentences": [0]} for one in documents],
        "evidence": [{"a": word, "b": word, "kind": "name", "weight": 2.2}],
    }]
    (folder / "<em>.json").write_text(json.dumps({
        "format": "synoptic-alignment", "version": 1, "generator": "</script><b>", "signature": "<!--", "mode": "comparable",
        "documents": documents, "links": links,
    }))
    subprocess.run([PROGRAM, "report", "<em>.json", "-o", "."], check=True, capture_output=True, cwd=folder)
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1400, "height": 900}, accept_downloads=True)
    page.on("console", lambda message: message.type == "error" and problems.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    page.on("dialog", lambda dialog: problems.append("a dialog") or dialog.dismiss())
    page.goto((folder / "index.html").as_uri())
    page.wait_for_selector("html[data-ready]")
    for key in "123456":
        page.keyboard.press(key)
        page.wait_for_timeout(100)
        page.keyboard.press("j")
    page.keyboard.press("1")
    page.wait_for_timeout(200)
    expect(page.evaluate("window.hacked") is None, "a script of a document ran")
    expect(page.locator("img, b, i, u, em:not(dialog em), iframe").count() == 0, "text of a document became an element")
    shown = page.text_content(".column-body")
    expect("<script>window.hacked = 1</script>" in shown and "]]>" in shown and "&lt;" in shown, "text of a document is not shown")
    expect("${window.hacked = 3}" in shown and "{{title}}" in shown, "text of a document was taken for a template")
    expect("\u202e" not in page.text_content("body > :not(script)") and "\x1b" not in shown, "a control character is not made visible")
    expect("U+202E" in shown and "\u241b" in shown, "control characters cannot be seen")
    expect(page.title().startswith("<em>"), f"the title is {page.title()}")
    expect(page.locator("#panel mark.k-name, .s.shown mark.k-name").count() > 0, "evidence is not marked")
    page.keyboard.press("x")
    with page.expect_download() as download:
        page.click("#save")
    saved = json.loads(pathlib.Path(download.value.path()).read_text(encoding="utf-8"))
    expect(saved["links"][0] == {**links[0], "status": "rejected"}, f"saved: {saved['links']}")
    expect(saved["documents"] == documents, "the documents are not kept as they were")
    browser.close()

print("\n".join(problems))
sys.exit(1 if problems else 0)
