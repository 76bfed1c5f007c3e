#!/usr/bin/env python3
"""Checks links between pages, and that the index of the documentation leads to every page of it.

Usage: links.py, in the package's folder. Every link of a Markdown file that is kept, but those to the network, must lead to a file that is there, and to
a heading of it if it names one; links to symbols and articles of DocC are checked by make docs. Every page and picture of Documentation is linked to. Prints
what is not so, a line each, and ends with status 1 if anything is.
"""

import pathlib
import re
import subprocess
import sys
import unicodedata

INDEX = "Documentation/README.md"


def plain(text):
    """A text without its code, fenced, indented and in the line, and without comments; lines stay lines."""
    blank = lambda found: re.sub(r"[^\n]", " ", found.group(0))
    text = re.sub(r"^```.*?^```", blank, text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"<!--.*?-->", blank, text, flags=re.DOTALL)
    text = re.sub(r"(?:(?<=\n\n)|\A)(?: {4}[^\n]*\n+)+", blank, text)
    return re.sub(r"`[^`\n]+`", blank, text)


def anchors(text):
    """The names that headings of a page have, as GitHub, GitLab and Gitea make them."""
    seen, names = {}, set()
    text = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    for heading in re.findall(r"^#{1,6} +(.+?) *#*$", text, re.MULTILINE):
        heading = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").replace("*", "")
        name = "".join(
            "-" if letter == " " else letter for letter in heading.lower()
            if letter in " -_" or unicodedata.category(letter)[0] in "LNM")
        count = seen.get(name, -1) + 1
        seen[name] = count
        names.add(f"{name}-{count}" if count else name)
    return names


def links(text):
    """The links of a page: line and goal."""
    for number, line in enumerate(plain(text).split("\n"), 1):
        for goal in re.findall(r"\]\(<?([^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)?)>?(?: \"[^\"]*\")?\)", line):
            yield number, goal


def main():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"], capture_output=True, text=True, check=True)
    pages = {pathlib.Path(name): pathlib.Path(name).read_text(encoding="utf-8")
             for name in sorted(set(listed.stdout.splitlines())) if pathlib.Path(name).is_file()}
    problems, count, goals = [], 0, {}
    for page, text in pages.items():
        for number, goal in links(text):
            if re.match(r"[a-z][a-z0-9+.-]*:|//", goal):
                continue
            count += 1
            path, _, anchor = goal.partition("#")
            file = pathlib.Path(*(page.parent / path).parts) if path else page
            where = f"{page}:{number}: {goal}"
            if not file.exists():
                problems.append(f"{where}: there is no such file")
                continue
            file = file.resolve().relative_to(pathlib.Path.cwd()) if file.resolve().is_relative_to(pathlib.Path.cwd()) else None
            if file is None:
                problems.append(f"{where}: lies outside of the repository")
                continue
            goals.setdefault(page, set()).add(file)
            if anchor and (file not in pages or anchor not in anchors(pages[file])):
                problems.append(f"{where}: there is no such heading")
    reached, ahead = set(), [pathlib.Path(INDEX)]
    while ahead:
        page = ahead.pop()
        if page not in reached:
            reached.add(page)
            ahead += goals.get(page, ())
    for file in sorted(pathlib.Path("Documentation").rglob("*")):
        if file.suffix in (".md", ".png") and file not in reached:
            problems.append(f"{file}: nothing that {INDEX} leads to links to it")
    print("\n".join(problems) if problems else f"{count} links between {len(pages)} pages")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
