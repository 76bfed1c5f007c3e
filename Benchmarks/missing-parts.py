"""What it costs to do without dictionaries, without a sentence encoder, or without both.

    missing-parts.py SYNOPTIC CORPUS

Aligns the subjects of CORPUS four times and prints the mean F1 of all pairs of documents that have gold links.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile


def mean_f1(synoptic, subjects, environment, options):
    values = []
    with tempfile.TemporaryDirectory() as folder:
        alignment = os.path.join(folder, "alignment.json")
        for subject in subjects:
            documents = sorted(str(path) for path in subject.glob("*.txt"))
            subprocess.run([synoptic, "align", *documents, "-o", alignment, "--force", *options],
                           env=environment, check=True, stderr=subprocess.DEVNULL)
            scores = subprocess.run([synoptic, "evaluate", alignment, "--gold", str(subject / "gold"), "--json"],
                                    env=environment, check=True, capture_output=True)
            values += [pair["f1"] for pair in json.loads(scores.stdout)["pairs"]]
    return len(values), sum(values) / len(values)


def main():
    synoptic, corpus = sys.argv[1], pathlib.Path(sys.argv[2])
    subjects = sorted(path.parent for path in corpus.glob("*/gold"))
    with tempfile.TemporaryDirectory() as empty:
        without = dict(os.environ, SYNOPTIC_DICTIONARIES=empty, SYNOPTIC_ENCODER="")
        for name, environment, options in [
            ("dictionaries and encoder", os.environ, []),
            ("without dictionaries", without, []),
            ("without encoder", os.environ, ["--encoder", "none"]),
            ("without both", without, ["--encoder", "none"]),
        ]:
            count, mean = mean_f1(synoptic, subjects, environment, options)
            print(f"{name}: mean F1 {mean:.3f} of {count} pairs of documents", flush=True)


main()
