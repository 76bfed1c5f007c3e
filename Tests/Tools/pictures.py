#!/usr/bin/env python3
"""Makes the pictures of the guides: the page of the worked example, as a reader sees it in Chromium.

    pictures.py SYNOPTIC FOLDER

SYNOPTIC is the program; the pictures go to FOLDER as PNG files. Needs playwright (PYTHONPATH) and Chromium. Then compares: every picture that the
guides show is made here, all that are made are shown and stand in Documentation/pictures with the same size, and none is larger than 200 KB. Prints
what is not so, a line each, and ends with status 1 if anything is. Only texts of Corpus, which are CC0, may be seen in pictures.
"""

import collections
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import zlib

from playwright.sync_api import sync_playwright

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
KEPT = REPOSITORY / "Documentation/pictures"
LIMIT = 200_000
# The documents of the worked example.
DOCUMENTS = ["de-lexikon", "en-portrait", "ru-chronik"]
# The link that is looked at: the doctorate, told by all three, with two dates.
WORDS = "chalk in hand"


def settled(page):
    """Waits until columns and search have come to rest."""
    page.wait_for_timeout(900)


HEIGHTS = "() => [...document.querySelectorAll('.s.shown')].map(node => node.getClientRects()[0].top)"


def choose(page):
    """Goes to the link in whose sentences the words stand, with its passages at one height."""
    page.locator(".s.linked", has_text=WORDS).first.click()
    link = page.get_attribute("#panel-heading", "data-id")
    page.mouse.move(5, 5)
    for _ in range(10):
        settled(page)
        heights = page.evaluate(HEIGHTS)
        if len(heights) == len(DOCUMENTS) and max(heights) - min(heights) < 5:
            return
        page.evaluate("location.hash = '#texts'")
        page.evaluate(f"location.hash = '#{link}'")
    raise SystemExit(f"the passages of {link} do not come to one height: {heights}")


def pictures(page, folder):
    choose(page)
    page.screenshot(path=folder / "texts.png")
    page.click("#to-events")
    settled(page)
    page.screenshot(path=folder / "time-line.png")
    page.click("#to-contradictions")
    settled(page)
    page.screenshot(path=folder / "contradictions.png")
    page.click("#to-names")
    settled(page)
    page.screenshot(path=folder / "names.png")


def size(file):
    """Width and height of a PNG file."""
    return struct.unpack(">II", file.read_bytes()[16:24])


def chunks(data):
    """The parts of a PNG file: kind and content."""
    at = 8
    while at < len(data):
        length = struct.unpack(">I", data[at:at + 4])[0]
        yield data[at + 4:at + 8], data[at + 8:at + 8 + length]
        at += 12 + length


def rows(packed, width, height):
    """The rows of a picture of three bytes a point, without the filters of PNG."""
    length, above = 3 * width, bytearray(3 * width)
    for row in range(height):
        kind, line = packed[row * (length + 1)], bytearray(packed[row * (length + 1) + 1:(row + 1) * (length + 1)])
        for at in range(length):
            left, corner = (line[at - 3], above[at - 3]) if at >= 3 else (0, 0)
            guess = left + above[at] - corner
            nearest = min((abs(guess - value), order, value) for order, value in enumerate((left, above[at], corner)))[2] if kind == 4 else 0
            line[at] = (line[at] + (0, left, above[at], (left + above[at]) // 2, nearest)[kind]) & 255
        yield bytes(line)
        above = line


def make_smaller(file):
    """Writes a screenshot anew with the 256 commonest colours, to which the others, of the edges of letters, are rounded."""
    parts = list(chunks(file.read_bytes()))
    width, height, depth, kind = struct.unpack(">IIBB", parts[0][1][:10])
    if (depth, kind) != (8, 2):
        return
    packed = zlib.decompress(b"".join(content for name, content in parts if name == b"IDAT"))
    points = [[line[at:at + 3] for at in range(0, 3 * width, 3)] for line in rows(packed, width, height)]
    counts = collections.Counter(point for line in points for point in line)
    palette = [color for color, _ in counts.most_common(256)]
    number = {
        color: min(range(len(palette)), key=lambda at: sum((a - b) ** 2 for a, b in zip(color, palette[at]))) for color in counts}
    body = b"".join(b"\0" + bytes(number[point] for point in line) for line in points)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    written = [(b"IHDR", header), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(body, 9)), (b"IEND", b"")]
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content)) for name, content in written))


def problems(folder):
    shown = set()
    for guide in [REPOSITORY / "README.md", *REPOSITORY.glob("Documentation/**/*.md")]:
        shown |= set(re.findall(r"\]\((?:[^)]*/)?pictures/([^)/]+\.png)\)", guide.read_text(encoding="utf-8")))
    made = {file.name for file in folder.glob("*.png")}
    kept = {file.name for file in KEPT.glob("*.png")}
    yield from (f"{name} is shown by a guide, and not made" for name in sorted(shown - made))
    yield from (f"{name} is made, and no guide shows it" for name in sorted(made - shown))
    yield from (f"{name} is not in Documentation/pictures; make pictures puts it there" for name in sorted(made - kept))
    yield from (f"{name} in Documentation/pictures is not made any more" for name in sorted(kept - made))
    for name in sorted(made):
        if (folder / name).stat().st_size > LIMIT:
            yield f"{name} has more than {LIMIT} bytes"
    for name in sorted(made & kept):
        if size(folder / name) != size(KEPT / name):
            yield f"{name} is {size(folder / name)} and {size(KEPT / name)} in Documentation/pictures"


def main(synoptic, folder):
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        (work / "curie").symlink_to(REPOSITORY / "Corpus/curie")
        files = [f"curie/{document}.txt" for document in DOCUMENTS]
        for call in (["align", *files, "-o", "curie.json"], ["report", "curie.json", "-o", "page"]):
            subprocess.run([synoptic, *call], cwd=work, check=True, capture_output=True)
        with sync_playwright() as playwright:
            # Tests run as root in containers, where Chromium's sandbox does not start.
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = browser.new_context(
                viewport={"width": 1400, "height": 700}, locale="en-GB", color_scheme="light", reduced_motion="reduce").new_page()
            page.goto((work / "page/index.html").as_uri())
            page.wait_for_selector("html[data-ready]")
            pictures(page, folder)
            browser.close()
    for file in folder.glob("*.png"):
        make_smaller(file)
    found = list(problems(folder))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])))
