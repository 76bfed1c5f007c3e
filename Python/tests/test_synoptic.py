"""The package against the program that SYNOPTIC names, run in the repository's folder."""

import gc
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import pandas as pd

import synoptic

REPOSITORY = Path(__file__).resolve().parents[2]
GAGARIN = REPOSITORY / "Alignments" / "gagarin.json"
DOCUMENTS = {name: REPOSITORY / "Corpus" / "gagarin" / f"{name}.txt" for name in ("de", "en", "ru")}
GERMAN = "Olga kam am 7. November 1917 in Wologda an. Dort wartete Iwan Petrow auf sie.\n"
ENGLISH = "Olga reached Vologda on 8 November 1917. Ivan Petrov was waiting for her there.\n"


class Read(unittest.TestCase):
    def setUp(self):
        self.alignment = synoptic.read(GAGARIN)
        self.data = json.loads(GAGARIN.read_text(encoding="utf-8"))

    def test_links(self):
        links = self.alignment.links
        self.assertEqual(len(links), len(self.data["links"]))
        self.assertEqual(list(links.index), [link["id"] for link in self.data["links"]])
        self.assertTrue(links.score.between(0, 1).all())
        self.assertEqual(self.alignment.mode, "comparable")
        self.assertEqual(list(self.alignment.documents.language), ["de", "en", "ru"])

    def test_text_is_that_of_the_offsets(self):
        """The documents are plain UTF-8, so that offsets cut the passages out."""
        texts = {name: path.read_text(encoding="utf-8") for name, path in DOCUMENTS.items()}
        passages = self.alignment.passages()
        self.assertEqual(len(passages), sum(len(link["passages"]) for link in self.data["links"]))
        for row in passages.itertuples():
            self.assertEqual(" ".join(row.text.split()), " ".join(texts[row.document][row.start:row.end].split()))

    def test_table(self):
        table = self.alignment.table()
        self.assertEqual(list(table.columns), ["score", "status", "de", "en", "ru"])
        self.assertEqual(table.loc["l1", "de"], "Zwanzig Kandidaten")
        self.assertTrue(pd.isna(table.loc["l1", "en"]))

    def test_evidence(self):
        evidence = self.alignment.evidence
        self.assertEqual(len(evidence), sum(len(link["evidence"]) for link in self.data["links"]))
        self.assertIn("name", set(evidence.kind))

    def test_events(self):
        events = self.alignment.events(["en", "ru"])
        self.assertEqual(set(events.document), {"en", "ru"})
        self.assertTrue(events.text.str.len().gt(0).all())
        sure = self.alignment.events(options=["--min-score", ".99"])
        self.assertLess(sure.event.nunique(), self.alignment.events().event.nunique())

    def test_conflicts(self):
        conflicts = self.alignment.conflicts(limit=2)
        self.assertEqual(len(conflicts), 2)
        self.assertEqual(conflicts.loc[0, "a_value"], "1967-04-24")
        self.assertEqual(conflicts.loc[0, "b_document"], "ru")
        self.assertEqual(list(self.alignment.conflicts(min_score=1).columns), list(conflicts.columns))

    def test_names(self):
        names = self.alignment.names()
        forms = names.forms
        self.assertTrue({"Gagarin", "Гагарин"} <= set(forms[forms.entity == "gagarin"].text)
                        or len(forms[forms.text.isin(["Gagarin", "Гагарин"])].entity.unique()) == 1)
        self.assertEqual(names.entities["count"].sum(), forms["count"].sum())
        self.assertIn("proposal", names.findings.columns)

    def test_what_is_no_alignment(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.json"
            path.write_text("{}")
            with self.assertRaisesRegex(synoptic.SynopticError, "is no alignment file"):
                synoptic.read(path)


class Align(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        (self.folder / "reise.txt").write_text(GERMAN, encoding="utf-8")
        # A name that looks like an option, and one with spaces.
        (self.folder / "-the journey.txt").write_text(ENGLISH, encoding="utf-8")
        self.files = [self.folder / "reise.txt", self.folder / "-the journey.txt"]

    def test_to_a_file_and_without(self):
        output = self.folder / "result.json"
        alignment = synoptic.align(self.files, output, mode="comparable", threshold=0.1, encoder="none")
        self.assertTrue(output.exists())
        self.assertTrue(any("sentences" in note for note in alignment.notes))
        named = synoptic.align({"a": self.files[0], "b": self.files[1]}, languages={"a": "de"}, encoder="none")
        self.assertEqual(list(named.documents.index), ["a", "b"])
        path = named.path
        self.assertTrue(path.exists())
        del named
        gc.collect()
        self.assertFalse(path.exists())

    def test_it_is_what_the_program_writes(self):
        ours, own = self.folder / "ours.json", self.folder / "own.json"
        synoptic.align(self.files, ours, mode="parallel", encoder="none", options=["--max-bead", "2"])
        subprocess.run([synoptic.program(), "align", "--mode", "parallel", "--encoder", "none", "--max-bead", "2", "-o",
                        str(own), *map(str, self.files)], check=True, capture_output=True)
        self.assertEqual(ours.read_bytes(), own.read_bytes())
        synoptic.read(ours).save(self.folder / "result.tmx")
        self.assertIn(b"<tmx", (self.folder / "result.tmx").read_bytes())

    def test_errors_are_the_program_s_sentences(self):
        with self.assertRaisesRegex(synoptic.SynopticError, "nothing to align it to") as caught:
            synoptic.align(self.files[:1])
        self.assertEqual(caught.exception.status, 2)
        with self.assertRaisesRegex(synoptic.SynopticError, "no.such.file"):
            synoptic.align([self.folder / "no such file", self.files[0]])

    def test_a_document_that_has_changed(self):
        alignment = synoptic.align(self.files, self.folder / "r.json", mode="parallel", encoder="none")
        self.files[0].write_text(GERMAN + "Und mehr.", encoding="utf-8")
        with self.assertRaisesRegex(synoptic.SynopticError, "has changed"):
            alignment.passages()
        self.assertGreater(len(alignment.passages(text=False)), 0)
        self.files[0].unlink()
        with self.assertRaisesRegex(synoptic.SynopticError, "reise"):
            alignment.passages()

    def test_another_file_of_that_name(self):
        """What lies in the working directory has the path too, and is not what was aligned."""
        folder, elsewhere = self.folder / "texts", self.folder / "elsewhere"
        folder.mkdir()
        elsewhere.mkdir()
        for name, text in [("de.txt", GERMAN), ("en.txt", ENGLISH)]:
            (folder / name).write_text(text, encoding="utf-8")
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        os.chdir(folder)
        synoptic.align(["de.txt", "en.txt"], "r.json", mode="parallel", encoder="none")
        os.chdir(elsewhere)
        # Of as many sentences, so that no index is amiss.
        Path("de.txt").write_text("Eine Ente. Zwei Enten.\n", encoding="utf-8")
        passages = synoptic.read(folder / "r.json").passages()
        self.assertEqual(
            list(passages[passages.document == "de"].text),
            ["Olga kam am 7. November 1917 in Wologda an.", "Dort wartete Iwan Petrow auf sie."])
        (folder / "de.txt").unlink()
        with self.assertRaisesRegex(synoptic.SynopticError, "has changed since document 'de'"):
            synoptic.read(folder / "r.json").passages()

    def test_offsets_count_and_not_the_numbers_of_sentences(self):
        """Of a passage that does not begin and end with a sentence."""
        synoptic.align(self.files, self.folder / "r.json", mode="parallel", encoder="none")
        data = json.loads((self.folder / "r.json").read_text(encoding="utf-8"))
        start = GERMAN.index("Wologda")
        link = data["links"][0]
        passage = next(passage for passage in link["passages"] if passage["document"] == "reise")
        passage["start"], passage["end"] = start, GERMAN.index("Petrow")
        data["links"] = [link]
        (self.folder / "r.json").write_text(json.dumps(data), encoding="utf-8")
        passages = synoptic.read(self.folder / "r.json").passages()
        self.assertEqual(passages[passages.document == "reise"].text.item(), "Wologda an. Dort wartete Iwan ")

    def test_text_with_markup(self):
        """Offsets count the source, so that text cannot be cut by them."""
        (self.folder / "a.html").write_text(
            "<html><body><p>Olga kam am <b>7. November</b> 1917 in Wologda an. Dort wartete Iwan &amp; Petrow.</p></body></html>",
            encoding="utf-8")
        alignment = synoptic.align(
            {"a": self.folder / "a.html", "b": self.files[1]}, languages={"a": "de"}, mode="parallel", encoder="none")
        passages = alignment.passages()
        self.assertEqual(
            list(passages[passages.document == "a"].text),
            ["Olga kam am 7. November 1917 in Wologda an.", "Dort wartete Iwan & Petrow."])

    def test_decisions_on_contradictions_are_told(self):
        path = self.folder / "r.json"
        alignment = synoptic.align(self.files, path, mode="parallel", encoder="none")
        found = alignment.conflicts(min_score=0)
        self.assertTrue(found.verdict.isna().all())
        first = found.iloc[0]
        data = json.loads(path.read_text(encoding="utf-8"))
        data["contradictions"] = [{
            **{side: {"document": first[f"{side}_document"], "start": int(first[f"{side}_start"]),
                      "end": int(first[f"{side}_end"])} for side in "ab"},
            "verdict": "explained", "comment": "old style"}]
        path.write_text(json.dumps(data), encoding="utf-8")
        judged = synoptic.read(path).conflicts(min_score=0).iloc[0]
        self.assertEqual((judged.verdict, judged.comment), ("explained", "old style"))

    def test_names_outlive_their_alignment(self):
        """Findings are looked for once, when they are wanted."""
        calls = []
        run, synoptic._names.run_json = synoptic._names.run_json, None
        self.addCleanup(setattr, synoptic._names, "run_json", run)
        synoptic._names.run_json = lambda arguments: (calls.append(arguments), run(arguments))[1]
        names = synoptic.align(self.files, mode="parallel", encoder="none").names()
        gc.collect()
        self.assertEqual(len(calls), 1)
        self.assertIn("proposal", names.findings.columns)
        names.findings
        self.assertEqual(len(calls), 2)

    def test_nothing_found(self):
        (self.folder / "x.txt").write_text("Zwei Enten.", encoding="utf-8")
        (self.folder / "y.txt").write_text("Стол стоит.", encoding="utf-8")
        alignment = synoptic.align(
            [self.folder / "x.txt", self.folder / "y.txt"], languages={"x": "de", "y": "ru"}, mode="comparable",
            encoder="none", options=["--no-lexicon"])
        self.assertEqual((len(alignment.links), len(alignment.passages()), len(alignment.evidence)), (0, 0, 0))
        self.assertEqual(len(alignment.table()), 0)
        self.assertEqual(len(alignment.conflicts()), 0)


class Others(unittest.TestCase):
    def test_sentences(self):
        frame = synoptic.sentences(DOCUMENTS["de"])
        self.assertEqual(frame.loc[1, "text"][:15], "Anna Tachtarowa")
        self.assertEqual(list(frame.columns)[:5], ["paragraph", "block", "start", "end", "text"])

    def test_names_of_files(self):
        names = synoptic.names([DOCUMENTS["de"], DOCUMENTS["ru"]], house_style="duden")
        self.assertEqual(set(names.forms.document), {"de", "ru"})
        one = synoptic.names(DOCUMENTS["de"])
        self.assertEqual(set(one.forms.document), {"de"})

    def test_info_and_version(self):
        self.assertEqual(synoptic.info()["version"], synoptic.__version__)

    def test_a_program_that_is_not_there(self):
        before = os.environ.get("SYNOPTIC")
        self.addCleanup(lambda: os.environ.pop("SYNOPTIC") if before is None else os.environ.update(SYNOPTIC=before))
        os.environ["SYNOPTIC"] = "/nowhere/synoptic"
        with self.assertRaisesRegex(synoptic.SynopticError, "not there"):
            synoptic.info()

    def test_types_are_given(self):
        self.assertTrue((Path(synoptic.__file__).parent / "py.typed").exists())


if __name__ == "__main__":
    os.chdir(REPOSITORY)
    unittest.main()
