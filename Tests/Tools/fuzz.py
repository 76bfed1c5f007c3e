#!/usr/bin/env python3
"""Runs the program on inputs that are nearly sound, each in an empty folder and a process of its own, and checks what it promises.

    fuzz.py BINARY [--runs N] [--seed S] [--from N] [--only READER,...] [--keep FOLDER] [--jobs N] [--list]

Exit status 0, 1 where a command checks something, or 2; with 2 one sentence at the end of standard error, every file as it was, and none new;
with 0 and 1 outputs that are whole and well formed, every other file as it was. At most --seconds of processor time and --memory MB.
The same seed and number give the same run. What is found is kept in FOLDER, the files as they were with the command; the last line is the
summary, and the status 1 if anything was found. In the process, far more inputs are tried by synoptic-fuzz. Only the standard library is used.
"""

import argparse
import gzip
import json
import multiprocessing
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import xml.parsers.expat
from dataclasses import dataclass, field
from pathlib import Path

GERMAN = """Die Fahrt des Lotsen

Hans Jansen wurde am 7. April 1852 in Husum geboren. Sein Vater, Kapitän Ole Jansen, fuhr zur See. 1870 ging er z. B. nach Riga.

Am 3. Oktober 1881 rettete er 17 Menschen. Drei Tage später dankte ihm Fürst Wolkonski: „Sie sind ein Held.“ Er bekam 1.200 Mark.
"""
ENGLISH = """The pilot's voyage

Hans Jansen was born in Husum on April 7, 1852. His father, Captain Ole Jansen, was a sailor. In 1870 he went to Riga, e.g. for work.

On October 3, 1881 he rescued 17 people. Three days later Prince Volkonsky thanked him: "You are a hero." He was given 1,200 marks.
"""
RUSSIAN = """Плавание лоцмана

Ханс Янсен родился 7 апреля 1852 г. в Хузуме. Его отец, капитан Оле Янсен, был моряком. В 1870 г. он уехал в Ригу, т. е. на работу.

3 октября 1881 г. он спас 17 человек. Через три дня князь Волконский сказал ему: «Вы герой». Ему дали 1 200 марок.
"""
MARKDOWN = """# Die *Fahrt*

Hans **Jansen** wurde am [7. April](http://a.b) 1852 geboren.[^1] Sein `Vater` fuhr zur See.

> Am 3. Oktober &amp; danach

- eins
  1. zwei

| Jahr | Was |
|------|-----|
| 1881 | Riga |

<div>roh</div>

[^1]: Quelle.
"""
HTML = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>T</title></head><body><main><h1>Die Fahrt</h1><p>Hans <b>Jansen</b>
wurde am 7.&nbsp;April 1852 geboren.<br>Sein Vater fuhr zur See.</p><ul><li>eins</li></ul><table><tr><td>1881</td></tr></table></main></body></html>
"""
TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de"><text><body><head>Die Fahrt</head><p><s>Hans Jansen wurde am 7. April 1852 geboren.</s>
<s>Sein Vater &amp; er fuhren zur See.<note>weg</note></s></p></body></text></TEI>
"""
TERMS = """<?xml version="1.0"?><martif type="TBX" xml:lang="en"><text><body><termEntry id="c1"><langSet xml:lang="de"><tig><term>Lotse</term></tig></langSet>
<langSet xml:lang="en"><tig><term>pilot</term></tig></langSet></termEntry></body></text></martif>
"""

