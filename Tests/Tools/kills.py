#!/usr/bin/env python3
"""Kills the program at moments drawn at random, and looks at what it leaves.

Usage: kills.py SYNOPTIC [COUNT [SEED]]. Of `align`, `convert`, `report` and `lexicon build` each is started COUNT times (by default 40)
with an old result in place, and killed by SIGKILL, SIGTERM or SIGINT somewhere between its start and the time that it takes undisturbed.
After each kill the result must be the old or the new one as a whole, and what was there before unchanged; after the next run,
which is not disturbed, all files must be as if nobody had been killed, and nothing be left over. Ends with status 1 if not. Only the
standard library is used.
"""

import hashlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PACKAGE = pathlib.Path(__file__).resolve().parents[2]


def contents(folder):
    """The files below a folder and the hashes of what is in them."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }


def dictionary(path, count):
    """A dictionary of made-up words, large enough for a moment's work."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("de\ten\n")
        for number in range(count):
            file.write(f"wort{number:x}en\tword{number:x}ing\n")


class Command:
    """A command in a folder of its own, its results, and how long it takes."""

    def __init__(self, program, name, arguments, results, prepare):
        self.program, self.name, self.arguments, self.results = program, name, arguments, results
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=f"synoptic-kills-{name.split()[0]}-"))
        self.environment = {
            **os.environ, "XDG_CACHE_HOME": str(self.folder / "cache"), "TMPDIR": str(self.folder / "tmp"),
            "SYNOPTIC_DICTIONARIES": str(self.folder / "none"), "SYNOPTIC_ENCODER": str(self.folder / "none")
        }
        (self.folder / "tmp").mkdir()
        prepare(self)
        # The first run makes what is kept for later ones, too.
        self.run()
        started = time.monotonic()
        self.run()
        self.seconds = time.monotonic() - started
        self.whole = contents(self.folder)

    def start(self):
        return subprocess.Popen(
            [self.program, *self.arguments], cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE)

    def run(self):
        process = self.start()
        errors = process.communicate()[1]
        if process.returncode:
            sys.exit(f"{self.name}: {errors.decode()}")

    def kill(self, generator):
        """Kills one run; gives whether it was killed, and what is wrong."""
        is_fresh = generator.random() < 0.3
        if is_fresh:
            for result in self.results:
                (self.folder / result).unlink(missing_ok=True)
        process = self.start()
        time.sleep(generator.random() * self.seconds * 1.1)
        number = generator.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
        process.send_signal(number)
        process.communicate()
        was_killed = process.returncode == -number
        problems = []
        after = contents(self.folder)
        left = after.keys() - self.whole.keys()
        if number != signal.SIGKILL and left:
            problems.append(f"{signal.Signals(number).name} leaves {sorted(left)}")
        for path, digest in self.whole.items():
            if path not in after:
                if not (is_fresh and path in self.results):
                    problems.append(f"{path} is gone")
            elif after[path] != digest:
                problems.append(f"{path} is neither the old nor the new one")
        self.run()
        if contents(self.folder) != self.whole:
            problems.append(f"after the next run: {sorted(set(contents(self.folder).items()) ^ set(self.whole.items()))}")
        return was_killed, problems


def commands(program):
    corpus = PACKAGE / "Corpus" / "gagarin"

    def texts(command):
        for name in ["de.txt", "en.txt", "ru.txt"]:
            shutil.copy(corpus / name, command.folder)

    def aligned(command):
        texts(command)
        subprocess.run(
            [program, "align", "de.txt", "en.txt", "ru.txt", "--no-lexicon", "-o", "a.json"], cwd=command.folder, check=True,
            env=command.environment, stderr=subprocess.DEVNULL)

    def links(command):
        with open(command.folder / "a.tsv", "w", encoding="utf-8") as file:
            for number in range(300_000):
                file.write(f"Satz {number}\tsentence {number}\t0.5\n")

    def large(command):
        dictionary(command.folder / "words.tsv", 60_000)

    cache = "cache/synoptic/"
    yield Command(
        program, "align", ["align", "de.txt", "en.txt", "ru.txt", "--no-lexicon", "-o", "out.json"], ["out.json"], texts)
    yield Command(
        program, "convert", ["convert", "a.tsv", "out.tmx", "--language", "a=de", "--language", "b=en"], ["out.tmx"], links)
    yield Command(
        program, "convert of three", ["convert", "a.json", "out.tsv"], ["out.de-en.tsv", "out.de-ru.tsv", "out.en-ru.tsv"], aligned)
    yield Command(
        program, "report", ["report", "a.json", "-o", "page", "--svg", "--no-lexicon"], ["page/index.html"], aligned)
    build = Command(program, "lexicon build", ["lexicon", "build", "--dictionary", "words.tsv"], [], large)
    build.results = [path for path in build.whole if path.startswith(cache) and path.endswith(".bin")]
    yield build


def main(program, count=40, seed=1):
    generator = random.Random(int(seed))
    status = 0
    for command in commands(os.path.abspath(program)):
        killed, wrong = 0, []
        try:
            for number in range(int(count)):
                was_killed, problems = command.kill(generator)
                killed += was_killed
                wrong += [f"  {command.name}, start {number + 1}: {problem}" for problem in problems]
        finally:
            shutil.rmtree(command.folder)
        print(f"{command.name}: {count} starts of {command.seconds:.2f} s, {killed} killed, {len(wrong)} wrong", flush=True)
        for line in wrong[:10]:
            print(line)
        status = status or bool(wrong)
    return int(status)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
