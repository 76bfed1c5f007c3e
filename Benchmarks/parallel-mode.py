#!/usr/bin/env python3
"""Time, peak memory and F1 of parallel mode against the size of its input, and of the galechurch package in the same run.

usage: parallel-mode.py SYNOPTIC FOLDER [SENTENCES ...]

FOLDER holds LANG-LANG.KIND.LANG texts with a sentence a line and LANG-LANG.KIND.gold; they are repeated to the sizes asked for
(1,000 to 100,000 by default). galechurch must be importable; a line says so if it is not.
"""
import ast, json, os, subprocess, sys, tempfile

PAIRS = [("de", "en"), ("en", "ru"), ("de", "ru")]


def beads(path):
    sides = lambda line: tuple(tuple(ast.literal_eval(part)) for part in line.split(":")[:2])
    return [sides(line) for line in open(path, encoding="utf8") if line.strip()]


def strict_f1(gold, found):
    gold, found = ({bead for bead in beads if all(bead)} for beads in (gold, found))
    right = len(gold & found)
    return 2 * right / (len(gold) + len(found)) if right else 0.0


def measured(command):
    """Seconds of processor time, which other programs disturb less, and megabytes of a process; None if it fails."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    return None if status else (usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def synoptic(program, a, b, result):
    figures = measured([program, "align", f"a={a}", f"b={b}", "--presegmented", "--mode", "parallel", "-o", result])
    if not figures:
        sys.exit(f"{program} failed")
    links = json.load(open(result, encoding="utf8"))["links"]
    return figures, [tuple(tuple(passage["sentences"]) for passage in link["passages"]) for link in links]


PEER = """
import sys, galechurch
texts = [open(path, encoding="utf8").read().splitlines() for path in sys.argv[1:3]]
open(sys.argv[3], "w").write("\\n".join(galechurch.align(*texts).to_pharaoh_lines()) + "\\n")
"""


def galechurch(a, b, result):
    figures = measured([sys.executable, "-c", PEER, a, b, result])
    return figures, beads(result) if figures else []


def main():
    program, folder, *sizes = sys.argv[1:]
    sizes = [int(size) for size in sizes] or [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 100_000]
    has_peer = not subprocess.run([sys.executable, "-c", "import galechurch"], stderr=subprocess.DEVNULL).returncode
    if not has_peer:
        print("galechurch is not installed, and left out", file=sys.stderr)
    with tempfile.TemporaryDirectory() as temporary:
        # Of each its own: Synoptic replaces no file of another program.
        result, result_of_peer = f"{temporary}/synoptic.json", f"{temporary}/galechurch"
        print("set  program  strict F1 (mean of de-en, en-ru, de-ru)")
        for kind in "clean", "noisy", "hard":
            scores = {}
            for x, y in PAIRS:
                base = f"{folder}/{x}-{y}.{kind}"
                gold = beads(base + ".gold")
                runs = {"synoptic": lambda a, b: synoptic(program, a, b, result)}
                if has_peer:
                    runs["galechurch"] = lambda a, b: galechurch(a, b, result_of_peer)
                for name, run in runs.items():
                    found = run(f"{base}.{x}", f"{base}.{y}")[1]
                    scores[name] = scores.get(name, 0) + strict_f1(gold, found) / len(PAIRS)
            for name, score in scores.items():
                print(f"{kind}  {name}  {score:.3f}", flush=True)
        print("sentences  program  seconds  MB")
        for size in sizes:
            files = []
            for language in "de", "en":
                lines = open(f"{folder}/de-en.clean.{language}", encoding="utf8").read().splitlines()
                files.append(f"{temporary}/text.{language}")
                with open(files[-1], "w", encoding="utf8") as file:
                    file.write("".join(lines[at % len(lines)] + "\n" for at in range(size)))
            (seconds, memory), _ = synoptic(program, *files, result)
            print(f"{size}  synoptic  {seconds:.2f}  {memory:.0f}", flush=True)
            if has_peer:
                figures, _ = galechurch(*files, result_of_peer)
                # It refuses texts of more than some thousand sentences.
                has_peer = figures is not None
                print(f"{size}  galechurch  " + ("%.2f  %.0f" % figures if figures else "fails"), flush=True)


if __name__ == "__main__":
    main()
