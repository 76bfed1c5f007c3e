"""Alignments as data frames."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import weakref
from pathlib import Path
from bisect import bisect_left, bisect_right
from typing import Any, Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence

import pandas as pd

from ._names import Names, names
from ._program import PathLike, SynopticError, option, run, run_json, sentences


class _Sentences(NamedTuple):
    """The sentences of a document in the order in which they stand there: their offsets, and their texts."""

    starts: List[int]
    ends: List[int]
    texts: List[str]

    def text(self, start: int, end: int) -> str:
        """The text between two offsets.

        Where a sentence is cut by them, all of it, if markup or the like stands in it: its offsets do not count its text then.
        """
        parts = ""
        indexes = range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        for index in indexes:
            first, last, text = self.starts[index], self.ends[index], self.texts[index]
            if len(text) == last - first:
                text = text[max(0, start - first):end - first]
            # Some scripts have no spaces between sentences.
            parts += text if index == indexes[0] or self.ends[index - 1] == first else " " + text
        return parts


class Alignment:
    """Passages of several documents that belong together, as an alignment file has them.

    Offsets count code points of the decoded documents, sentences from 0.
    """

    def __init__(self, path: PathLike, notes: Sequence[str] = ()) -> None:
        #: The alignment file.
        self.path = Path(path)
        #: What the program said when it was made: languages, dictionaries, what was expected to be missed.
        self.notes = list(notes)
        #: The alignment file as it was read.
        self.data: Dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
        if self.data.get("format") != "synoptic-alignment":
            raise SynopticError(f"{self.path} is no alignment file; synoptic convert makes one of other formats")
        self._sentences: Dict[str, _Sentences] = {}

    @property
    def mode(self) -> str:
        """How the documents were taken: `comparable`, as accounts, or `parallel`, as translations."""
        return str(self.data["mode"])

    @property
    def documents(self) -> pd.DataFrame:
        """A row for each document: language, path, SHA-256, length, and what else the file says of it."""
        return pd.DataFrame(self.data["documents"]).set_index("id")

    @property
    def links(self) -> pd.DataFrame:
        """A row for each link: its score (the probability that it is right), status, comment and documents."""
        columns = ["link", "score", "status", "comment", "documents"]
        rows = [
            {"link": link["id"], "score": link["score"], "status": link["status"], "comment": link.get("comment"),
             "documents": [passage["document"] for passage in link["passages"]]}
            for link in self.data["links"]]
        return pd.DataFrame(rows, columns=columns).set_index("link")

    @property
    def evidence(self) -> pd.DataFrame:
        """A row for each reason for a link: its kind, the words of both passages, and what it adds to the log-odds."""
        columns = ["link", "kind", "a", "b", "weight", "between"]
        rows = [{"link": link["id"], **item} for link in self.data["links"] for item in link.get("evidence", [])]
        return pd.DataFrame(rows).reindex(columns=columns)

    def passages(self, *, text: bool = True) -> pd.DataFrame:
        """A row for each passage of each link: document, offsets, sentences, pages and, unless it is not wanted, its text.

        Raises SynopticError if text is wanted of a document that is not there, or has changed.
        """
        columns = ["link", "document", "start", "end", "sentences", "pages", *(["text"] if text else [])]
        rows = []
        for link in self.data["links"]:
            for passage in link["passages"]:
                row = {"link": link["id"], **passage}
                if text:
                    row["text"] = self._text(passage["document"], passage["start"], passage["end"])
                rows.append(row)
        return pd.DataFrame(rows).reindex(columns=columns)

    def table(self) -> pd.DataFrame:
        """A row for each link: its score, and in a column for each document the text that it links there."""
        ids = [document["id"] for document in self.data["documents"]]
        texts = self.passages().pivot(index="link", columns="document", values="text").reindex(columns=ids)
        return self.links[["score", "status"]].join(texts)

    def events(self, documents: Sequence[str] = (), *, options: Sequence[str] = ()) -> pd.DataFrame:
        """A row for each passage of each event, as `synoptic show` puts them together: event, date, document, text, links.

        documents: two or three ids; by default those that `synoptic show` chooses. options: more of its options.
        """
        columns = ["event", "date", "document", "start", "end", "sentences", "text", "links"]
        found = run_json(
            ["show", "--format=json", *(f"--document={name}" for name in documents), *options, "--", str(self.path)])
        rows = [
            {"event": number, "date": event.get("date"), "links": [link["id"] for link in event["links"]], **passage}
            for number, event in enumerate(found, 1) for passage in event["passages"]]
        return pd.DataFrame(rows).reindex(columns=columns)

    def conflicts(
        self, *, min_score: Optional[float] = None, limit: Optional[int] = None, options: Sequence[str] = (),
    ) -> pd.DataFrame:
        """A row for each contradiction, the likeliest first: kind, score, link, what it is about, what a person has decided of
        it (`verdict`, `comment`), and of both sides document, value, offsets, and the documents that say the same
        (`a_document`, `b_document`, …)."""
        sides = ["document", "value", "start", "end", "passage", "support"]
        own = ["kind", "score", "link", "about", "verdict", "comment"]
        columns = [*own, *(f"{side}_{name}" for side in "ab" for name in sides)]
        found = run_json(["conflicts", "--json", *option("min-score", min_score), *option("limit", limit), *options,
                          "--", str(self.path)])
        rows = [
            {**{name: conflict.get(name) for name in own},
             **{f"{side}_{name}": conflict[side][name] for side in "ab" for name in sides}}
            for conflict in found]
        return pd.DataFrame(rows, columns=columns)

    def names(self, *, house_style: Optional[str] = None, options: Sequence[str] = ()) -> Names:
        """The names in the documents."""
        return names(self.path, house_style=house_style, options=options)._keeping(self)

    def save(self, path: PathLike) -> "Alignment":
        """Writes the alignment in the format that the name tells, as `synoptic convert` does, or copies it to a .json file."""
        run(["convert", "--", str(self.path), os.fspath(path)])
        return self

    def _text(self, document: str, start: int, end: int) -> str:
        if document not in self._sentences:
            reference = next(other for other in self.data["documents"] if other["id"] == document)
            frame = sentences(
                self._file(reference), language=reference["language"], encoding=reference.get("encoding"),
                format=reference.get("format"), options=["--lossy"] if reference.get("lossy") else [],
            ).sort_values("start")
            self._sentences[document] = _Sentences(*(frame[name].tolist() for name in ["start", "end", "text"]))
        return self._sentences[document].text(start, end)

    def _file(self, reference: Mapping[str, Any]) -> Path:
        """The file that was aligned: of those that have its path from some folder, the first that has its SHA-256."""
        problem = f"{reference['path']}: document '{reference['id']}' of the alignment is not there"
        for file in self._candidates(reference["path"]):
            if not file.is_file():
                continue
            try:
                digest = hashlib.sha256(file.read_bytes()).hexdigest()
            except OSError as error:
                problem = f"{file} cannot be read: {error.strerror}"
                continue
            if digest == reference["sha256"]:
                return file
            problem = f"{file} has changed since document '{reference['id']}' was aligned; align it again"
        raise SynopticError(problem)

    def _candidates(self, path: str) -> Iterator[Path]:
        """Where the program looks for a document: from the working directory, the alignment's own, and those above it."""
        yield Path(path)
        for folder in Path(os.path.abspath(self.path)).parents:
            yield folder / path


