#!/usr/bin/env python3
"""The choice between translation and independent account, measured on pairs of texts of which it is known.

usage: modes.py make [--shared FOLDER] [--books FOLDER] [--cache FOLDER] SET
       modes.py fit FIGURES
       modes.py run SYNOPTIC SET [--half development|test] [--class NAME ...] [--id ID ...] [--sample COUNT] [--with-lexicon-only] [--encoder ENCODER] [--limit SECONDS]

`make` writes pairs of texts into the folder SET, always the same ones from the same sources, and SET/manifest.jsonl, a line a pair:
id, class, half, sources, languages, files (a, b), options, mode (what is expected), gold and units, where they are known.
SET/ID.beads holds the gold as `[src]:[tgt]` lines between units, and SET/ID.units.json where each unit lies in its text (code points):
a unit is a sentence, or a paragraph where only paragraphs are known to correspond.
All pairs of a source are in one half, development or test. Sources that cannot be had are left out, and it is said which.

`run` aligns them all with --mode auto, with dictionaries and with --no-lexicon (with sentence vectors unless --encoder is none), and prints how often the mode was the expected one,
how good the links are (strict and lax F1, as for beads; a link counts as the units that it covers for the most part), what part of the
links scored over .9 is wrong (strict, lax), and for each pair that was taken the wrong way what the program said about its choice. Where the program does not find out the languages,
they are said in a second run, and those pairs are listed.

`fit` fits the weights of parallel-weights.json ("translation") to a table made by `synoptic-train-parallel modes SET > FIGURES`: on each half of the
sources to count what is wrong in the other, then on both. Rows with sentence vectors are left out: what they say is made of two such trials, with vectors and
without. Excerpts in blocks of which hardly a sentence has no place in the order are left out.

Sources: the independent accounts of Corpus and of FOLDER/corpus; FOLDER/bench/parallel (news, LANG-LANG.KIND.LANG and .gold);
manuals translated in Debian, which are downloaded into the cache folder; and books, where a folder with them is given:
    BOOKS/KIND/WORK/LANG.txt   KIND: novel, tale, essay, play, poem; a paragraph, a speech or a verse a line
    BOOKS/KIND/WORK/aligned    there if the lines of all languages correspond: then the gold is known, and more pairs are made
    (WORK~NAME, such as another translation, is in the same half as WORK)
Only the mode is measured on books of which that is not known.
"""
import argparse, ast, glob, gzip, hashlib, html.parser, json, math, os, random, re, resource, shutil, subprocess, sys, tempfile, time
from bisect import bisect_right
from collections import Counter, defaultdict

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MAIN = [("de", "en"), ("de", "ru"), ("en", "ru")]
OTHERS = [("fr", "en"), ("es", "en"), ("zh", "en"), ("ar", "en"), ("el", "en"), ("ja", "en"), ("pl", "ru"), ("pl", "de"), ("fr", "de"),
          ("ja", "ru"), ("zh", "ru"), ("es", "ru"), ("uk", "ru"), ("cs", "ru"), ("hu", "en"), ("tr", "ru"), ("fi", "en"), ("he", "en")]
SPACELESS = {"zh", "ja", "th"}


def lines(path):
    with open(path, encoding="utf8") as file:
        return file.read().splitlines()


def half(source):
    source = source.split("~")[0]
    return "test" if hashlib.sha256(f"modes:{source}".encode()).digest()[0] % 2 else "development"


def chance(*key):
    return random.Random(":".join(map(str, key)))


def identity(count):
    return [((number,), (number,)) for number in range(count)]


# MARK: Sentences

ABBREVIATION = re.compile(
    r"(?:^|[\s(„\"«])(?:[A-ZÄÖÜА-Я]|z|B|d|h|u|a|o|Dr|St|Mr|Mrs|Prof|bzw|ca|etc|vgl|usw|Nr|bis|e\.g|i\.e|г|гг|им|т|е|ст|ул|др|пр|"
    r"\d{1,2}|geb|gest|Jh|Hl|No|vol|pp)\.$")


def sentences(text):
    """A rough division, for excerpts; the program makes its own."""
    parts, start = [], 0
    for match in re.finditer(r"[.!?…]+[\"»“”’')\]]*\s+(?=[\"«„“‘'(\[—–-]?\s?[A-ZÄÖÜА-ЯЁ0-9])|[。！？]+[」』”]?", text):
        piece = text[start : match.end()].strip()
        if ABBREVIATION.search(piece):
            continue
        parts.append(piece)
        start = match.end()
    if text[start:].strip():
        parts.append(text[start:].strip())
    return parts


# MARK: Texts of units

def lay(units, language, layout):
    """The text of the units, and where each lies in it.

    Layouts: "lines", "paragraphs" (blank lines between), "wrapped", "joined:N" (so many a line), or the numbers of the units that begin a line.
    """
    within, between = "" if language in SPACELESS else " ", "\n" if layout == "lines" or layout[:6] == "joined" else "\n\n"
    if isinstance(layout, str):
        begins = set(range(0, len(units), int(layout[7:]) if layout.startswith("joined:") else 1))
    else:
        begins = set(layout)
    text, spans = [], []
    at = 0
    for number, unit in enumerate(units):
        if number:
            separator = between if number in begins else within
            text.append(separator)
            at += len(separator)
        spans.append([at, at + len(unit)])
        text.append(unit)
        at += len(unit)
    text = "".join(text) + "\n"
    if layout == "wrapped":
        text = re.sub(r"[^\n]+", lambda line: wrapped(line[0]), text)
    return text, spans


def wrapped(line, width=72):
    """Spaces become line ends, so that nothing moves."""
    result, start = list(line), 0
    while len(line) - start > width:
        at = line.rfind(" ", start, start + width)
        if at <= start:
            break
        result[at] = "\n"
        start = at + 1
    return "".join(result)


class Source:
    """Texts in several languages of one work, in units; aligned where unit i of each corresponds to unit i of the others."""
    def __init__(self, name, kind, texts, aligned):
        self.name, self.kind, self.texts, self.aligned = name, kind, texts, aligned

    def pairs(self, candidates):
        return [pair for pair in candidates if pair[0] in self.texts and pair[1] in self.texts]

    def both(self, x, y, short=False):
        """The units that are in both languages; short: those that are about a sentence."""
        found = [(a, b) for a, b in zip(self.texts[x], self.texts[y]) if a and b]
        if short:
            found = [(a, b) for a, b in found if len(sentences(a)) == 1 == len(sentences(b)) and 25 <= len(a) <= 400 and a != b]
        return found


