"""What it costs to do without dictionaries, without a sentence encoder, or without both.

    missing-parts.py SYNOPTIC CORPUS [NAME=DOCUMENTS:GOLD ...]

Aligns the subjects of CORPUS four times and prints F1 of all pairs of documents that have gold links, and their mean. Further subjects have their
lines too, and count in no mean.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile


def f1_of_pairs(synoptic, subjects, environment, options):
    """F1 by the pair's name."""
    values = {}
    with tempfile.TemporaryDirectory() as temporary:
        alignment = os.path.join(temporary, "alignment.json")
        for name, folder, gold in subjects:
            documents = sorted(str(path) for path in folder.glob("*.txt"))
            subprocess.run([synoptic, "align", *documents, "-o", alignment, "--force", *options],
                           env=environment, check=True, stderr=subprocess.DEVNULL)
            scores = subprocess.run([synoptic, "evaluate", alignment, "--gold", str(gold), "--json"],
                                    env=environment, check=True, capture_output=True)
            for pair in json.loads(scores.stdout)["pairs"]:
                values[f"{name} {pair['a']}/{pair['b']}"] = pair["f1"]
    return values


def main():
    synoptic, corpus = sys.argv[1], pathlib.Path(sys.argv[2])
    subjects = [(path.parent.name, path.parent, path) for path in sorted(corpus.glob("*/gold"))]
    others = []
    for argument in sys.argv[3:]:
        name, _, folders = argument.partition("=")
        others.append((name, *map(pathlib.Path, folders.split(":"))))
    with tempfile.TemporaryDirectory() as empty:
        without = dict(os.environ, SYNOPTIC_DICTIONARIES=empty, SYNOPTIC_ENCODER="")
        for name, environment, options in [
            ("dictionaries and encoder", os.environ, []),
            ("without dictionaries", without, []),
            ("without encoder", os.environ, ["--encoder", "none"]),
            ("without both", without, ["--encoder", "none"]),
        ]:
            values = f1_of_pairs(synoptic, subjects, environment, options)
            for pair, value in (values | f1_of_pairs(synoptic, others, environment, options)).items():
                print(f"{name}: {pair} F1 {value:.3f}", flush=True)
            print(f"{name}: mean F1 {sum(values.values()) / len(values):.3f} of {len(values)} pairs of documents", flush=True)


main()
