#!/usr/bin/env python3
"""Prints the names of the test targets to run after a change, joined for `swift test --filter`; nothing if no module changed.

Usage: check.py [BASE]. What changed is what differs from BASE (by default what HEAD and origin/main have in common), committed or not.
The tests of a changed module and those of the modules that depend on it are meant, by the manifest. Only the standard library is used.
"""

import json
import subprocess
import sys


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def changed(base):
    """The paths that differ from a commit, and those that git does not know."""
    return output("git", "diff", "--name-only", base).split("\n") + output(
        "git", "ls-files", "--others", "--exclude-standard").split("\n")


def base():
    """The commit that HEAD and origin/main have in common; HEAD where there is no origin/main."""
    run = subprocess.run(["git", "merge-base", "HEAD", "origin/main"], capture_output=True, text=True)
    return run.stdout.strip() if run.returncode == 0 else "HEAD"


def affected(targets, paths):
    """The names of the test targets that depend on a target with a changed file."""
    folders = {
        name: target.get("path") or ("Tests/" if target["type"] == "test" else "Plugins/") + name for name, target in targets.items()
    }
    if "Package.swift" in paths:
        return sorted(name for name, target in targets.items() if target["type"] == "test")
    found = {name for name, folder in folders.items() if any(path.startswith(folder + "/") for path in paths)}
    uses = {
        name: {next(iter(dependency.values()))[0] for dependency in target["dependencies"]} for name, target in targets.items()
    }
    grown = True
    while grown:
        more = {name for name, used in uses.items() if name not in found and used & found}
        found |= more
        grown = bool(more)
    return sorted(name for name in found if targets[name]["type"] == "test")


def main(arguments):
    package = json.loads(output("swift", "package", "--scratch-path", ".build/manifest", "dump-package"))
    targets = {target["name"]: target for target in package["targets"]}
    names = affected(targets, changed(arguments[0] if arguments else base()))
    # The tests of the program start processes.
    print("|".join(f"^{name}\\." for name in names if name != "CommandLineTests"))


if __name__ == "__main__":
    main(sys.argv[1:])
