"""Whom and what documents name."""

from __future__ import annotations

import os
from typing import Any, Callable, Dict, Optional, Sequence, Union

import pandas as pd

from ._program import PathLike, option, run_json


class Names:
    """The persons, places, organisations and works that documents name, and what is inconsistent in them."""

    def __init__(self, data: Any, find: Callable[[], Any]) -> None:
        #: What `synoptic names --json` wrote.
        self.data = data
        self._find = find
        self._findings: Any = None
        self._kept: Any = None

    @property
    def entities(self) -> pd.DataFrame:
        """A row for each person or thing: its kind, its most usual form, how often it is named and in which documents."""
        rows = []
        for entity in self.data["entities"]:
            counts: Dict[str, int] = {}
            for form in entity["forms"]:
                counts[form["document"]] = counts.get(form["document"], 0) + form["count"]
            best = max(entity["forms"], key=lambda form: form["count"])
            rows.append({"entity": entity["id"], "kind": entity["kind"], "name": best["text"],
                         "count": sum(counts.values()), "documents": list(counts)})
        return pd.DataFrame(rows, columns=["entity", "kind", "name", "count", "documents"]).set_index("entity")

    @property
    def forms(self) -> pd.DataFrame:
        """A row for each form in each document: how often it stands there, where, and by which systems it is romanised."""
        columns = ["entity", "document", "text", "count", "systems", "spans"]
        rows = [
            {"entity": entity["id"], "document": form["document"], "text": form["text"], "count": form["count"],
             "systems": form.get("systems", []), "spans": [tuple(span) for span in form["spans"]]}
            for entity in self.data["entities"] for form in entity["forms"]]
        return pd.DataFrame(rows, columns=columns)

    @property
    def findings(self) -> pd.DataFrame:
        """A row for each place where a name is spelled otherwise than elsewhere in its document, with the proposal.

        They are looked for when they are asked for first, in the documents as they are then.
        """
        columns = ["document", "line", "column", "kind", "text", "proposal", "message", "sentence", "entity",
                   "start", "end", "scope"]
        if self._findings is None:
            self._findings = self._find()["findings"]
        return pd.DataFrame(self._findings).reindex(columns=columns)

    def _keeping(self, alignment: object) -> "Names":
        """These, which keep an alignment from being collected: its file may go with it."""
        self._kept = alignment
        return self


def names(
    documents: Union[PathLike, Sequence[PathLike]], *, house_style: Optional[str] = None,
    scope: Optional[str] = None, options: Sequence[str] = (),
) -> Names:
    """Finds the names in documents, or in those of an alignment file.

    documents: a path or several; house_style: a scheme such as duden, by which names without a finding are judged too;
    scope: `all` for names in quotations, titles and references too; options: more options of `synoptic names`.
    """
    paths = [documents] if isinstance(documents, (str, os.PathLike)) else list(documents)
    arguments = [*option("house-style", house_style), *option("scope", scope), *options, "--",
                 *(os.fspath(path) for path in paths)]
    return Names(
        run_json(["names", "--json", *arguments]), lambda: run_json(["names", "--format=json", *arguments]))
