#!/usr/bin/env python3
"""Time until `synoptic show` has printed its first line, the best of some runs.

usage: show.py SYNOPTIC ALIGNMENT [RUNS]

Run it where the paths of the alignment's documents lead to them.
"""
import subprocess, sys, time


def first_line(program, alignment):
    start = time.monotonic()
    process = subprocess.Popen([program, "show", alignment], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    line = process.stdout.readline()
    seconds = time.monotonic() - start
    process.stdout.close()
    process.wait()
    if not line:
        sys.exit(f"{program} show {alignment} printed nothing")
    return seconds


program, alignment, *runs = sys.argv[1:]
print(f"first line after {min(first_line(program, alignment) for _ in range(int(runs[0]) if runs else 5)):.3f} s")