NUMBERS = [number.encode() for number in (
    "0 -1 1 00 -0 1.5 255 256 65536 2147483647 2147483648 4294967296 9007199254740993 9223372036854775807 9223372036854775808 "
    "-9223372036854775808 -9223372036854775809 18446744073709551616 1e17 1e19 1e308 1e400 -1e400 1e-400 NaN inf 0x10 +1 999999999999999999").split()
] + [b"9" * 400]
PIECES = [
    b"\x00", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\x80", b"\x80\xed\xed", b"\xf4\x90\x80\x80", b"\xd0",
    b"\x1b[31m", b"\x1b]0;x\x07", b"\x7f", b"\x85", b"\r", b"\r\n", b"\n\n", b"\t", b"\x0b",
] + [piece.encode() for piece in (
    "\u202e \u2066 \u2028 \xad \xa0 \u200b \ufeff \uffff \U0010ffff \U0001f600 ß İ ﬁ » „ “ … – z. B. Dr. 31. Februar 25:61 1917/18 \\ \" ' < > & { } [ ] : , ; = | @ "
    "&#0; &#xD800; &x; ]]> --> <!-- <![CDATA[ \\ud800 \\u0000 [0]:[0] []:[] ../ /etc/passwd %s%n mode:parallel| AAAA //// <table> <div> <script> > - ```").split()]
VALUES = [
    None, True, 0, -1, 1, 2**31, 2**53 + 1, 2**63 - 1, 2**63, -2**63, 10**30, 0.5, -0.0, 1e17, 1e308, "", "x", "de", "../../etc/passwd", "/dev/stdin", "a/b", "a=b", "..",
    "\0", "\x1b[31mX", "\u202e", "<script>alert(1)</script>", "\ud800", "z" * 5000, [], {}, [[]], [0, 1], [1, 0], {"a": 1}, "rejected", "manual", "confirmed", "l1", "koi8-r",
    "html", "tei", "markdown", "presegmented", "parallel", "comparable", "0" * 64,
]
PROLOGS = [
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY h "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY h SYSTEM "file:///etc/passwd">]>', b'<?xml version="1.0" encoding="UTF-16"?>',
    b'<?xml version="1.0" encoding="windows-1251"?>', b"<!DOCTYPE html>",
]


@dataclass
class Command:
    """A call, what it writes, and whether it ends with status 1 if it finds something."""

    arguments: list
    output: str = ""
    checks: bool = False
    weight: float = 1.0


@dataclass
class Reader:
    """A kind of file: sound files, which of them is broken, and the calls that read it."""

    name: str
    broken: str
    files: dict
    commands: list = field(default_factory=list)
    syntax: str = "text"


