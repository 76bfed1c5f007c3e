#!/usr/bin/env python3
"""The cost of a set of two documents by part: reading, segmenting, names and so on, in milliseconds of processor time.

usage: set-parts.py SYNOPTIC [SETS] [BATCH-OPTION ...]

Runs `synoptic batch` over SETS sets (by default 200) of two documents of a hundred sentences under `perf record` (Debian `linux-perf`), and
counts each sample for the innermost function of the list below that it is in.
"""
import collections, os, pathlib, re, subprocess, sys, tempfile

# The part, and what the names of its functions hold, as the linker writes them.
PARTS = [
    ("writing", ["10NativeFileO", "10AtomicFileC", "8ChecksumO"]),
    ("reading", ["14DocumentReaderV"]),
    ("segmenting", ["17TokenizedDocumentV", "17SegmentedDocumentV"]),
    ("times and quantities", ["16DocumentAnalyzerV4read", "15NarratedDocument"]),
    ("names", ["11EntityTableV", "12DocumentLinker", "10NameFinderV", "9FormMakerV"]),
    ("words of dictionaries", ["11TextLexiconV"]),
    ("words that are spelled alike", ["13SpellingPairsO", "12ComparedWords"]),
    ("vectors", ["12VectorSourceV", "15DocumentVectorsV", "16UniversalEncoder"]),
    ("choice of mode", ["19TranslationEvidenceV", "14FirstAlignmentV"]),
    ("scoring and linking", ["15ParallelAlignerV", "17ComparableAlignerV", "12JointAlignerV", "14AlignmentInputV", "13ParallelInputV", "16ParallelDocumentV"]),
]
ENTRY = re.compile("|".join(f"(?P<part{number}>{'|'.join(names)})" for number, (_, names) in enumerate(PARTS)))


def main():
    program = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    with tempfile.TemporaryDirectory(prefix="synoptic-parts-") as folder:
        subprocess.run([pathlib.Path(__file__).with_name("sets.py"), folder, "--sets", str(count)], check=True)
        data = f"{folder}/perf.data"
        recorded = subprocess.run(
            ["perf", "record", "--freq", "1000", "--call-graph", "fp", "--output", data, program, "batch", f"{folder}/sets.tsv", "-o",
             f"{folder}/results", "--jobs", "1", *(sys.argv[3:] or ["--encoder", "none"])], capture_output=True, text=True)
        if recorded.returncode:
            sys.exit(recorded.stderr)
        script = subprocess.run(["perf", "script", "--input", data, "--fields", "ip,sym"], capture_output=True, text=True).stdout
    counts = collections.Counter()
    for stack in script.split("\n\n"):
        if not stack.strip():
            continue
        match = next((found for found in map(ENTRY.search, stack.splitlines()) if found), None)
        part = PARTS[int(match.lastgroup[4:])][0] if match else "the rest, and what is done once"
        counts[part] += 1
    for part, samples in counts.most_common():
        print(f"{part}: {samples / count:.1f} ms a set")
    print(f"all: {sum(counts.values()) / count:.1f} ms a set")


if __name__ == "__main__":
    main()
