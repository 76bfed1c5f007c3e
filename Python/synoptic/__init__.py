"""Alignments of accounts and translations as pandas data frames.

The work is done by the program `synoptic`, which must be installed: nothing is done here but to run it and to read what it writes.

    import synoptic

    alignment = synoptic.align(["german.txt", "english.txt", "russian.txt"])
    alignment.links        # a row for each link
    alignment.table()      # the same with the text of each document in a column
    alignment.conflicts()  # where the documents contradict each other
    alignment.names().forms
"""

from ._alignment import Alignment, align, read
from ._names import Names, names
from ._program import SynopticError, info, program, sentences
from ._version import __version__

__all__ = ["Alignment", "Names", "SynopticError", "__version__", "align", "info", "names", "program", "read", "sentences"]