class TestSet:
    def __init__(self, folder):
        self.folder, self.entries, self.ids = folder, [], set()

    def add(self, name, kind, mode, sources, a, b, beads=None, options=(), layouts=("lines", "lines")):
        """a, b: (language, units). Of several sources the first says the half."""
        identifier = f"{kind}-{name}"
        while identifier in self.ids:
            identifier += "x"
        self.ids.add(identifier)
        entry = {"id": identifier, "class": kind, "half": half(sources[0]), "sources": list(sources), "languages": [a[0], b[0]]}
        spans = {}
        for side, (language, units), layout in zip("ab", (a, b), layouts):
            text, spans[side] = lay(units, language, layout)
            # Not the language: what it is must be found out, and nothing told by the name.
            entry[side] = f"{identifier}.{side}.txt"
            with open(f"{self.folder}/{entry[side]}", "w", encoding="utf8") as file:
                file.write(text)
        entry |= {"options": list(options), "mode": mode, "units": [len(a[1]), len(b[1])], "gold": None}
        if beads is not None:
            entry["gold"], entry["places"] = f"{identifier}.beads", f"{identifier}.units.json"
            with open(f"{self.folder}/{entry['gold']}", "w", encoding="utf8") as file:
                file.write("".join(f"{list(x)}:{list(y)}\n" for x, y in beads))
            with open(f"{self.folder}/{entry['places']}", "w", encoding="utf8") as file:
                json.dump(spans, file)
        self.entries.append(entry)

    def write(self):
        with open(f"{self.folder}/manifest.jsonl", "w", encoding="utf8") as file:
            file.write("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in self.entries))


# MARK: Changes of a translation

def merged(units, beads, side, random, share=0.1, language="de"):
    """Some neighbors of one side are put together to one unit, and the beads with them."""
    space = "" if language in SPACELESS else " "
    result, place = [], {}
    for number, unit in enumerate(units):
        if result and number and random.random() < share and place[number - 1] == len(result) - 1 and not result[-1][1]:
            result[-1] = (result[-1][0] + space + unit, True)
        else:
            result.append((unit, False))
        place[number] = len(result) - 1
    joined = {}
    for bead in beads:
        own = tuple(sorted({place[number] for number in bead[side]}))
        joined.setdefault(own, []).extend(bead[1 - side])
    made = [(own, tuple(other)) if side == 0 else (tuple(other), own) for own, other in joined.items()]
    return [unit for unit, _ in result], sorted(made, key=lambda bead: bead[0] or bead[1])


def without(units, beads, side, gone):
    """The units whose numbers are in `gone` are left out of one side."""
    place, kept = {}, []
    for number, unit in enumerate(units):
        if number not in gone:
            place[number] = len(kept)
            kept.append(unit)
    made = []
    for bead in beads:
        own = tuple(place[number] for number in bead[side] if number in place)
        if own:
            made.append((own, bead[1]) if side == 0 else (bead[0], own))
    return kept, made


def reordered(units, order):
    """One side in another order: order[k] is the unit that comes as number k."""
    place = {old: new for new, old in enumerate(order)}
    return [units[old] for old in order], [((old,), (place[old],)) for old in range(len(units)) if old in place]


def scrambled(count, random):
    """An order in which hardly two units stand as before."""
    best = None
    for _ in range(20):
        order = list(range(count))
        random.shuffle(order)
        kept = sum(b - a == 1 for a, b in zip(order, order[1:]))
        if best is None or kept < best[0]:
            best = kept, order
    return best[1]


def blocks(count, number, random):
    """The units in so many runs, none of which follows the one that it followed before."""
    cuts = sorted(random.sample(range(2, count - 1), number - 1)) if number > 1 else []
    while any(b - a < 2 for a, b in zip([0] + cuts, cuts + [count])):
        cuts = sorted(random.sample(range(2, count - 1), number - 1))
    runs = [list(range(a, b)) for a, b in zip([0] + cuts, cuts + [count])]
    while True:
        order = runs[:]
        random.shuffle(order)
        if all(b[0] != a[-1] + 1 for a, b in zip(order, order[1:])):
            return [unit for run in order for unit in run]


OLD = {
    "de": [(r"\b([Tt])(ür|al|at|eil|un|on|ür|aler|eer)(?=\w{0,4}\b)", r"\1h\2"), (r"ieren\b", "iren"), (r"iert(e?n?)\b", r"irt\1"),
           (r"\bgibt\b", "giebt"), (r"\bging", "gieng"), (r"\bsei\b", "sey"), (r"\bseid\b", "seyd"), (r"\bsein\b", "seyn"),
           (r"dass\b", "daß"), (r"([iumü])ss(t?)\b", r"\1ß\2"), (r"\bK(on|ar|om)", r"C\1"), (r"\bZ(entr|ivil)", r"C\1"), (r"\bÜ", "Ue"),
           (r"\bÄ", "Ae"), (r"\bÖ", "Oe"), (r"nisse?\b", "niß"), (r"\bbei", "bey"), (r"\bzwei", "zwey"), (r"\bdrei", "drey")],
    "en": [(r"\b([Tt])o(day|morrow|night)\b", r"\1o-\2"), (r"\b([Ss])how", r"\1hew"), (r"(\w)ization", r"\1isation"), (r"(\w{3})ize", r"\1ise"),
           (r"(col|hon|fav|lab|harb|neighb|behavi|hum|rum)or", r"\1our"), (r"\b([Cc]ent|[Tt]heat|[Mm]et)er\b", r"\1re"),
           (r"\b([Pp])rogram\b", r"\1rogramme"), (r"nection\b", "nexion"), (r"\b([Aa])ny one\b", r"\1ny-one"), (r"(\w)ction\b", r"\1ction"),
           (r"\b([Ss])ome(thing|times)", r"\1ome \2"), (r"\b([Jj])ail", lambda m: "G" + "aol" if m[1] == "J" else "gaol"),
           (r"\b([Cc])(ould|an)n['’]?t\b", r"\1\2 not"), (r"ck(ed|ing)\b", r"ck'\1"), (r"([^e])ed\b", r"\1'd")],
    "ru": [(r"и(?=[аеёиоуыэюяй])", "і"), (r"(?<=[бвгджзклмнпрстфхцчшщ])(?=[\s,.;:!?»\")—-]|$)", "ъ"), (r"ого\b", "аго"), (r"его\b", "яго"),
           (r"\b([Лл])ет", r"\1ѣт"), (r"\b([Дд])ел", r"\1ѣл"), (r"\b([Бб])ел", r"\1ѣл"), (r"\b([Вв])ер", r"\1ѣр"), (r"\b([Мм])ест", r"\1ѣст"),
           (r"\b([Гг])де\b", r"\1дѣ"), (r"\b([Нн])ет", r"\1ѣт"), (r"([Чч]елов)е", r"\1ѣ"), (r"\b([Вв])се(х|м|ми|)\b", r"\1сѣ\2"),
           (r"\b([Тт])е(х|м|)\b", r"\1ѣ\2"), (r"([Рр])е([чк])", r"\1ѣ\2"), (r"\b([Хх])оте", r"\1отѣ"), (r"е\b(?=[\s,.])", "ѣ"), (r"ф", "ѳ")],
}


def old_spelling(text, language):
    for pattern, replacement in OLD[language]:
        text = re.sub(pattern, replacement, text)
    return text


# MARK: Sources

def news(folder):
    """The two halves of each file, which are sources of their own: {(x, y, kind): [(units of x, of y, beads), the same]}."""
    found = {}
    for x, y in MAIN:
        clean = {line: number for number, line in enumerate(lines(f"{folder}/{x}-{y}.clean.{x}"))}
        middle = len(clean) // 2
        for kind in ("clean", "noisy", "hard"):
            base = f"{folder}/{x}-{y}.{kind}"
            a, b = lines(f"{base}.{x}"), lines(f"{base}.{y}")
            beads = [tuple(tuple(ast.literal_eval(part)) for part in line.split(":")[:2]) for line in lines(base + ".gold") if line]
            at = next(number for number, line in enumerate(a) if clean.get(line, -1) >= middle)
            cut = next(number for number, bead in enumerate(beads) if bead[0] and bead[0][0] >= at)
            first, second = beads[:cut], beads[cut:]
            edge = [min(bead[side][0] for bead in second if bead[side]) for side in (0, 1)]
            moved = [tuple(tuple(number - edge[side] for number in bead[side]) for side in (0, 1)) for bead in second]
            found[x, y, kind] = [(a[: edge[0]], b[: edge[1]], first), (a[edge[0] :], b[edge[1] :], moved)]
    return found


def accounts(folder):
    """{subject: [(name, language, text)]} of independent accounts."""
    found = defaultdict(list)
    for base in (f"{ROOT}/Corpus", f"{folder}/corpus"):
        for path in sorted(glob.glob(f"{base}/*/*.txt")):
            subject, name = os.path.basename(os.path.dirname(path)), os.path.basename(path)[:-4]
            if base != f"{ROOT}/Corpus" and os.path.isdir(f"{ROOT}/Corpus/{subject}"):
                continue
            with open(path, encoding="utf8") as file:
                found[subject].append((name, name[:2], file.read().lstrip("\ufeff")))
    return dict(found)


class Paragraphs(html.parser.HTMLParser):
    """The text of a page of a manual, a block a unit, with the kind of block."""
    BLOCKS = {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "div", "section", "blockquote", "table", "ul", "ol", "dl"}
    LEFT_OUT = {"pre", "script", "style", "head", "nav", "table", "footer", "svg"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.units, self.kinds, self.words, self.block, self.out = [], [], [], "", 0

    def end(self):
        text = re.sub(r"\s+", " ", "".join(self.words)).replace("¶", "").strip()
        if re.search(r"\w\w", text):
            self.units.append(text)
            self.kinds.append(self.block)
        self.words = []

    def handle_starttag(self, tag, attributes):
        role = dict(attributes).get("class") or ""
        without = re.search(r"\b(?:toc|nav(?:header|footer)|sphinxsidebar|related|footer|programlisting|screen)\b", role)
        if tag in self.LEFT_OUT or tag == "div" and (self.out or without):
            self.out += 1
            self.end()
        elif tag in self.BLOCKS:
            self.end()
            self.block = tag

    def handle_endtag(self, tag):
        if self.out and (tag in self.LEFT_OUT or tag == "div"):
            self.out -= 1
        elif tag in self.BLOCKS:
            self.end()

    def handle_data(self, text):
        if not self.out:
            self.words.append(text)


def roff(path):
    """The paragraphs of a manual page, without its examples and tables."""
    with gzip.open(path, "rt", encoding="utf8", errors="replace") as file:
        source = file.read()
    units, words, out = [], [], False

    def end():
        text = " ".join(" ".join(words).split())
        if re.search(r"\w\w", text):
            units.append(text)
        words.clear()

    for line in source.splitlines():
        if re.match(r"\.(?:EX|nf|TS)\b", line):
            end()
            out = True
        elif re.match(r"\.(?:EE|fi|TE)\b", line):
            out = False
        elif out or line.startswith((".\\\"", "'\\\"", ".TH", ".UR", ".UE", ".so", ".ie", ".el", ".if", ".de", "..")):
            continue
        elif re.match(r"\.(?:SH|SS|PP|P|LP|TP|IP|HP|sp|br|RS|RE|TQ|PD)\b", line):
            end()
            rest = re.sub(r"^\.\w+\s*", "", line) if line.startswith((".SH", ".SS")) else ""
            if rest:
                words.append(rest.strip('"'))
                end()
        else:
            line = re.sub(r"^\.(?:B|I|BR|IR|RB|RI|BI|IB|SM|SB)\s+(.*)$", lambda match: match[1].replace('"', ""), line)
            if not line.startswith("."):
                line = re.sub(r"\\f(?:\[\w*\]|\(..|.)", "", line)
                line = line.replace("\\-", "-").replace("\\(aq", "'").replace("\\(dq", '"').replace("\\&", "").replace("\\ ", " ")
                words.append(re.sub(r"\\(?:\[\w+\]|\(..|[^\w\s])", "", line).replace("\\e", "\\"))
    end()
    return units


MANUALS = {
    # Name: package and folder by language.
    "debian-reference": ({language: (f"debian-reference-{language.lower()}", "usr/share/debian-reference")
                          for language in ("en", "de", "fr", "es", "ja", "zh-cn", "pt", "it")}),
    "developers-reference": ({"en": ("developers-reference", "usr/share/developers-reference")} | {
        language: (f"developers-reference-{language}", f"usr/share/developers-reference/{language}") for language in ("de", "ru", "fr", "ja")}),
    "maint-guide": ({"en": ("maint-guide", "usr/share/doc/maint-guide/html")} | {
        language: (f"maint-guide-{language}", f"usr/share/doc/maint-guide-{language}/html") for language in ("de", "ru", "fr", "es", "ja")}),
    "debian-faq": ({"en": ("debian-faq", "usr/share/doc/debian/FAQ")} | {
        language: (f"debian-faq-{language}", f"usr/share/doc/debian/FAQ/{language}") for language in ("de", "ru", "fr", "ja", "zh-cn")}),
    "aptitude": ({language: (f"aptitude-doc-{language}", f"usr/share/doc/aptitude/html/{language}") for language in ("en", "ru", "fr", "es", "ja")}),
    "installation-guide": ({language: ("installation-guide-amd64", f"usr/share/doc/installation-guide-amd64/{language}")
                            for language in ("en", "de", "ru", "fr", "es", "ja", "zh_CN", "el", "cs", "pt")}),
    "debian-handbook": ({language[:2]: ("debian-handbook", f"usr/share/doc/debian-handbook/html/{language}")
                         for language in ("en-US", "de-DE", "ru-RU", "fr-FR", "es-ES", "ja-JP", "ar-MA", "el-GR", "pl-PL", "zh-CN")}),
}
PAGES = {"manpages": {"en": ("manpages", ""), "de": ("manpages-de", "de"), "ru": ("manpages-ru", "ru"), "fr": ("manpages-fr", "fr"),
                      "pl": ("manpages-pl", "pl"), "es": ("manpages-es", "es")}}


def unpacked(package, cache):
    """The folder of a Debian package's files, downloaded if it is not there yet; None if it cannot be had."""
    folder = f"{cache}/{package}"
    if not os.path.isdir(folder):
        with tempfile.TemporaryDirectory(dir=cache) as temporary:
            done = subprocess.run(["apt-get", "download", package], cwd=temporary, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            files = glob.glob(f"{temporary}/*.deb")
            if done.returncode or not files or subprocess.run(["dpkg-deb", "-x", files[0], f"{temporary}/files"]).returncode:
                return None
            os.rename(f"{temporary}/files", folder)
    return folder


def manual(name, language, cache):
    """{page: (units, kinds)} of a manual."""
    package, under = MANUALS[name][language]
    folder, pages = unpacked(package, cache), {}
    for path in sorted(glob.glob(f"{folder}/{under}/*.html")) if folder else []:
        page = os.path.basename(path).split(".")[0] if name != "debian-handbook" else os.path.basename(path)[:-5]
        # An index, or the whole once more, is no page of text.
        if re.match(r"(?:search|genindex|index|ix01|developers-reference$)", page):
            continue
        with open(path, encoding="utf8", errors="replace") as file:
            reader = Paragraphs()
            reader.feed(file.read())
            reader.close()
            reader.end()
        if reader.units:
            pages[page] = (reader.units, reader.kinds)
    return pages


def untranslated(a, b):
    """Whether more than half of the words are the same: parts of manuals are left in English."""
    words = [set(re.findall(r"[^\W\d_]{3,}", text.lower())) for text in (a, b)]
    return 2 * len(words[0] & words[1]) > min(map(len, words))


def manual_pair(name, x, y, pages):
    """Units of both languages from the pages of a manual that have the same blocks in both, without what is not translated."""
    a, b = [], []
    for page, (units, kinds) in pages[x].items():
        other = pages[y].get(page)
        if other and other[1] == kinds:
            for unit, translation in zip(units, other[0]):
                if not untranslated(unit, translation):
                    a.append(unit)
                    b.append(translation)
    return a, b


def books(folder):
    found = []
    for path in sorted(glob.glob(f"{folder}/*/*/")):
        kind, work = path.rstrip("/").split("/")[-2:]
        texts = {os.path.basename(file)[:-4]: [line.strip() for line in lines(file)] for file in sorted(glob.glob(f"{path}*.txt"))}
        aligned = os.path.exists(f"{path}aligned") and len({len(text) for text in texts.values()}) == 1
        if not aligned:
            texts = {language: [line for line in text if line] for language, text in texts.items()}
        found.append(Source(work, kind, texts, aligned))
    return found


# MARK: Pairs

def news_pairs(test_set, found):
    for (x, y, kind), parts in found.items():
        for number, (a, b, beads) in enumerate(parts, 1):
            source = f"news-{number}"
            name = f"{x}-{y}-{kind}-{number}"
            test_set.add(name, "news", "parallel", [source], (x, a), (y, b), beads, ["--presegmented"])
            for size in (30, 100) if kind != "clean" else (30,):
                start = chance(name, size).randrange(len(beads) - size)
                excerpt = beads[start : start + size]
                lows = [min((n for bead in excerpt for n in bead[side]), default=0) for side in (0, 1)]
                highs = [max((n for bead in excerpt for n in bead[side]), default=0) + 1 for side in (0, 1)]
                test_set.add(
                    f"{name}-{size}", "news-excerpt", "parallel", [source], (x, a[lows[0] : highs[0]]), (y, b[lows[1] : highs[1]]),
                    [tuple(tuple(n - lows[side] for n in bead[side]) for side in (0, 1)) for bead in excerpt], ["--presegmented"])


def changed_pairs(test_set, source, x, y, units, presegmented=True, filler=None, few=False):
    """What can be made of a translation unit by unit: [(a, b)], in order; each kind from a part of its own where there is enough; few: not in all sizes."""
    given = ["--presegmented"] if presegmented else []
    name, random = f"{source}-{x}-{y}", chance("changed", source, x, y)
    pick = random.randrange

    def part(count):
        start = pick(len(units) - count) if len(units) > count else 0
        chosen = units[start : start + count]
        return [a for a, _ in chosen], [b for _, b in chosen]

    def add(kind, mode, a, b, beads, options=(), layouts=("lines", "lines"), suffix=""):
        test_set.add(name + suffix, kind, mode, [source], (x, a), (y, b), beads, options, layouts)

    for count in random.sample((4, 6, 10, 20), 2) if few else (4, 6, 10, 20):
        if len(units) >= count:
            a, b = part(count)
            # Beads of two where the borders of the lines are kept.
            beads = identity(count)
            if count == 10 and given:
                b, beads = merged(b, beads, 1, random, 0.15, y)
            if count in (4, 10):
                add("tiny", "parallel", a, b, beads, given, suffix=f"-{count}")
            else:
                add("tiny", "parallel", a, b, beads, suffix=f"-{count}", layouts=("joined:100", "joined:100") if pick(2) else ("lines", "lines"))
    for count in random.sample((6, 8, 10, 12, 15, 20), 1 if few else 3):
        if len(units) >= count:
            a, b = part(count)
            b, beads = reordered(b, scrambled(count, random))
            add("scrambled", "comparable", a, b, beads, random.choice([given, []]), suffix=f"-{count}")
    runs = [(2, random.choice((8, 12, 16, 20))), (3, random.choice((12, 15, 18, 20))), (4, random.choice((12, 16, 20)))]
    for number, count in random.sample(runs, 1) if few else runs:
        if len(units) >= count:
            a, b = part(count)
            b, beads = reordered(b, blocks(count, number, random))
            add("blocks", "comparable", a, b, beads, random.choice([given, []]), suffix=f"-{count}-in-{number}")
    if len(units) >= 60:
        a, b = part(60)
        b, beads = reordered(b, scrambled(60, random))
        add("scrambled-long", "comparable", a, b, beads, given)
    if len(units) >= 120:
        size = min(len(units), 400)
        a, b = part(size)
        ten = pick(2) and presegmented
        add("ten-a-line", "parallel", a, b, identity(size), layouts=("joined:10", random.choice(("joined:10", "joined:7"))))
        a, b = part(size)
        grouped, joined, begins, at = [], [], [], 0
        space = "" if x in SPACELESS else " "
        while at < size:
            count = min(random.randrange(3, 9), size - at)
            grouped.append(space.join(a[at : at + count]))
            joined.append(((len(grouped) - 1,), tuple(range(at, at + count))))
            begins.append(at)
            at += count
        add("paragraphs-one-side", "parallel", grouped, b, joined, ["--presegmented"])
        add("paragraphs-one-side", "parallel", a, b, identity(size), suffix="-plain", layouts=(begins, "lines"))
        a, b = part(min(len(units), 300))
        size, gone = len(a), set()
        while len(gone) < size // 3:
            start = pick(size)
            gone |= set(range(start, min(size, start + random.randrange(3, 16))))
        c, beads = without(b, identity(size), 1, gone)
        if ten:
            c, beads = merged(c, beads, 1, random, 0.08, y)
        add("abridged", "parallel", a, c, beads, given if ten else [], layouts=("lines", "lines") if ten else ("joined:5", "joined:5"))
    if len(units) >= 200:
        size = min(len(units), 500)
        a, b = part(size)
        length = random.randrange(size // 6, size // 3)
        start = random.randrange(0, size - length)
        rest = list(range(start)) + list(range(start + length, size))
        to = (start + len(rest) // 2) % len(rest)
        b, beads = reordered(b, rest[:to] + list(range(start, start + length)) + rest[to:])
        add("moved", "parallel", a, b, beads, given)
    if filler and len(units) >= 60:
        a, b = part(random.choice((60, 120, 200)))
        before, after = filler[: len(b) // 2 + 20], filler[len(b) // 2 + 20 :][: len(b)]
        beads = [((number,), (number + len(before),)) for number in range(len(b))]
        add("anthology", "parallel", a, before + b + after, beads, given)


def refrain_pairs(test_set, source, x, y, units, random):
    """A poem of stanzas with a refrain: four lines of their own, two that are always the same."""
    if len(units) < 90:
        return
    chosen = random.sample(range(len(units)), 82)
    refrain, rest = sorted(chosen[:2]), sorted(chosen[2:])
    a, b = [], []
    for start in range(0, 80, 4):
        for number in rest[start : start + 4] + refrain:
            a.append(units[number][0])
            b.append(units[number][1])
    test_set.add(f"{source}-{x}-{y}", "refrain", "parallel", [source], (x, a), (y, b), identity(len(a)), ["--presegmented"])


def edition_pairs(test_set, source, language, units, random):
    if len(units) < 40 or language not in OLD:
        return
    start = random.randrange(max(1, len(units) - 150))
    new = units[start : start + 150]
    old, beads, options = [old_spelling(unit, language) for unit in new], identity(len(new)), ["--same-language"]
    if random.randrange(2):
        old, beads = merged(old, beads, 1, random, 0.1, language)
        options.append("--presegmented")
    test_set.add(f"{source}-{language}", "editions", "parallel", [source], (language, new), (language, old), beads, options)


def unrelated_pair(test_set, name, sources, a, b, random):
    """Two texts of which one has nothing to do with the other."""
    count = random.choice((12, 40, 150))
    starts = [random.randrange(max(1, len(units) - count)) for _, units in (a, b)]
    sides = [(language, units[start : start + count]) for (language, units), start in zip((a, b), starts)]
    test_set.add(name, "unrelated", "comparable", sources, *sides, options=random.choice([[], ["--presegmented"]]))


REPEATED = {"de": "Ja.", "en": "Yes.", "ru": "Да.", "fr": "Oui.", "es": "Sí.", "pl": "Tak."}


def identical_pairs(test_set):
    for x, y in MAIN + [("fr", "en"), ("pl", "ru")]:
        for count in (400, 40):
            test_set.add(f"{x}-{y}-{count}", "identical-lines", "parallel", [f"identical-{x}-{y}"], (x, [REPEATED[x]] * count),
                         (y, [REPEATED[y]] * count), identity(count), ["--presegmented", "--language", "a=" + x, "--language", "b=" + y])


def book_pairs(test_set, source, others_of_half):
    chosen = source.pairs(MAIN)
    others = source.pairs(OTHERS)
    chance("languages", source.name).shuffle(others)
    chosen_others = others[: 3 if chosen else 2]
    changed = chosen[:1] + chosen_others[:1]
    for x, y in chosen + chosen_others:
        random = chance("book", source.name, x, y)
        foreign = (x, y) not in MAIN
        kind = source.kind + ("-other-languages" if foreign else "")
        if source.aligned:
            units = source.both(x, y)
            # About 1,500 sentences at most.
            length, end, start = 0, 0, random.randrange(len(units)) if len(units) > 800 else 0
            for end in range(start, len(units)):
                length += max(1, len(sentences(units[end][0])))
                if length > 1500:
                    break
            units = units[start : end + 1]
            beads = identity(len(units))
            layout = {"poem": ["lines"], "play": ["lines", "paragraphs"]}.get(source.kind, ["lines", "paragraphs", "wrapped"])
            layouts = [random.choice(layout) if language not in SPACELESS or source.kind == "poem" else "lines" for language in (x, y)]
            test_set.add(f"{source.name}-{x}-{y}", kind, "parallel", [source.name], (x, [a for a, _ in units]), (y, [b for _, b in units]),
                         beads, layouts=layouts)
            short = source.both(x, y, short=True)
            if len(short) >= 20 and source.kind != "poem" and (x, y) in changed:
                own = [other for other in others_of_half if y in other.texts and other.name.split("~")[0] != source.name.split("~")[0]]
                filler = random.choice(own) if own else None
                filling = [unit for unit in filler.texts[y] if unit] if filler else None
                changed_pairs(test_set, source.name, x, y, short[:500], filler=filling, few=True)
                if filler:
                    unrelated_pair(test_set, f"{source.name}-{x}-{filler.name}-{y}", [source.name, filler.name],
                                   (x, [unit for unit, _ in units]), (y, filling), random)
        else:
            test_set.add(f"{source.name}-{x}-{y}", kind, "parallel", [source.name], (x, source.texts[x]), (y, source.texts[y]),
                         layouts=("lines", "lines") if source.kind in ("poem", "play") else ("wrapped", "wrapped"))


def manual_pairs(test_set, cache):
    missing = []
    for name in MANUALS:
        pages = {language: manual(name, language, cache) for language in MANUALS[name]}
        pages = {language[:2]: found for language, found in pages.items() if found}
        candidates = [pair for pair in MAIN + OTHERS if pair[0] in pages and pair[1] in pages]
        wanted = [pair for pair in MAIN + OTHERS if {l[:2] for l in MANUALS[name]} >= set(pair)]
        missing += [f"{name} {x}-{y}" for x, y in wanted if (x, y) not in candidates]
        main = [pair for pair in candidates if pair in MAIN]
        others = [pair for pair in candidates if pair not in MAIN]
        chance("languages", name).shuffle(others)
        others.sort(key=lambda pair: pair[0] not in ("ar", "el"))
        for x, y in main + others[:3]:
            a, b = manual_pair(name, x, y, pages)
            random = chance("manual", name, x, y)
            if len(a) < 60:
                continue
            size = min(len(a), random.choice((150, 300, 600)))
            start = random.randrange(len(a) - size + 1)
            layouts = [random.choice(["lines", "wrapped", "paragraphs"]) if language not in SPACELESS else "lines" for language in (x, y)]
            kind = "manual" if (x, y) in MAIN else "manual-other-languages"
            test_set.add(f"{name}-{x}-{y}", kind, "parallel", [name], (x, a[start : start + size]), (y, b[start : start + size]),
                         identity(size), layouts=layouts)
            short = [(u, v) for u, v in zip(a, b) if len(sentences(u)) == 1 == len(sentences(v)) and 25 <= len(u) <= 400]
            if (x, y) == (main + others)[0] and len(short) > 60:
                changed_pairs(test_set, name, x, y, short[:500])
            if (x, y) == (main or [None])[0]:
                edition_pairs(test_set, name, x, a, random)
    pages = {}
    for language, (package, under) in PAGES["manpages"].items():
        folder = unpacked(package, cache)
        if folder:
            pages[language] = {os.path.basename(path): path for path in glob.glob(f"{folder}/usr/share/man/{under}/man[457]/*.gz")}
    for x, y in [("de", "en"), ("en", "ru"), ("de", "ru"), ("fr", "en"), ("pl", "en"), ("es", "en")]:
        if x not in pages or y not in pages:
            missing.append(f"manual pages {x}-{y}")
            continue
        shared = sorted(set(pages[x]) & set(pages[y]), key=lambda page: hashlib.sha256(page.encode()).digest())
        made = 0
        for page in shared:
            a, b = roff(pages[x][page]), roff(pages[y][page])
            if 25 <= len(a) <= 300 and 0.8 <= len(a) / len(b) <= 1.25 and made < 2 and not untranslated(" ".join(a), " ".join(b)):
                made += 1
                test_set.add(f"{page[:-3]}-{x}-{y}", "manual-page", "parallel", [f"page-{page}"], (x, a), (y, b),
                             identity(len(a)) if len(a) == len(b) else None, layouts=("wrapped", "wrapped"))
    return missing


def account_pairs(test_set, found):
    subjects = sorted(found)
    for subject in subjects:
        documents = found[subject]
        for i, (name, x, text) in enumerate(documents):
            for other, y, translation in documents[i + 1 :]:
                if x == y:
                    continue
                label, random = f"{subject}-{name}-{other}", chance("accounts", subject, name, other)
                paragraphs = [[line.strip() for line in content.splitlines() if line.strip()] for content in (text, translation)]
                add = lambda kind, a, b, **more: test_set.add(label + more.pop("suffix", ""), kind, "comparable", [subject], (x, a), (y, b), **more)
                add("accounts", *paragraphs)
                # Prose only: neither headings nor the rows of a table.
                prose = [[sentence for paragraph in side for sentence in sentences(paragraph) if len(sentence) > 40] for side in paragraphs]
                if min(map(len, prose)) < 20:
                    continue
                count = random.randrange(6, 13)
                add("leads", prose[0][:count], prose[1][: random.randrange(6, 13)], layouts=("joined:4", "joined:4"))
                count, part = random.randrange(6, 21), random.random()
                starts = [int(part * (len(side) - count)) if len(side) > count else 0 for side in prose]
                add("excerpts", *(side[start : start + count] for side, start in zip(prose, starts)), suffix=f"-{count}",
                    options=random.choice([[], ["--presegmented"]]))
                count = random.randrange(6, 21)
                add("excerpts-anywhere", *(side[start : start + count] for side, start in (
                    (side, random.randrange(max(1, len(side) - count))) for side in prose)), suffix=f"-{count}",
                    options=random.choice([[], ["--presegmented"]]))
    # One person's life against another's, of the same half.
    for part in ("development", "test"):
        own = [subject for subject in subjects if half(subject) == part]
        for i, subject in enumerate(own):
            for step in (1, 2):
                other = own[(i + step) % len(own)]
                if other == subject:
                    continue
                random = chance("lives", subject, other)
                pairs = [(a, b) for a in found[subject] for b in found[other] if a[1] != b[1] and max(len(a[2]), len(b[2])) < 60_000]
                if not pairs:
                    continue
                a, b = random.choice(pairs)
                units = [[line.strip() for line in document[2].splitlines() if line.strip()] for document in (a, b)]
                test_set.add(f"{subject}-{a[0]}-{other}-{b[0]}", "another-life", "comparable", [subject, other], (a[1], units[0]), (b[1], units[1]))
                prose = [[sentence for paragraph in side for sentence in sentences(paragraph) if len(sentence) > 40] for side in units]
                count = random.randrange(6, 21)
                test_set.add(f"{subject}-{a[0]}-{other}-{b[0]}-{count}", "another-life", "comparable", [subject, other],
                             (a[1], prose[0][:count]), (b[1], prose[1][:count]))


def told_pairs(test_set, found):
    """Options of parallel mode are given: whatever the texts look like, they are taken for translations."""
    for options in (["--max-bead", "2"], ["--min-score", "0.1"], ["--anchor", r"^(\d+)\.$"]):
        for subject in ("gagarin", "leningrad"):
            documents = found.get(subject, [])
            pair = [document for document in documents if document[1] in ("de", "en")]
            if len(pair) == 2:
                (a, x, text), (b, y, other) = pair
                test_set.add(f"{subject}{options[0]}", "told", "parallel", [subject], (x, text.splitlines()), (y, other.splitlines()), options=options)


def make(arguments):
    if os.path.isdir(arguments.set):
        if os.listdir(arguments.set) and not os.path.exists(f"{arguments.set}/manifest.jsonl"):
            sys.exit(f"{arguments.set} holds something else than a set of pairs; name a folder that is not there")
        shutil.rmtree(arguments.set)
    os.makedirs(arguments.set)
    os.makedirs(arguments.cache, exist_ok=True)
    test_set, missing = TestSet(arguments.set), []
    identical_pairs(test_set)
    found = accounts(arguments.shared)
    account_pairs(test_set, found)
    if not os.path.isdir(f"{arguments.shared}/corpus"):
        missing.append("accounts of further subjects")
    if os.path.isdir(f"{arguments.shared}/bench/parallel"):
        articles = news(f"{arguments.shared}/bench/parallel")
        news_pairs(test_set, articles)
        for x, y in MAIN:
            for number, (a, b, beads) in enumerate(articles[x, y, "clean"], 1):
                source = f"news-{number}"
                subject = next((texts for name, texts in sorted(found.items()) if half(name) == half(source)), [])
                filler = next(([line for line in text.splitlines() if len(line) > 40] for _, language, text in subject if language == y), None)
                changed_pairs(test_set, source, x, y, list(zip(a, b)), filler=filler and [s for line in filler for s in sentences(line)])
                refrain_pairs(test_set, source, x, y, list(zip(a, b)), chance("refrain", source, x, y))
                middle = len(a) // 2
                unrelated_pair(test_set, f"{source}-{x}-{y}", [source], (x, a[:middle]), (y, b[middle:]), chance("unrelated", source, x, y))
        for number in (1, 2):
            for language, pair, side in (("de", ("de", "en"), 0), ("en", ("de", "en"), 1), ("ru", ("en", "ru"), 1)):
                edition_pairs(test_set, f"news-{number}", language, articles[(*pair, "clean")][number - 1][side], chance("editions", number, language))
    else:
        missing.append("news")
    told_pairs(test_set, found)
    missing += manual_pairs(test_set, arguments.cache)
    if arguments.books and os.path.isdir(arguments.books):
        library = books(arguments.books)
        for source in library:
            book_pairs(test_set, source, [other for other in library if half(other.name) == half(source.name)])
            if source.aligned and source.kind in ("novel", "tale"):
                for language in ("de", "ru", "en"):
                    if language in source.texts:
                        units = [unit for unit in source.texts[language] if unit]
                        edition_pairs(test_set, source.name, language, units, chance("editions", source.name, language))
                        break
    else:
        missing.append("all books (--books)")
    test_set.write()
    count = defaultdict(lambda: [0, 0])
    for entry in test_set.entries:
        count[entry["mode"], entry["class"]][entry["half"] == "test"] += 1
    print("mode        class                     development  test")
    for (mode, kind), (development, test) in sorted(count.items()):
        print(f"{mode:<11} {kind:<32} {development:>4}  {test:>4}")
    print(f"{len(test_set.entries)} pairs, {sum(entry['gold'] is not None for entry in test_set.entries)} with gold, in {arguments.set}")
    if missing:
        print("left out, since they cannot be had: " + ", ".join(missing))


# MARK: Measuring

def limits(seconds):
    def set_limits():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    return set_limits


def aligned(program, folder, entry, lexicon, encoder, seconds, result):
    """The alignment, or None, what was printed on standard error, and whether the languages had to be said."""
    command = [program, "align", f"a={folder}/{entry['a']}", f"b={folder}/{entry['b']}", "-o", result, "--force", *entry["options"], "--mode", "auto"]
    if not lexicon:
        command.append("--no-lexicon")
    if encoder:
        command += ["--encoder", encoder]
    for languages in ([], [part for side, language in zip("ab", entry["languages"]) for part in ("--language", f"{side}={language}")]):
        if os.path.exists(result):
            os.remove(result)
        done = subprocess.run(
            command + languages, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=limits(seconds))
        said = done.stderr.decode("utf8", "replace")
        if os.path.exists(result):
            with open(result, encoding="utf8") as file:
                return json.load(file), said, bool(languages)
    return None, f"status {done.returncode}: {said}", True


def covered(passages, starts, spans):
    """The units that passages cover for the most part, or lie in."""
    found = set()
    for start, end in passages:
        number = max(0, bisect_right(starts, start) - 1)
        while number < len(spans) and spans[number][0] < end:
            low, high = max(start, spans[number][0]), min(end, spans[number][1])
            if high > low and 2 * (high - low) >= min(end - start, spans[number][1] - spans[number][0]):
                found.add(number)
            number += 1
    return tuple(sorted(found))


def found_beads(alignment, places):
    """[(bead between units, score)]; links that come to the same units count once."""
    starts = {side: [span[0] for span in spans] for side, spans in places.items()}
    found = {}
    for link in alignment["links"]:
        sides = {"a": [], "b": []}
        for passage in link["passages"]:
            sides[passage["document"]].append((passage["start"], passage["end"]))
        bead = tuple(covered(sides[side], starts[side], places[side]) for side in "ab")
        if all(bead):
            found[bead] = max(found.get(bead, 0), link["score"])
    return list(found.items())


def counts(gold, found):
    """Found, gold, strict right of found, of gold, lax right of found, of gold, over .9, of these not strictly and not even laxly right."""
    gold = [bead for bead in gold if all(bead)]
    test = [bead for bead, _ in found]
    cells = lambda beads: {(i, j) for bead in beads for i in bead[0] for j in bead[1]}
    touches = lambda bead, other: any((i, j) in other for i in bead[0] for j in bead[1])
    of_gold, of_test, right, own = cells(gold), cells(test), set(gold), set(test)
    sure = [bead for bead, score in found if score > 0.9]
    return [
        len(test), len(gold), sum(bead in right for bead in test), sum(bead in own for bead in gold),
        sum(touches(bead, of_gold) for bead in test), sum(touches(bead, of_test) for bead in gold),
        len(sure), sum(bead not in right for bead in sure), sum(not touches(bead, of_gold) for bead in sure)]


def figures(total):
    test, gold, strict, strict_gold, lax, lax_gold, sure, wrong, far = total
    ratio = lambda a, b: a / b if b else 0.0
    f1 = lambda p, r: 2 * p * r / (p + r) if p + r else 0.0
    scores = f1(ratio(strict, test), ratio(strict_gold, gold)), f1(ratio(lax, test), ratio(lax_gold, gold))
    return "%.3f %.3f  %4.1f%% %4.1f%%" % (*scores, 100 * ratio(wrong, sure), 100 * ratio(far, sure)) if gold else " " * 25


def run(arguments):
    entries = [json.loads(line) for line in lines(f"{arguments.set}/manifest.jsonl")]
    chosen = [
        entry for entry in entries if (not arguments.half or entry["half"] == arguments.half)
        and (not arguments.classes or entry["class"] in arguments.classes) and (not arguments.ids or entry["id"] in arguments.ids)]
    if arguments.sample:
        kept = defaultdict(list)
        for entry in sorted(chosen, key=lambda entry: hashlib.sha256(entry["id"].encode()).digest()):
            if len(kept[entry["class"], entry["half"]]) < arguments.sample:
                kept[entry["class"], entry["half"]].append(entry["id"])
        kept = {identifier for identifiers in kept.values() for identifier in identifiers}
        chosen = [entry for entry in chosen if entry["id"] in kept]
    lexicons = [True] if arguments.with_lexicon_only else [True, False]
    tables = {part: defaultdict(lambda: {lexicon: [0, 0, [0] * 9] for lexicon in lexicons}) for part in ("development", "test")}
    wrong, untold, begin = {"development": {}, "test": {}}, set(), time.monotonic()
    record_path = f"{arguments.set}/results{'-' + arguments.half if arguments.half else ''}.tsv"
    with tempfile.TemporaryDirectory() as temporary, open(record_path, "w", encoding="utf8") as record:
        record.write("id\tclass\thalf\tlexicon\texpected\tmode\tseconds\tsaid\n")
        for number, entry in enumerate(chosen):
            print(f"\r{number + 1}/{len(chosen)} {entry['id'][:60]:<60}", end="", file=sys.stderr, flush=True)
            for lexicon in lexicons:
                start = time.monotonic()
                alignment, said, told = aligned(
                    arguments.program, arguments.set, entry, lexicon, arguments.encoder, arguments.limit, f"{temporary}/result.json")
                seconds = time.monotonic() - start
                mode = alignment["mode"] if alignment else "failed"
                choice = [line for line in said.splitlines() if re.search(r"--mode|translation|independent|unsure|status", line)] or said.splitlines()[:1]
                row = tables[entry["half"]][entry["mode"], entry["class"]][lexicon]
                row[0] += 1
                row[1] += mode == entry["mode"]
                if mode != entry["mode"]:
                    wrong[entry["half"]].setdefault(entry["id"], (entry, []))[1].append((lexicon, mode, " | ".join(choice)))
                if told:
                    untold.add(f"{entry['id']} ({', '.join(entry['languages'])})")
                if entry["gold"]:
                    gold = [tuple(tuple(ast.literal_eval(part)) for part in line.split(":")[:2]) for line in lines(f"{arguments.set}/{entry['gold']}")]
                    with open(f"{arguments.set}/{entry['places']}", encoding="utf8") as file:
                        places = json.load(file)
                    found = found_beads(alignment, places) if alignment else []
                    row[2] = [x + y for x, y in zip(row[2], counts(gold, found))]
                record.write("\t".join([
                    entry["id"], entry["class"], entry["half"], "yes" if lexicon else "no", entry["mode"], mode, f"{seconds:.2f}",
                    " | ".join(choice)]) + "\n")
    print("\r" + " " * 75 + "\r", end="", file=sys.stderr)
    for part, table in tables.items():
        if not table:
            continue
        print(f"\n{part}: mode right, strict and lax F1, wrong of those scored over .9 (strict, lax)")
        print(f"{'expected':<10} {'class':<30} {'pairs':>5}   " + "   ".join(
            f"{'with dictionaries' if lexicon else 'without':<33}" for lexicon in lexicons))
        sums = {}
        for (mode, kind), rows in sorted(table.items()):
            pairs = rows[lexicons[0]][0]
            cells = "   ".join(f"{rows[lexicon][1]:>4}  {figures(rows[lexicon][2])}  " for lexicon in lexicons)
            print(f"{mode:<10} {kind:<30} {pairs:>5}   {cells}".rstrip())
            for key in (mode, "all"):
                for lexicon in lexicons:
                    total = sums.setdefault(key, {lexicon: [0, 0, [0] * 9] for lexicon in lexicons})[lexicon]
                    total[0] += rows[lexicon][0]
                    total[1] += rows[lexicon][1]
                    total[2] = [x + y for x, y in zip(total[2], rows[lexicon][2])]
        for key, rows in sorted(sums.items(), key=lambda item: item[0] == "all"):
            cells = "   ".join(f"{rows[lexicon][1]:>4}  {figures(rows[lexicon][2])}  " for lexicon in lexicons)
            print(f"{key:<10} {'':<30} {rows[lexicons[0]][0]:>5}   {cells}".rstrip())
        print(f"\n{part}: taken the wrong way")
        for entry, runs in wrong[part].values():
            which = "both" if len(runs) == 2 else "with dictionaries" if runs[0][0] else "without"
            said = " / ".join(dict.fromkeys(said[:200] for _, _, said in runs))
            print(f"  {entry['id']} ({which}): {runs[0][1]}, {entry['units'][0]} and {entry['units'][1]} units. {said}")
    if untold:
        print("\naligned only after --language was given: " + ", ".join(sorted(untold)))
    print(f"\n{len(chosen)} pairs, {time.monotonic() - begin:.0f} seconds; each run in {record_path}")


# MARK: Weights

WEIGHTS = ["order", "lengths", "linked", "linkedAboveChance", "moved", "learned", "dictionary", "orderWithDictionary"]
# As in TranslationEvidence: what accounts teach, and how many sentences are many.
LEARNED_BY_ACCOUNTS, MANY_SENTENCES = 0.1, 100
# How strongly weights are drawn to 0, and how much more than others whole accounts count.
RIDGE, ACCOUNTS = 0.0002, 3


def features(row):
    """The figures of a row of the table as they are weighed, with a 1 in front."""
    dictionary, order = float(row["dictionary"]), float(row["order"])
    learned = max(0, float(row["learned"]) - LEARNED_BY_ACCOUNTS) * min(1, min(int(row["a"]), int(row["b"])) / MANY_SENTENCES)
    return [1, order, max(-1, min(1, float(row["lengths"]))), float(row["linked"]), float(row["linkedAboveChance"]), float(row["moved"]),
            learned, dictionary, dictionary * order]


def solved(matrix, vector):
    """The solution of a system of linear equations, by Gaussian elimination."""
    rows = [[*row, value] for row, value in zip(matrix, vector)]
    for column in range(len(rows)):
        pivot = max(range(column, len(rows)), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(len(rows)):
            if row != column:
                factor = rows[row][column] / rows[column][column]
                rows[row] = [x - factor * y for x, y in zip(rows[row], rows[column])]
    return [row[-1] / row[index] for index, row in enumerate(rows)]


def regression(samples):
    """The weights of a logistic regression of (features, is a translation, weight), by Newton's method."""
    size = len(samples[0][0])
    total = sum(weight for _, _, weight in samples)
    spread = []
    for index in range(size):
        mean = sum(weight * x[index] for x, _, weight in samples) / total
        spread.append(math.sqrt(sum(weight * (x[index] - mean) ** 2 for x, _, weight in samples) / total))
    weights = [0.0] * size
    for _ in range(40):
        gradient = [-RIDGE * spread[index] ** 2 * weights[index] for index in range(size)]
        hessian = [[RIDGE * spread[row] ** 2 if row == column else 0.0 for column in range(size)] for row in range(size)]
        for x, is_translation, weight in samples:
            p = 1 / (1 + math.exp(-max(-30, min(30, sum(a * b for a, b in zip(weights, x))))))
            weight /= total
            for row in range(size):
                gradient[row] += weight * (is_translation - p) * x[row]
                for column in range(size):
                    hessian[row][column] += weight * p * (1 - p) * x[row] * x[column]
        hessian[0][0] += 1e-9
        weights = [old + step for old, step in zip(weights, solved(hessian, gradient))]
    return weights


def fit(arguments):
    table = [line.split("\t") for line in lines(arguments.figures)]
    rows = [dict(zip(table[0], row)) for row in table[1:] if len(row) == len(table[0])]
    rows = [row for row in rows if float(row["blank"]) == 0 and row["class"] != "told" and row["vectors"] == "no"
            and not (row["lexicon"] == "all" and float(row["dictionary"]) == 0)
            and not (row["class"] == "blocks" and float(row["linked"]) > 0.85)]
    counts = Counter(row["class"] for row in rows)
    samples = [(features(row), row["mode"] == "parallel", (ACCOUNTS if row["class"] == "accounts" else 1) / math.sqrt(counts[row["class"]]))
               for row in rows]
    wrong = sure = 0
    for half in ("development", "test"):
        weights = regression([sample for row, sample in zip(rows, samples) if row["half"] == half])
        for row, (x, is_translation, _) in zip(rows, samples):
            if row["half"] != half:
                odds = sum(a * b for a, b in zip(weights, x))
                if (odds > 0) != is_translation:
                    wrong += 1
                    sure += abs(odds) > math.log(4)
                    print(f"wrong: {row['id']} ({row['lexicon']}): {1 / (1 + math.exp(-odds)):.2f}")
    print(f"{wrong} of {len(rows)} wrong when fitted on the other half, {sure} of them surely")
    print(json.dumps(dict(zip(["bias", *WEIGHTS], (round(weight, 2) for weight in regression(samples)))), indent=2))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(required=True)
    step = steps.add_parser("make")
    step.add_argument("set")
    step.add_argument("--shared", default=f"{os.path.dirname(ROOT)}/shared")
    step.add_argument("--books")
    step.add_argument("--cache", default=os.path.expanduser("~/.cache/synoptic-modes"))
    step.set_defaults(step=make)
    step = steps.add_parser("fit")
    step.add_argument("figures")
    step.set_defaults(step=fit)
    step = steps.add_parser("run")
    step.add_argument("program")
    step.add_argument("set")
    step.add_argument("--half", choices=("development", "test"))
    step.add_argument("--class", dest="classes", nargs="+")
    step.add_argument("--id", dest="ids", nargs="+")
    step.add_argument("--sample", type=int, help="at most so many pairs of a class and half")
    step.add_argument("--with-lexicon-only", action="store_true")
    step.add_argument("--encoder", help="as that of align; none for no sentence vectors")
    step.add_argument("--limit", type=int, default=300)
    step.set_defaults(step=run)
    arguments = parser.parse_args()
    arguments.step(arguments)


if __name__ == "__main__":
    main()
