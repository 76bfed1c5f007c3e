"""Makes long documents and an alignment of them, for what is measured or tested with much text."""

import hashlib
import json
import random


def document(name, count, generator, folder):
    """A document of sentences a line, with the offsets of each."""
    words = ["river", "winter", "Petrograd", "committee", "letter", "wrote", "returned", "and", "the", "of", "in", "with"]
    sentences = [
        " ".join(generator.choice(words) for _ in range(generator.randint(8, 26))).capitalize() + "." for _ in range(count)
    ]
    text = "\n".join(sentences) + "\n"
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    starts, at = [], 0
    for sentence in sentences:
        starts.append((at, at + len(sentence)))
        at += len(sentence) + 1
    reference = {
        "id": name, "language": "en", "path": f"{name}.txt", "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "length": len(text), "format": "presegmented",
    }
    return reference, starts


def alignment(rows, columns, count, folder, crossing=3):
    """The path of an alignment with so many links of documents with so many sentences, all of them in a folder; links may lie so many sentences off."""
    generator = random.Random(rows)
    (one, first), (other, second) = document("long", rows, generator, folder), document("short", columns, generator, folder)
    links = []
    for number in range(count):
        row = number * rows // count
        column = min(columns - 1, max(0, number * columns // count + generator.randint(-crossing, crossing)))
        evidence = [{"a": "river", "b": "river", "kind": "term", "weight": 0.7}] * 6 + [{"kind": "margin", "weight": 1.5}] * 6
        links.append({
            "id": f"l{number + 1}", "score": 0.9, "status": "automatic", "evidence": evidence,
            "passages": [
                {"document": "long", "start": first[row][0], "end": first[row][1], "sentences": [row]},
                {"document": "short", "start": second[column][0], "end": second[column][1], "sentences": [column]},
            ],
        })
    path = folder / "long.json"
    path.write_text(json.dumps({
        "format": "synoptic-alignment", "version": 1, "generator": "test", "signature": "", "mode": "parallel",
        "documents": [one, other], "links": links,
    }))
    return path