class Mutator:
    """Breaks inputs in some place."""

    largest = 1 << 18

    def __init__(self, chance, pool):
        self.chance = chance
        self.pool = pool

    def mutated(self, data, syntax):
        if syntax == "gzip" and self.chance.random() < 0.5:
            return gzip.compress(self.mutated(gzip.decompress(data), "text"), mtime=0)
        for _ in range(self.chance.choice([1, 1, 1, 2, 3, 6])):
            change = self.bytes
            if syntax == "json" and self.chance.random() < 0.5:
                change = self.json
            elif syntax == "xml" and self.chance.random() < 0.4:
                change = self.xml
            data = change(data)[:len(data) + self.largest]
        return data

    def at(self, data):
        return self.chance.randrange(len(data) + 1)

    def span(self, data):
        start = self.at(data)
        length = self.chance.randrange(1, 9) if self.chance.random() < 0.6 else self.chance.randrange(1, len(data) + 2)
        return start, min(len(data), start + length)

    def bytes(self, data):
        way = self.chance.randrange(12)
        start, end = self.span(data)
        if way == 0 and data:
            at = self.chance.randrange(len(data))
            return data[:at] + bytes([data[at] ^ 1 << self.chance.randrange(8)]) + data[at + 1:]
        if way == 1:
            return data[:start] + data[end:]
        if way == 2:
            return data[:end] + data[start:end] * self.chance.choice([1, 2, 10, 200 if end - start < 500 else 1]) + data[end:]
        if way == 3:
            return data[:start]
        if way == 4:
            other = self.chance.choice(self.pool)
            first, last = self.span(other)
            return data[:start] + other[first:last] + data[self.chance.choice([start, end]):]
        if way in (5, 6):
            numbers = list(re.finditer(rb"\d+", data))
            if numbers:
                hit = self.chance.choice(numbers)
                return data[:hit.start()] + self.chance.choice(NUMBERS) + data[hit.end():]
        if way == 7:
            lines = data.split(b"\n")
            one, two = self.chance.randrange(len(lines)), self.chance.randrange(len(lines))
            if self.chance.random() < 0.5:
                lines[one], lines[two] = lines[two], lines[one]
            else:
                lines[one:one + 1] = [lines[two]] * self.chance.choice([0, 2, 100])
            return b"\n".join(lines)
        if way == 8:
            name = self.chance.choice(["utf-16", "utf-16-be", "utf-32", "cp1251", "koi8-r"])
            return data.decode("utf-8", "replace").encode(name, "replace")[:None if self.chance.random() < 0.7 else -1]
        if way == 9 and self.chance.random() < 0.3:
            opening, closing = self.chance.choice([
                (b"[", b"]"), (b'{"a":', b"}"), (b"<div>", b"</div>"), (b"<s>", b"</s>"), (b"> ", b""), (b"- ", b""), (b"(", b")"), (b"<b>", b"")])
            times = self.chance.choice([10, 300, 2000])
            return data[:start] + opening * times + data[start:end] + closing * times + data[end:]
        return data[:start] + self.chance.choice(PIECES) * self.chance.choice([1, 1, 1, 2, 50]) + data[start:]

    def json(self, data):
        """A value in the place of another, dropped, repeated or moved; of lines, in one of them."""
        lines = data.split(b"\n")
        first = None
        try:
            value = json.loads(data)
        except (ValueError, RecursionError):
            first = self.chance.randrange(len(lines))
            try:
                value = json.loads(lines[first])
            except (ValueError, RecursionError):
                return self.bytes(data)
        places = []

        def walk(node):
            keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else []
            for key in keys:
                places.append((node, key))
                walk(node[key])

        try:
            walk(value)
            if not places:
                return self.bytes(data)
            node, key = self.chance.choice(places)
            way = self.chance.randrange(6)
            if way == 0:
                del node[key]
            elif way == 1:
                other, name = self.chance.choice(places)
                node[key] = json.loads(json.dumps(other[name]))
            elif way == 2 and isinstance(node, list):
                node.insert(key, node[key])
            elif way == 3 and isinstance(node[key], int):
                node[key] += self.chance.choice([-1, 1, 1000, -1000, node[key]])
            else:
                node[key] = self.chance.choice(VALUES)
            text = json.dumps(value, ensure_ascii=self.chance.random() < 0.5).encode("utf-8", "surrogatepass")
        except (RecursionError, KeyError, IndexError, ValueError):
            return self.bytes(data)
        if first is None:
            return text
        lines[first] = text
        return b"\n".join(lines)

    def xml(self, data):
        """A tag dropped, repeated or moved, an attribute changed, a prolog."""
        tags = list(re.finditer(rb"<[^<>]*>", data))
        values = list(re.finditer(rb'(?<==")[^"]*(?=")', data))
        way = self.chance.randrange(6)
        if way == 0 and b"?>" in data[:200]:
            text = self.chance.choice(PROLOGS) + data[data.index(b"?>") + 2:]
            at = text.rfind(b"</")
            return text[:at] + b"&h;" + text[at:] if self.chance.random() < 0.5 else text
        if way in (1, 2) and values:
            hit = self.chance.choice(values)
            return data[:hit.start()] + self.chance.choice(NUMBERS + PIECES + [self.chance.choice(values).group()]) + data[hit.end():]
        if not tags:
            return self.bytes(data)
        hit = self.chance.choice(tags)
        if way == 3:
            return data[:hit.start()] + data[hit.end():]
        if way == 4:
            return data[:hit.end()] + self.chance.choice(tags).group() + data[hit.end():]
        last = tags[min(len(tags) - 1, tags.index(hit) + self.chance.randrange(6))]
        return data[:last.end()] + data[hit.start():last.end()] * self.chance.choice([1, 2, 20]) + data[last.end():]