def read(path: PathLike) -> Alignment:
    """The alignment of a file that `synoptic align` or `synoptic convert` wrote."""
    return Alignment(path)


def align(
    documents: "Sequence[PathLike] | Mapping[str, PathLike]", output: Optional[PathLike] = None, *,
    languages: Optional[Mapping[str, str]] = None, mode: Optional[str] = None, threshold: Optional[float] = None,
    keep: Optional[PathLike] = None, dictionaries: Sequence[PathLike] = (), glossaries: Sequence[PathLike] = (),
    encoder: Optional[str] = None, options: Sequence[str] = (),
) -> Alignment:
    """Aligns documents, and reads the result.

    documents: their paths, or their paths by the names that they are to have; output: the alignment file, by default one that
    is removed with the result; languages: codes by the documents' names; mode: `parallel` or `comparable`, by default as
    they look; threshold: the least score, 0 to 1; keep: an edited alignment whose decisions are kept; options: any other
    options of `synoptic align`.

    Raises SynopticError with the sentence that the program says.
    """
    files: List[str] = (
        [f"{name}={os.fspath(path)}" for name, path in documents.items()] if isinstance(documents, Mapping)
        else [os.fspath(path) for path in documents])
    folder: Optional[str] = None
    if output is None:
        folder = tempfile.mkdtemp(prefix="synoptic-")
        output = Path(folder) / "alignment.json"
    _, notes = run(
        ["align", f"--output={os.fspath(output)}", *option("mode", mode), *option("threshold", threshold),
         *option("keep", None if keep is None else os.fspath(keep)), *option("encoder", encoder),
         *(f"--language={name}={code}" for name, code in (languages or {}).items()),
         *(f"--dictionary={os.fspath(path)}" for path in dictionaries),
         *(f"--glossary={os.fspath(path)}" for path in glossaries), *options, "--", *files])
    alignment = Alignment(output, notes)
    if folder is not None:
        weakref.finalize(alignment, shutil.rmtree, folder, ignore_errors=True)
    return alignment
