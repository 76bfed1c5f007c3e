#!/usr/bin/env python3
"""How many sets `synoptic batch` aligns in a second, how busy the processors are, and its memory from beginning to end.

usage: batch.py SYNOPTIC [SETS [SETS-WITH-VECTORS]]

SETS (by default 2,000) sets of two documents of a hundred sentences (`sets.py`) are aligned without vectors, and the first SETS-WITH-VECTORS
(by default 100) with an encoder, if one is installed, and nothing kept of it before. Memory is that which the process has for itself,
sampled ten times a second: the mean of the first tenth of the sets (after the first fiftieth, in which dictionaries are opened) and of the last.
"""
import json, os, pathlib, resource, subprocess, sys, tempfile, time


def own_memory(process):
    """The memory that a process shares with nobody, in megabytes; nil when it is gone."""
    try:
        lines = open(f"/proc/{process}/status").read().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("RssAnon:")) / 1024
    except (OSError, ValueError):
        return None


def lines(path):
    try:
        with open(path, "rb") as file:
            return file.read().count(b"\n") - 1
    except OSError:
        return 0


def run(program, folder, count, name, *arguments):
    manifest = f"{folder}/{name}.tsv"
    with open(f"{folder}/sets.tsv", encoding="utf8") as source, open(manifest, "w", encoding="utf8") as file:
        for number, line in enumerate(source):
            if number <= count:
                file.write(line)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    process = subprocess.Popen(
        [program, "batch", manifest, "-o", f"{folder}/{name}", "--summary", f"{folder}/{name}.json", *arguments],
        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    samples = []
    while process.poll() is None:
        memory = own_memory(process.pid)
        if memory:
            samples.append((lines(f"{manifest}.journal"), memory))
        time.sleep(0.1)
    seconds = time.monotonic() - started
    errors = process.stderr.read().decode()
    if process.returncode:
        sys.exit(errors)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    first = [memory for done, memory in samples if count / 50 <= done <= count / 10] or [0]
    last = [memory for done, memory in samples if done >= count * 0.9] or [0]
    mean_first, mean_last = sum(first) / len(first), sum(last) / len(last)
    size = sum(path.stat().st_size for path in pathlib.Path(f"{folder}/{name}").iterdir())
    print(f"{name}: {count} sets, {count / seconds:.1f} sets a second, {1000 * processor / count:.0f} ms of processor time a set, "
          f"{processor / seconds:.2f} of {os.cpu_count()} processors busy, {mean_first:.0f} MB at first and {mean_last:.0f} MB at last, "
          f"{size / count / 1000:.0f} kB a result", flush=True)
    modes = json.load(open(f"{folder}/{name}.json"))["modes"]
    print(f"{name}: modes {', '.join(f'{count} {mode}' for mode, count in sorted(modes.items()))}", flush=True)


def main():
    program = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    with_vectors = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    with tempfile.TemporaryDirectory(prefix="synoptic-batch-") as folder:
        subprocess.run([pathlib.Path(__file__).with_name("sets.py"), folder, "--sets", str(max(count, with_vectors))], check=True)
        run(program, folder, count, "without-vectors", "--encoder", "none")
        if subprocess.run([program, "vectors", "info"], capture_output=True).returncode == 0:
            run(program, folder, with_vectors, "with-vectors")


if __name__ == "__main__":
    main()
