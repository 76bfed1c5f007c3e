#!/usr/bin/env python3
"""Runs all benchmarks of speed and quality and writes what they say into one table, with the machine, the versions and the signature.

usage: all.py SYNOPTIC OUTPUT [NAME ...]

OUTPUT is a file in Markdown. The benchmarks are those below; NAMEs choose among them, and a name that is none of them is an error. One that fails, or whose data is not there, has a row that
says so, and the others go on; the status is 1 then.
"""
import datetime, os, pathlib, platform, re, subprocess, sys

PACKAGE = pathlib.Path(__file__).resolve().parents[1]
# What is measured, and by which target of make.
BENCHMARKS = [
    ("evaluate", "F1 of the alignments of Corpus"), ("left-out-benchmark", "F1 with each subject left out"), ("batch-benchmark", "many sets"), ("set-parts-benchmark", "a set by part"),
    ("parallel-benchmark", "translations: time, memory, F1"), ("comparable-benchmark", "independent accounts: time, memory"),
    ("modes-benchmark", "choice of mode"), ("vectors-benchmark", "sentence encoder"), ("review-benchmark", "page of a review"),
    ("interchange-benchmark", "conversions"),
    ("growth-benchmark", "inputs out of proportion"), ("package-benchmark", "parts of the library"),
    ("parts-benchmark", "what it costs to do without dictionaries or encoder"),
]


def output(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, cwd=PACKAGE).stdout.strip()
    except OSError:
        return ""


def machine():
    """What figures depend on besides the program."""
    information = pathlib.Path("/proc/cpuinfo").read_text() if os.path.exists("/proc/cpuinfo") else ""
    model = re.search(r"model name\s*:\s*(.*)", information)
    memory = re.search(r"MemTotal:\s*(\d+)", pathlib.Path("/proc/meminfo").read_text()) if os.path.exists("/proc/meminfo") else None
    return f"{model.group(1) if model else platform.machine()}, {os.cpu_count()} processors" + (
        f", {int(memory.group(1)) / 1e6:.0f} GB" if memory else "")


def system():
    release = pathlib.Path("/etc/os-release")
    name = re.search(r'PRETTY_NAME="(.*)"', release.read_text()) if release.exists() else None
    return f"{name.group(1) if name else platform.system()}, Linux {platform.release()}"


def signature(program):
    """The signature of an alignment: dictionaries, encoder, ICU and version."""
    import json, tempfile
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "align", "Corpus/gagarin/de.txt", "Corpus/gagarin/en.txt", "Corpus/gagarin/ru.txt", "-o", f"{folder}/a.json"],
                       cwd=PACKAGE, capture_output=True, check=True)
        return json.load(open(f"{folder}/a.json", encoding="utf8"))["signature"]


def cell(text):
    return " ".join(text.split()).replace("|", "\\|")


def main():
    program, target, *names = sys.argv[1:]
    if unknown := set(names) - {name for name, _ in BENCHMARKS}:
        sys.exit(f"all.py: no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(name for name, _ in BENCHMARKS)}")
    program = os.path.abspath(program)
    changes = " with changes" if output("git", "status", "--porcelain") else ""
    rows = [
        ("when", f"{datetime.datetime.now(datetime.timezone.utc):%Y-%m-%d %H:%M} UTC, load {os.getloadavg()[0]:.1f}"),
        ("machine", machine()), ("system", system()),
        ("program", f"{output(program, '--version')}, {output('git', 'rev-parse', '--short', 'HEAD')}{changes}"),
        ("compiler", output("swift", "--version").splitlines()[0] if output("swift", "--version") else "?"),
        ("signature", signature(program)),
    ]
    lines = ["# Figures", "", "| | |", "|---|---|"] + [f"| {name} | {cell(value)} |" for name, value in rows]
    lines += ["", "| what | command | figure |", "|---|---|---|"]
    status = figures = 0
    for name, what in BENCHMARKS:
        if names and name not in names:
            continue
        print(f"make {name} …", file=sys.stderr, flush=True)
        # All is built already (BUILD=:), and what a build says is no figure.
        run = subprocess.run(["make", "--no-print-directory", "--silent", name, f"SYNOPTIC={program}", "BUILD=:"], cwd=PACKAGE, capture_output=True, text=True)
        found = [line for line in run.stdout.splitlines() if line.strip()]
        figures += len(found)
        if run.returncode:
            status = 1
            said = [line for line in run.stderr.splitlines() if line.strip() and not line.startswith("make")]
            found.append(f"failed: {said[-1] if said else 'no figure'}")
        lines += [f"| {what} | `make {name}` | {cell(line)} |" for line in found or ["nothing was printed"]]
        # What is measured is kept, whatever becomes of the rest.
        pathlib.Path(target).write_text("\n".join(lines) + "\n", encoding="utf8")
    print(f"{target}: {figures} figures", file=sys.stderr)
    sys.exit(status)


if __name__ == "__main__":
    main()