class Bench:
    """A place to run the program in: sound files, a cache and a dictionary of its own."""

    def __init__(self, options):
        self.options = options
        self.binary = str(Path(options.binary).resolve())
        self.root = Path(tempfile.mkdtemp(prefix="synoptic-fuzz-"))
        dictionaries = self.root / "dictionaries"
        dictionaries.mkdir()
        for name, data in dictd("freedict-deu-eng").items():
            (dictionaries / name).write_bytes(data)
        self.environment = dict(
            os.environ, LC_ALL="C.UTF-8", SWIFT_BACKTRACE="enable=no", XDG_CACHE_HOME=str(self.root / "cache"), SYNOPTIC_DICTIONARIES=str(dictionaries),
            SYNOPTIC_ENCODER=str(self.root / "none"))

    def run(self, folder, arguments, stdin=b""):
        """Status (negative for a signal), output, errors, seconds of processor time, MB."""
        limit = self.options.seconds

        def limits():
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_CPU, (limit * 2, limit * 2 + 1))
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))
            if not self.options.sanitized:
                resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))

        (self.root / "stdin").write_bytes(stdin)
        with open(self.root / "stdin", "rb") as source, open(self.root / "out", "wb") as out, open(self.root / "err", "wb") as err:
            process = subprocess.Popen(
                [self.binary, *arguments], cwd=folder, stdin=source, stdout=out, stderr=err, env=self.environment, preexec_fn=limits)
            deadline = time.monotonic() + limit * 20
            while True:
                child, status, usage = os.wait4(process.pid, os.WNOHANG)
                if child:
                    break
                if time.monotonic() > deadline:
                    process.kill()
                time.sleep(0.002)
            process.returncode = os.waitstatus_to_exitcode(status)
        with open(self.root / "out", "rb") as out, open(self.root / "err", "rb") as err:
            return process.returncode, out.read(64 << 20), err.read(4 << 20), usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024

    def readers(self):
        """All readers, with sound files that are mostly made by the program itself."""
        folder = self.root / "sound"
        folder.mkdir()
        texts = {"de.txt": GERMAN.encode(), "en.txt": ENGLISH.encode(), "ru.txt": RUSSIAN.encode()}
        for name, data in texts.items():
            (folder / name).write_bytes(data)

        def make(*arguments):
            result = self.run(folder, list(arguments))
            if result[0] != 0:
                sys.exit("sound files cannot be made: %s: %s" % (" ".join(arguments), result[2].decode(errors="replace")))

        make("align", "de.txt", "en.txt", "ru.txt", "-o", "g.json", "--mode", "comparable", "--recall")
        make("align", "de.txt", "en.txt", "-o", "p.json", "--mode", "parallel")
        native = {"g": (folder / "g.json").read_bytes(), "p": (folder / "p.json").read_bytes()}
        readers = [Reader("plain", "de.txt", texts, documents("de.txt") + [Command(["transliterate", "--scheme", "iso9", "ru.txt"])])]
        schemes = [Command(["transliterate", "--scheme", name, "ru.txt"]) for name in ("iso9", "duden", "gost779b", "bgn")]
        readers.append(Reader("russian", "ru.txt", texts, schemes + [
            Command(["transliterate", "--scheme", "iso9", "--reverse", "ru.txt"]), Command(["segment", "ru.txt", "--json"]),
            Command(["names", "--house-style", "duden", "--check", "de.txt", "ru.txt"], checks=True, weight=0.4)]))
        for name in ("utf-16", "koi8-r", "windows-1251"):
            readers.append(Reader(name, "x.txt", {**texts, "x.txt": RUSSIAN.encode(name, "replace")}, documents("x.txt")))
        for name, text, syntax in (("x.md", MARKDOWN, "text"), ("x.html", HTML, "xml"), ("x.xml", TEI, "xml")):
            readers.append(Reader(name, name, {**texts, name: text.encode()}, documents(name), syntax))
        lines = re.sub(r"(?<=[.!?]) ", "\n", GERMAN).encode()
        readers.append(Reader("presegmented", "x.txt", {**texts, "x.txt": lines}, [
            Command(["segment", "x.txt", "--presegmented", "--json"]), Command(["evaluate", "--segmentation", "x.txt"]),
            Command(["align", "x.txt", "en.txt", "--presegmented", "-o", "out.json", "--no-lexicon"], "out.json")]))
        gold = {"gold/sentences/de.tsv": b"0\t0\t20\t1\tDie Fahrt.\n1\t22\t74\t2\tHans.\n", "gold/sentences/en.tsv": b"0\t0\t18\t1\tThe.\n1\t20\t66\t2\tHans.\n",
                "gold/links/de__en.tsv": b"0\t0\t2\thead\n1\t1\t1\tborn\n", "beads.txt": b"[0]:[0]\n[1, 2]:[1]\n[]:[2]\n"}
        for name in native:
            readers.append(Reader("native-" + name, "x.json", {**texts, **gold, "x.json": native[name]}, alignments("x.json"), "json"))
        for target in gold:
            files = {**texts, **gold, "x.json": native["p" if target == "beads.txt" else "g"]}
            against = [["evaluate", "x.json", *(["--beads", "beads.txt"] if target == "beads.txt" else ["--gold", "gold"]), *more]
                       for more in ([], ["--json"], ["--against", "x.json"])]
            readers.append(Reader("gold-" + target.split("/")[-2] if "/" in target else "gold-beads", target, files, [Command(each) for each in against]))
        for form, extension, syntax in FORMATS:
            made = "m" + extension
            make("convert", "p.json", made, "--to", form)
            broken = "x.de" if form == "moses" else "x" + extension
            files = {**texts, broken: (folder / (made + (".de" if form == "moses" else ""))).read_bytes()}
            if form == "moses":
                files["x.en"] = (folder / "m.en").read_bytes()
            readers.append(Reader(form, broken, files, conversions("x" if form == "moses" else broken, form), syntax))
        readers += dictionaries(texts)
        readers.append(Reader("allow", "a.txt", {**texts, "a.txt": "# erlaubt\nJansen\nWolkonski\tVolkonsky\n".encode()}, [
            Command(["names", "de.txt", "ru.txt", "--allow", "a.txt", "--check"], checks=True, weight=0.4)]))
        readers.append(Reader("names-score", "n.tsv", {"n.tsv": "Хрущёв\tChruschtschow\nde\tHans Jansen\tru\tХанс Янсен\n".encode()}, [
            Command(["names", "score", "n.tsv"]), Command(["names", "score", "<n.tsv"])]))
        readers.append(Reader("stdin", "ru.txt", texts, [
            Command(["transliterate", "--scheme", "iso9", "<ru.txt"]), Command(["segment", "/dev/stdin", "<ru.txt"])]))
        return readers

    def judge(self, command, before, after, result):
        """What a run did that it must not, each in a few words."""
        status, out, err, seconds, memory = result
        found = []
        errors = err.decode("utf-8", "replace")
        if status < 0:
            found.append("signal %d" % -status)
        elif status not in ((0, 1, 2) if command.checks else (0, 2)):
            found.append("status %d" % status)
        if re.search(r"Fatal error|Sanitizer|runtime error:|Stack dump", errors):
            found.append("fatal error")
        if seconds > self.options.seconds:
            found.append("%d s of processor time" % seconds)
        if memory > self.options.memory:
            found.append("%d MB" % memory)
        if re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]", errors):
            found.append("control characters on standard error")
        sentences = [line for line in errors.split("\n") if line.startswith("synoptic: ")]
        if status == 2:
            if len(sentences) != 1 or errors.split("\n")[-2:] != [sentences[0], ""]:
                found.append("not one sentence at the end of standard error")
            elif len(sentences[0]) > 1500 or re.search(r"Error Domain|NSCocoa|UserInfo|The operation could|DecodingError|Optional\(", sentences[0]):
                found.append("a sentence that is long, or the system's")
        elif sentences:
            found.append("an error, and status %d" % status)
        stem = os.path.splitext(command.output)[0]
        for name in sorted(set(before) | set(after)):
            if before.get(name) == after.get(name):
                continue
            is_output = command.output and (name == command.output or name.startswith((command.output + "/", stem + ".")))
            if status == 2 or status < 0 and name not in before and not is_output:
                found.append("%s was %s, and it failed" % (name, "changed" if name in before else "made"))
            elif not is_output:
                found.append("%s was %s" % (name, "changed" if name in before else "made"))
        if status in (0, 1):
            if command.output and not any(name.startswith(stem) for name in after):
                found.append("no " + command.output)
            found += [problem for name in after if after[name] != before.get(name) for problem in malformed(name, after[name])]
            if "--json" in command.arguments or command.arguments[0] == "align" and not command.output:
                found += malformed("standard output.json", out)
            elif not is_text(out):
                found.append("standard output is no UTF-8")
        return found

    def one(self, readers, number):
        """Makes a run by its number; what was found, with what is needed to make it again."""
        chance = random.Random("%d %d" % (self.options.seed, number))
        reader = readers[number % len(readers)]
        data = Mutator(chance, self.pool).mutated(reader.files[reader.broken], reader.syntax)
        command = chance.choices(reader.commands, [each.weight for each in reader.commands])[0]
        folder = self.root / "run"
        shutil.rmtree(folder, ignore_errors=True)
        files = {**reader.files, reader.broken: data}
        if command.output in self.sound and chance.random() < 0.5:
            files[command.output] = self.sound[command.output]
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        arguments, stdin = command.arguments, b""
        if arguments[-1].startswith("<"):
            arguments, stdin = arguments[:-1], files[arguments[-1][1:]]
        result = self.run(folder, arguments, stdin)
        found = self.judge(command, files, listing(folder), result)
        kept = None
        if found and self.options.keep:
            kept = Path(self.options.keep) / ("%s-%d" % (reader.name, number))
            shutil.rmtree(kept, ignore_errors=True)
            kept.mkdir(parents=True)
            for name, content in files.items():
                (kept / name).parent.mkdir(parents=True, exist_ok=True)
                (kept / name).write_bytes(content)
            text = "synoptic %s\nstatus %d\n%s\n\n%s" % (" ".join(command.arguments), result[0], "\n".join(found), result[2].decode("utf-8", "replace"))
            (kept / "finding.txt").write_text(text, encoding="utf-8", errors="replace")
        return reader.name, command.arguments, result[0], found, result[3], result[4]

    def prepare(self):
        readers = self.readers()
        self.pool = [data for reader in readers for data in reader.files.values()]
        self.sound = {"out." + name[2:]: (self.root / "sound" / name).read_bytes()
                      for name in os.listdir(self.root / "sound") if name.startswith("m.") and name[2:] not in ("de", "en")}
        self.sound["out.json"] = (self.root / "sound" / "g.json").read_bytes()
        return [reader for reader in readers if not self.options.only or reader.name in self.options.only.split(",")]


