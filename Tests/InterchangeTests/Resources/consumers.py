"""What other programs make of files that this one has written. Prints JSON.

usage: consumers.py validate SCHEMA FILE | tmx FILE | xliff FILE | xliff1.2 FILE | opus FOLDER ALIGNMENT SOURCE.ZIP TARGET.ZIP [xml]
"""
import json, subprocess, sys


def validate(schema, file):
    """Whether a file is well formed and valid, or what is wrong."""
    from lxml import etree

    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)
    grammar = etree.RelaxNG(etree.parse(schema))
    valid = grammar.validate(etree.parse(file, parser))
    return "valid" if valid else str(grammar.error_log.last_error)


def tmx(file):
    from translate.storage.tmx import tmxfile

    return [[unit.source, unit.target] for unit in tmxfile.parsefile(file).units]


def xliff(file):
    from translate.storage.xliff2 import Xliff2File

    return [[unit.source, unit.target] for unit in Xliff2File.parsefile(file).units]


def xliff12(file):
    from translate.storage.xliff import Xliff1File

    return [[unit.source, unit.target] for unit in Xliff1File.parsefile(file).units]


def opus(folder, alignment, source, target, kind="raw"):
    """The pairs that opus_read gives, without sentences that stand alone; of documents in words (xml) those without a certainty too."""
    from opustools import OpusRead

    files = [f"{folder}/out.source", f"{folder}/out.target"]
    OpusRead(
        directory="corpus", source="de", target="en", alignment_file=alignment, source_zip=source, target_zip=target,
        preprocess=kind, write_mode="moses", write=files, leave_non_alignments_out=True,
        **({"attribute": "certainty", "threshold": "0"} if kind == "raw" else {}), suppress_prompts=True,
    ).printPairs()
    return [list(pair) for pair in zip(*([line.rstrip("\n") for line in open(file, encoding="utf8")] for file in files))]


if __name__ == "__main__":
    output = sys.stdout
    # Programs say there how far they are.
    sys.stdout = sys.stderr
    json.dump(globals()[sys.argv[1].replace("1.2", "12")](*sys.argv[2:]), output)
