"""The program, and how it is run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import Any, List, Optional, Sequence, Tuple, Union

import pandas as pd

PathLike = Union[str, "os.PathLike[str]"]


class SynopticError(Exception):
    """What the program says is wrong with its input or its call, in one sentence that says what to do."""

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        #: The exit status of the program.
        self.status = status


def program() -> str:
    """The path of the program: what the variable SYNOPTIC names, or else what is on the path.

    Raises SynopticError if there is none.
    """
    named = os.environ.get("SYNOPTIC")
    found = named or shutil.which("synoptic")
    if not found or not os.path.exists(found):
        raise SynopticError(
            f"the program {named} that SYNOPTIC names is not there" if named
            else "the program synoptic is not installed, or not on the path; the variable SYNOPTIC may name it")
    return found


def run(arguments: Sequence[str], *, accepted: Sequence[int] = (0,)) -> Tuple[str, List[str]]:
    """What the program writes for some arguments, and its notes.

    Raises SynopticError if it ends with a status that is not accepted.
    """
    done = subprocess.run([program(), *arguments], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    notes = done.stderr.decode("utf-8", "replace").splitlines()
    if done.returncode not in accepted:
        message = notes[-1] if notes else f"the program ended with status {done.returncode}"
        raise SynopticError(message[len("synoptic: "):] if message.startswith("synoptic: ") else message,
                            done.returncode)
    return done.stdout.decode("utf-8"), notes


def run_json(arguments: Sequence[str]) -> Any:
    """The JSON that the program writes for some arguments."""
    return json.loads(run(arguments)[0])


def option(name: str, value: Optional[object]) -> List[str]:
    """An option with its value; nothing for None."""
    return [] if value is None else [f"--{name}={value}"]


def info() -> Any:
    """Which dictionaries, encoder and libraries the program uses, and what is missing: what `synoptic info` says."""
    return run_json(["info", "--format", "json"])


def sentences(
    document: PathLike, *, language: Optional[str] = None, encoding: Optional[str] = None,
    format: Optional[str] = None, options: Sequence[str] = (),
) -> pd.DataFrame:
    """The sentences of a document: a row for each, by its index.

    The columns are those of `synoptic segment --json`: paragraph, block, start and end (offsets in code points), text,
    and pages where the document has them.
    """
    rows = run_json(
        ["segment", "--json", *option("language", language), *option("encoding", encoding),
         *option("format", format), *options, "--", os.fspath(document)])
    columns = ["index", "paragraph", "block", "start", "end", "text"]
    frame = pd.DataFrame(rows) if rows else pd.DataFrame(columns=columns)
    return frame[[*columns, *(name for name in frame.columns if name not in columns)]].set_index("index")