FORMATS = [
    ("tmx", ".tmx", "xml"), ("xces", ".xces", "xml"), ("tei", ".tei", "xml"), ("xliff", ".xlf", "xml"), ("ladder", ".ladder", "text"), ("vecalign", ".path", "text"),
    ("tsv", ".tsv", "text"), ("jsonl", ".jsonl", "json"), ("intertext", ".xml", "xml"), ("cwb", ".cwb", "text"), ("sketchengine", ".map", "text"), ("moses", "", "text"),
]


def documents(file):
    """Calls that read a document."""
    return [
        Command(["segment", file, "--json"]), Command(["segment", file, "--lossy"]), Command(["segment", file, "--language", "de"]),
        Command(["names", file, "en.txt"], weight=0.4), Command(["names", file, "--json"], weight=0.4),
        Command(["align", file, "en.txt", "--no-lexicon", "--no-induce", "-o", "out.json"], "out.json"),
        Command(["align", file, "en.txt", "ru.txt", "--mode", "comparable", "-o", "out.json"], "out.json", weight=0.4),
        Command(["align", file, "en.txt", "--mode", "parallel", "--lossy", "--no-lexicon"]),
        Command(["lexicon", "info", "--coverage", file, "en.txt"], weight=0.2),
    ]


def alignments(file):
    """Calls that read an alignment."""
    calls = [
        ["show", file], ["show", file, "--format", "json"], ["show", file, "--format", "tsv", "--nulls"], ["show", file, "--context", "2", "--width", "60"],
        ["show", file, "--no-text"], ["show", file, "--explain", "l1"], ["show", file, "--explain", "de:1,en:1"], ["conflicts", file, "--json", "--no-lexicon"],
        ["evaluate", file, "--gold", "gold"], ["evaluate", file, "--beads", "beads.txt"], ["names", file],
    ]
    commands = [Command(call) for call in calls]
    commands += [
        Command(["convert", "--check", file], checks=True), Command(["convert", "--check", "--json", file], checks=True),
        Command(["evaluate", file, "--invariants"], checks=True), Command(["conflicts", file, "--check", "--no-lexicon"], checks=True),
        Command(["report", file, "-o", "page", "--no-lexicon", "--svg"], "page", weight=0.3), Command(["report", file, "-o", "page", "--no-text"], "page", weight=0.3),
        Command(["align", "de.txt", "en.txt", "ru.txt", "--keep", file, "--no-lexicon", "--no-induce", "-o", "out.json"], "out.json", weight=0.4),
        Command(["convert", file, "out.json", "--relocate", "de=de.txt"], "out.json"),
    ]
    commands += [Command(["convert", file, "out" + extension, "--to", form], "out" + extension) for form, extension, _ in FORMATS if form != "moses"]
    return commands


