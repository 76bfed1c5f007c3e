#!/usr/bin/env python3
"""Kills `synoptic batch` with SIGKILL at moments drawn at random, has it go on, and compares what it makes with an undisturbed run.

Usage: batch-kills.py SYNOPTIC [COUNT [SEED]]. COUNT times (by default 40) a run over 60 sets is begun in an empty folder, killed somewhere between its
start and the time that it takes undisturbed, and begun again; every fourth is killed three times. After each kill no file may have part of an
alignment; in the end all files must be those of the undisturbed run to the byte, nothing be left over, and each set be in the journal once.
A set that stood in the journal must not be done again. Ends with status 1 if not. Only the standard library is used.
"""

import json
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
SETS = 60


def contents(folder):
    """The files below a folder, with what is in them."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def done(journal):
    """The names of the sets that a journal has whole lines of."""
    if not journal.exists():
        return []
    lines = journal.read_bytes().split(b"\n")[1:-1]
    return [json.loads(line)["id"] for line in lines]


class Batch:
    """A folder with sets, and runs over them."""

    def __init__(self, program):
        self.program = os.path.abspath(program)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="synoptic-batch-kills-"))
        subprocess.run([PACKAGE / "Benchmarks/sets.py", self.folder, "--sets", str(SETS), "--sentences", "30"], check=True)
        self.results, self.journal = self.folder / "results", self.folder / "sets.tsv.journal"
        self.run()
        self.wanted = contents(self.results)
        started = time.monotonic()
        self.clear()
        self.run()
        self.seconds = time.monotonic() - started
        if len(self.wanted) != SETS or contents(self.results) != self.wanted:
            sys.exit("two undisturbed runs differ")

    def clear(self):
        shutil.rmtree(self.results, ignore_errors=True)
        self.journal.unlink(missing_ok=True)

    def start(self):
        return subprocess.Popen(
            [self.program, "batch", "sets.tsv", "-o", "results", "--encoder", "none"], cwd=self.folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def run(self):
        process = self.start()
        errors = process.communicate()[1].decode()
        if process.returncode:
            sys.exit(errors)
        return errors

    def try_kill(self, generator, times):
        """A run that is killed and goes on; gives how often it was killed, and what is wrong."""
        self.clear()
        killed, problems = 0, []
        for _ in range(times):
            process = self.start()
            time.sleep(generator.random() * self.seconds * 1.02)
            process.send_signal(signal.SIGKILL)
            process.communicate()
            killed += process.returncode == -signal.SIGKILL
            if self.results.exists():
                for name, data in contents(self.results).items():
                    if name.endswith(".json") and data != self.wanted.get(name):
                        problems.append(f"{name} is not whole")
        before = done(self.journal)
        errors = self.run()
        ids = done(self.journal)
        if sorted(ids) != sorted(set(ids)) or len(ids) != SETS:
            problems.append(f"the journal has {len(ids)} lines of {len(set(ids))} sets")
        if before and f"{len(before)} done before" not in errors:
            problems.append(f"{len(before)} sets stood in the journal, and it says: {errors.strip()}")
        if contents(self.results) != self.wanted:
            problems.append("the files are not those of an undisturbed run")
        return killed, problems


def main(program, count=40, seed=1):
    generator = random.Random(int(seed))
    batch = Batch(program)
    killed, wrong = 0, []
    try:
        for number in range(int(count)):
            times, problems = batch.try_kill(generator, 3 if number % 4 == 3 else 1)
            killed += times
            wrong += [f"  start {number + 1}: {problem}" for problem in problems]
    finally:
        shutil.rmtree(batch.folder)
    print(f"batch: {count} runs of {SETS} sets in {batch.seconds:.2f} s, killed {killed} times, {len(wrong)} wrong")
    for line in wrong[:10]:
        print(line)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
