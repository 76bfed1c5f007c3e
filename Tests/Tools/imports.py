#!/usr/bin/env python3
"""Compares what each module imports with what the manifest declares, both ways.

Run from the package's folder. Prints a line for each difference and exits with 1 if there is any. Only the standard library is used.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

# What comes with the toolchain and needs no declaration.
TOOLCHAIN = {
    "Swift", "Foundation", "FoundationNetworking", "FoundationXML", "Dispatch", "Glibc", "Synchronization", "Testing",
    "PackagePlugin", "PackageDescription",
}
IMPORT = re.compile(
    r"^(?:@\w+(?:\(\w+\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+"
    r"(?:(?:struct|class|enum|protocol|typealias|func|let|var)\s+)?(\w+)",
    re.MULTILINE,
)


def module_name(target):
    """The name by which code imports a target."""
    return re.sub(r"\W", "_", target)


def declared(target):
    """The names of the modules that a target declares."""
    names = []
    for dependency in target["dependencies"]:
        name = next(iter(dependency.values()))[0]
        names.append(name)
    return names


def imported(folder):
    """For each module that files of a folder import, the first file that does."""
    found = {}
    for file in sorted(folder.rglob("*.swift")):
        for name in IMPORT.findall(file.read_text(encoding="utf-8")):
            found.setdefault(name, file)
    return found


def main():
    package = json.loads(subprocess.run(["swift", "package", "--scratch-path", ".build/manifest", "dump-package"], check=True, capture_output=True).stdout)
    targets = {target["name"]: target for target in package["targets"]}
    # Programs are declared so that they are built first, and have nothing to import.
    programs = {name for name, target in targets.items() if target["type"] == "executable"}
    problems = []
    for name, target in targets.items():
        folder = Path(target.get("path") or ("Tests" if target["type"] == "test" else "Plugins")) / ("" if target.get("path") else name)
        found = imported(folder)
        # Without Swift there is nothing to compare: headers of C, and what a plugin runs.
        if not found or target["type"] in ("plugin", "system"):
            continue
        own = {module_name(dependency): dependency for dependency in declared(target)}
        for module, file in sorted(found.items()):
            if module not in own and module not in TOOLCHAIN and module != module_name(name):
                problems.append(f"{file}: imports {module}, which Package.swift does not declare for {name}")
        for module, dependency in sorted(own.items()):
            if module not in found and dependency not in programs:
                problems.append(f"Package.swift: {name} declares {dependency}, which none of its files imports")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