def conversions(file, form):
    """Calls that read a format of interchange."""
    named = ["--documents", "de.txt", "en.txt"]
    return [Command(["convert", file, "out" + extension, "--from", form, *more], "out" + extension)
            for extension in (".json", ".jsonl", ".tmx", ".tsv", ".xces", ".tei", ".ladder") for more in (named, [])] + [Command(["convert", file, "out.json", *named], "out.json")]


def base64(number):
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return (base64(number // 64) if number >= 64 else "") + digits[number % 64]


def dictd(name):
    """A small dictionary in the dictd format."""
    articles = [("00-database-info", "Edition: 1.2\n"), ("Lotse", "Lotse /x/ <n>\npilot; guide\n"), ("Fahrt", "Fahrt /x/\nvoyage, trip [naut.]\n"), ("Vater", "Vater\nfather\n")]
    index, body = "", b""
    for word, text in articles:
        index += "%s\t%s\t%s\n" % (word, base64(len(body)), base64(len(text.encode())))
        body += text.encode()
    return {name + ".index": index.encode(), name + ".dict": body}


def dictionaries(texts):
    """Readers of dictionaries and glossaries."""
    plain = dictd("d")
    packed = {"d.index": plain["d.index"], "d.dict.dz": gzip.compress(plain["d.dict"], mtime=0)}
    index, body = b"", b""
    for word, text in (("Fahrt", "voyage, trip"), ("Lotse", "pilot"), ("Vater", "father; dad")):
        index += word.encode() + b"\0" + len(body).to_bytes(4, "big") + len(text).to_bytes(4, "big")
        body += text.encode()
    star = {"s.ifo": b"StarDict's dict ifo file\nversion=2.4.2\nbookname=x\nwordcount=3\nidxfilesize=%d\nsametypesequence=m\n" % len(index), "s.idx": index, "s.dict": body}
    mueller = {"mueller7.index": b"house\tA\tBA\n", "mueller7.dict": "house\n  [haus] 1. _n. 1) дом; 2) хозяйство 2. _v. 1) жить\n".encode().ljust(64)}
    tables = {"g.tsv": "de\ten\tru\nLotse\tpilot | guide\tлоцман\n".encode(), "g.csv": 'de,en\nLotse,"pilot, ""guide"""\n'.encode(), "g.tbx": TERMS.encode(), "g.dic": b"pilot @ Lotse\n"}

    def asks(name):
        return [Command(["lexicon", "lookup", word, *more, "--glossary", name]) for word, more in (("Lotse", []), ("Vater", ["--json"]))] + [
            Command(["lexicon", "info", "--coverage", "de.txt", "en.txt", "--glossary", name], weight=0.4)]

    readers = [Reader("dictd-" + name[2:], name, {**texts, **plain}, asks("de-en=d.index")) for name in plain]
    readers.append(Reader("dictd-dz", "d.dict.dz", {**texts, **packed}, asks("de-en=d.index"), "gzip"))
    readers.append(Reader("mueller", "mueller7.dict", {**texts, **mueller}, asks("de-en=mueller7.index")))
    readers += [Reader("stardict-" + name[2:], name, {**texts, **star}, asks("de-en=s.ifo")) for name in star]
    readers += [Reader("glossary-" + name[2:], name, {**texts, name: data}, asks("de-en=" + name) + asks(name), "xml" if name == "g.tbx" else "text")
                for name, data in tables.items()]
    return readers


def is_text(data):
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def malformed(name, data):
    """What is wrong with a file that was written."""
    if not is_text(data):
        return [name + " is no UTF-8"]
    try:
        if name.endswith(".json"):
            json.loads(data)
        elif name.endswith(".jsonl"):
            for line in data.split(b"\n"):
                if line:
                    json.loads(line)
        elif name.endswith((".tmx", ".xces", ".tei", ".xlf", ".xml", ".svg")):
            xml.parsers.expat.ParserCreate().Parse(data, True)
    except (ValueError, RecursionError, xml.parsers.expat.ExpatError) as error:
        return ["%s is malformed: %s" % (name, re.sub(r"\d+", "N", str(error))[:60])]
    return []


def listing(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def work(options, numbers, results):
    """Makes runs in a process of its own."""
    bench = Bench(options)
    try:
        readers = bench.prepare()
        for number in numbers:
            results.put((number, *bench.one(readers, number)))
    finally:
        shutil.rmtree(bench.root, ignore_errors=True)
        results.put(None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first", help="the number of the first run")
    parser.add_argument("--only", help="readers, separated by commas")
    parser.add_argument("--keep", help="a folder for what is found")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=10, help="processor time of a run")
    parser.add_argument("--memory", type=int, default=1024, help="MB of a run")
    parser.add_argument("--sanitized", action="store_true", help="the binary was built with a sanitizer, which takes much address space")
    parser.add_argument("--list", action="store_true", help="list the readers")
    options = parser.parse_args()
    if options.list:
        bench = Bench(options)
        print("\n".join(reader.name for reader in bench.prepare()))
        shutil.rmtree(bench.root)
        return 0
    begin = time.time()
    results = multiprocessing.Queue()
    numbers = range(options.first, options.first + options.runs)
    workers = [multiprocessing.Process(target=work, args=(options, numbers[job::options.jobs], results)) for job in range(options.jobs)]
    for worker in workers:
        worker.start()
    statuses, kinds, slowest, largest, left = {}, {}, (0, ""), (0, ""), len(workers)
    while left:
        result = results.get()
        if result is None:
            left -= 1
            continue
        number, reader, arguments, status, found, seconds, memory = result
        statuses[status] = statuses.get(status, 0) + 1
        slowest, largest = max(slowest, (seconds, "%s %d" % (reader, number))), max(largest, (memory, "%s %d" % (reader, number)))
        for what in found:
            kind = (reader, arguments[0], re.sub(r"\d+", "N", what))
            kinds[kind] = kinds.get(kind, 0) + 1
            if kinds[kind] == 1:
                print("%d [%s] synoptic %s: %s" % (number, reader, " ".join(arguments), what), flush=True)
    for kind, count in sorted(kinds.items(), key=lambda item: -item[1]):
        print("%6d  %s" % (count, "  ".join(kind)))
    print("slowest %.1f s (%s), largest %d MB (%s)" % (*slowest, *largest))
    print("%d runs, seed %d, from %d: %s; %d findings of %d kinds; %d s" % (
        sum(statuses.values()), options.seed, options.first, ", ".join("status %d: %d" % item for item in sorted(statuses.items())), sum(kinds.values()), len(kinds),
        time.time() - begin))
    return 1 if kinds or sum(statuses.values()) < options.runs else 0


if __name__ == "__main__":
    sys.exit(main())
