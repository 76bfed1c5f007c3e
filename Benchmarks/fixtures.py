#!/usr/bin/env python3
"""What `synoptic convert` makes of the files of other programs: read, refused or crashed, with units in and out.

usage: fixtures.py SYNOPTIC FOLDER ... [--list]

Every file below the folders whose name ends as one of a translation memory or of XLIFF is converted to a table. Units in are counted by a pattern
of their tags in the text of the file, not by a reader of it; units out are the rows that were written, in all files of a run, and those that
the program says it has left out. A file that is not well formed by Python's parser, or has another root than its name says, is counted apart: to refuse it
is right. `--list` prints a line for each file that was not read, or of which the numbers of units differ.
"""
import collections, concurrent.futures, gzip, os, re, subprocess, sys, tempfile
import xml.parsers.expat

FORMATS = {"tmx": "tmx", "xlf": "xliff", "xliff": "xliff", "sdlxliff": "sdlxliff", "mqxliff": "mqxliff", "mxliff": "mxliff"}
UNITS = {"tmx": {"tu"}, "xliff": {"trans-unit", "segment"}}
SECONDS = 60


def format_of(path):
    name = path.lower().removesuffix(".gz")
    return FORMATS.get(name.rsplit(".", 1)[-1])


def looked_at(path, format):
    """Whether a file is well formed and what its name says, why not, and how many units it has."""
    with (gzip.open if path.lower().endswith(".gz") else open)(path, "rb") as file:
        data = file.read()
    wanted = UNITS["tmx" if format == "tmx" else "xliff"]
    found = {"root": None, "units": 0, "inside": False, "segments": 0}

    def start(name, attributes):
        name = name.rsplit(":", 1)[-1]
        found["root"] = found["root"] or name
        if name in wanted:
            found["units"] += 1
        if name == "seg-source":
            found["inside"], found["segments"] = True, 0
        # A unit that is segmented counts as so many.
        if name == "mrk" and found["inside"] and attributes.get("mtype") == "seg":
            found["segments"] += 1
            found["units"] += found["segments"] > 1

    def end(name):
        if name.rsplit(":", 1)[-1] == "seg-source":
            found["inside"] = False

    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except (xml.parsers.expat.ExpatError, LookupError, ValueError) as error:
        return f"not well formed: {re.sub(r':.*', '', str(error))}", found["units"]
    if found["root"] != ("tmx" if format == "tmx" else "xliff"):
        return f"root element <{found['root']}>", 0
    return None, found["units"]


def converted(program, path):
    """Status, what was said, and how many rows were written."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            run = subprocess.run(
                [program, "convert", path, f"{folder}/out.tsv"], capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return "too long", "", 0
        rows = 0
        for name in os.listdir(folder):
            with open(f"{folder}/{name}", "rb") as file:
                rows += sum(1 for _ in file)
        return run.returncode, run.stderr.decode("utf8", "replace"), rows


def reason(errors, path):
    """What was said, without what is of one file only."""
    text = errors.strip().split("\n")[0].replace(path, "FILE")
    return re.sub(r"'[^']*'|\d+", "…", re.sub(r"^[a-z]+: (FILE[:\d]*:? )?", "", text))[:110]


def left_out(errors):
    return sum(int(count) for part in re.findall(r"left out: ([^;]*)", errors) for count in re.findall(r"(\d+) units? ", part))


def main():
    program, *rest = sys.argv[1:]
    shows = "--list" in rest
    folders = [folder for folder in rest if folder != "--list"]
    paths = sorted(
        os.path.join(folder, name) for top in folders for folder, _, names in os.walk(top) for name in names if format_of(name))
    tables = collections.defaultdict(lambda: collections.Counter())
    reasons = collections.defaultdict(collections.Counter)

    def tried(path):
        return path, looked_at(path, format_of(path)), converted(program, path)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for path, (damage, units), (status, errors, rows) in pool.map(tried, paths):
            format, row = format_of(path), tables[format_of(path)]
            row["files"] += 1
            row["valid"] += damage is None
            if status == 0:
                row["read"] += 1
                row["valid read"] += damage is None
                lost = left_out(errors)
                row["units"] += units
                row["rows"] += rows
                row["left out"] += lost
                if shows and rows + lost != units:
                    print(f"units  {path}: {units} in, {rows} out, {lost} left out: {errors.strip()[:300]}")
            elif status == 2:
                row["refused"] += 1
                kind = "not valid" if damage else "valid"
                reasons[format][kind + ": " + reason(errors, path)] += 1
                if shows:
                    print(f"refused ({damage or 'valid'})  {errors.strip()[:300]}")
            else:
                row["crashed"] += 1
                print(f"crashed ({status})  {path}: {errors.strip()[-300:]}")
    columns = ["files", "valid", "read", "valid read", "refused", "crashed", "units", "rows", "left out"]
    print("format  " + "  ".join(columns))
    for format, row in sorted(tables.items()):
        print(format + "  " + "  ".join(str(row[column]) for column in columns))
    for format, counts in sorted(reasons.items()):
        for text, count in counts.most_common():
            print(f"{format}  refused {count}  {text}")


main()
