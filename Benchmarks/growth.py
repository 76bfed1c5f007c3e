#!/usr/bin/env python3
"""Processor seconds and peak memory of the program against the size of its input, for inputs that are easily out of proportion.

usage: growth.py [--limit SECONDS] [--memory MB] [--against SYNOPTIC] SYNOPTIC [KIND[=N] ...]

For each kind an input of size N, 2N and 4N is made and read. The slope is the power of the size with which the processor seconds
grow from N to 4N: 1 is linear, 2 quadratic; a dash stands where 4N takes less than a fifth of a second, which says nothing.
A run over the limit (60 processor seconds, 8,000 MB) is stopped and shown as such. A number in brackets is the exit status where it is not 0.
With --against each run is made with another build too, which is shown first.
"""
import gzip, json, math, os, random, re, resource, signal, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KINDS = {}


def kind(size, name=None):
    """Registers a function that writes the input of a size into the working directory and returns the arguments of the program."""
    def register(make):
        KINDS[name or make.__name__.replace("_", "-")] = (make, size)
        return make
    return register


def write(path, text):
    with open(path, "w", encoding="utf8") as file:
        file.write(text)
    return path


# MARK: Documents

SYLLABLES = [a + b for a in "bdfgklmnprstw" for b in "aeiou"]
PLACES = [("Moskau", "Moscow"), ("Wien", "Vienna"), ("Rom", "Rome"), ("Prag", "Prague"), ("London", "London")]
MONTHS = [("Januar", "January"), ("März", "March"), ("Mai", "May"), ("Juli", "July"), ("Oktober", "October")]
GERMAN = ["Haus", "Brief", "Fluss", "Garten", "Schule", "Kirche", "Straße", "Pferd", "Brot", "Bild"]
ENGLISH = ["house", "letter", "river", "garden", "school", "church", "street", "horse", "bread", "picture"]


def name(chance):
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randrange(2, 5))).capitalize()


def bitext(count, seed=1):
    """Sentences in German and English that translate one another; a third have a date, a third a number."""
    chance = random.Random(seed)
    people = [f"{name(chance)} {name(chance)}" for _ in range(50)]
    german, english = [], []
    for number in range(count):
        (place, town), person = chance.choice(PLACES), chance.choice(people)
        thing, other = chance.randrange(10), chance.randrange(10)
        if number % 3 == 0:
            month, day, year = chance.choice(MONTHS), chance.randrange(1, 29), 1900 + number * 50 // count
            german.append(f"Am {day}. {month[0]} {year} reiste {person} nach {place} und sah ein {GERMAN[thing]}.")
            english.append(f"On {day} {month[1]} {year} {person} travelled to {town} and saw a {ENGLISH[thing]}.")
        elif number % 3 == 1:
            amount = chance.randrange(12, 9000)
            german.append(f"Das kostete {amount} Rubel, und {person} kaufte {GERMAN[thing]} und {GERMAN[other]}.")
            english.append(f"That cost {amount} roubles, and {person} bought {ENGLISH[thing]} and {ENGLISH[other]}.")
        else:
            german.append(f"{person} schrieb von {GERMAN[thing]} und {GERMAN[other]} in {place}.")
            english.append(f"{person} wrote of {ENGLISH[thing]} and {ENGLISH[other]} in {town}.")
    return german, english


def parallel_documents(count):
    german, english = bitext(count)
    return [write("de.txt", "\n".join(german) + "\n"), write("en.txt", "\n".join(english) + "\n")]


def parallel_alignment(count):
    """An alignment of as many links, each between the sentences of one line."""
    german, english = bitext(count)
    import hashlib

    documents, spans = [], []
    for language, lines in (("de", german), ("en", english)):
        text = "\n".join(lines) + "\n"
        write(f"{language}.txt", text)
        start, ranges = 0, []
        for line in lines:
            ranges.append((start, start + len(line)))
            start += len(line) + 1
        spans.append(ranges)
        documents.append({
            "id": language, "language": language, "path": f"{language}.txt",
            "sha256": hashlib.sha256(text.encode()).hexdigest(), "length": len(text)})
    links = [
        {"id": f"l{number + 1}", "score": 0.9, "status": "automatic", "passages": [
            {"document": documents[side]["id"], "start": spans[side][number][0], "end": spans[side][number][1],
             "sentences": [number]} for side in (0, 1)], "evidence": [{"kind": "term", "weight": 2}]}
        for number in range(count)]
    return write("parallel.json", json.dumps({
        "format": "synoptic-alignment", "version": 1, "generator": "growth.py", "signature": "mode:parallel",
        "mode": "parallel", "documents": documents, "links": links}))


def subject_paragraphs(subject, language):
    with open(f"{ROOT}/Corpus/{subject}/{language}.txt", encoding="utf8") as file:
        return [line.strip() for line in file if line.strip()]


def subject_documents(count, sentences, subject="gagarin"):
    """Documents of one subject: paragraphs of its accounts in an order of their own each, until there are about so many sentences."""
    paths = []
    for number in range(count):
        language = ("de", "en", "ru")[number % 3]
        source, chance, text, length = subject_paragraphs(subject, language), random.Random(number), [], 0
        while length < sentences:
            chance.shuffle(source)
            for paragraph in source:
                text.append(paragraph)
                length += max(1, len(re.findall(r"[.!?] ", paragraph + " ")))
                if length >= sentences:
                    break
        paths.append(write(f"{language}{number}.txt", "\n".join(text) + "\n"))
    return paths


NAMED = ["--language", "de=de", "--language", "en=en"]
ANCHORED = ["--language", "d=de", "--language", "e=en", "--presegmented", "--mode", "parallel", "--no-lexicon"]
SPOKEN = ["--language", "x=de", "--language", "english=en"]


def english():
    return write("english.txt", "Yuri Gagarin was born on 9 March 1934 in Klushino. His father was a carpenter.\n" * 3)


@kind(20_000)
def blob(n):
    import base64
    data = base64.b64encode(random.Random(2).randbytes(n * 3 // 4)).decode()
    text = "Juri Gagarin wurde am 9. März 1934 in Kluschino geboren. Sein Vater war Zimmermann.\n"
    write("x.txt", f"{text}Bild: data:image/png;base64,{data} und endet.\n")
    return ["align", "x.txt", english(), *SPOKEN, "--mode", "comparable", "-o", "r.json"]


@kind(20_000)
def blob_parallel(n):
    return [*blob(n)[:3], *SPOKEN, "--mode", "parallel", "-o", "r.json"]


@kind(20_000)
def blob_names(n):
    return ["names", blob(n)[1], *SPOKEN[:2]]


@kind(50)
def documents(n):
    return ["align", *subject_documents(n, 100), "--mode", "comparable", "-o", "r.json"]


@kind(50)
def documents_pairs(n):
    return ["align", *subject_documents(n, 100), "--mode", "comparable", "--pairs", "-o", "r.json"]


@kind(50)
def documents_names(n):
    return ["names", *subject_documents(n, 100)]


@kind(5_000)
def report(n):
    return ["report", parallel_alignment(n), "-o", "page"]


@kind(5_000)
def conflicts(n):
    return ["conflicts", parallel_alignment(n)]


@kind(5_000)
def show(n):
    return ["show", parallel_alignment(n)]


@kind(5_000)
def show_around(n):
    return ["show", parallel_alignment(n), "--around", "Haus", "--nulls", "--context", "2"]


@kind(2_500)
def show_three(n):
    """Links between two documents each of three."""
    path = parallel_alignment(n)
    alignment = json.load(open(path, encoding="utf8"))
    third = dict(alignment["documents"][1], id="fr", language="fr", path="fr.txt")
    write("fr.txt", open("en.txt", encoding="utf8").read())
    alignment["documents"].append(third)
    links = alignment["links"]
    for link in list(links):
        for side in (0, 1):
            passages = [link["passages"][side], dict(link["passages"][1], document="fr")]
            links.append(dict(link, id=f"{link['id']}-{side}", score=0.4, passages=passages))
    return ["show", write(path, json.dumps(alignment))]


def conversion(format):
    def make(n):
        return ["convert", parallel_alignment(n), "out", "--to", format]
    return make


for format in ("tmx", "xliff", "xces", "tei", "tsv", "moses", "jsonl", "ladder", "intertext"):
    kind(25_000, f"convert-{format}")(conversion(format))


@kind(25_000)
def convert_check(n):
    return ["convert", "--check", parallel_alignment(n)]


@kind(5_000)
def keep(n):
    """Links that a person has confirmed."""
    path = parallel_alignment(n)
    text = open(path, encoding="utf8").read().replace('"automatic"', '"confirmed"')
    write(path, text)
    return ["align", "de.txt", "en.txt", "--keep", path, "-o", "r.json"]


@kind(2_500)
def keep_comparable(n):
    arguments = keep(n)
    text = open("parallel.json", encoding="utf8").read().replace("parallel", "comparable")
    write("parallel.json", text)
    return arguments


@kind(5_000)
def parallel(n):
    return ["align", *parallel_documents(n), "--mode", "parallel", "-o", "r.json"]


@kind(25_000)
def identical_lines(n):
    paths = [write("a.txt", "Das Haus ist alt.\n" * n), write("b.txt", "The house is old.\n" * n)]
    return ["align", *paths, "--mode", "parallel", "-o", "r.json", "--language", "a=de", "--language", "b=en"]


@kind(50_000)
def long_parallel(n):
    return ["align", *parallel_documents(n), "--mode", "parallel", "-o", "r.json"]


@kind(50_000)
def long_comparable(n):
    german = [" ".join(subject_paragraphs("gagarin", "de"))]
    lines = re.split(r"(?<=\.) ", german[0])
    text = "\n".join(lines[number % len(lines)] for number in range(n)) + "\n"
    write("en.txt", "\n".join(subject_paragraphs("gagarin", "en")) + "\n")
    return ["align", write("de.txt", text), "en.txt", "--mode", "comparable", "-o", "r.json"]


@kind(2_500)
def names(n):
    chance = random.Random(3)
    text = "".join(
        f"Am Abend sprach {name(chance)} {name(chance)} mit dem Minister über die Lage.\n" for _ in range(n))
    return ["names", write("x.txt", text)]


@kind(2_500)
def names_two_documents(n):
    chance = random.Random(3)
    people = [f"{name(chance)} {name(chance)}" for _ in range(n)]
    write("de.txt", "".join(f"Am Abend sprach {person} mit dem Minister über die Lage.\n" for person in people))
    write("en.txt", "".join(f"In the evening {person} spoke with the minister.\n" for person in people))
    return ["names", "de.txt", "en.txt"]


@kind(2_500)
def names_one_person(n):
    chance = random.Random(3)
    text = "".join(
        f"Am Abend sprach Anna {chance.choice(SYLLABLES).capitalize()}trow{name(chance).lower()}ski mit dem Minister.\n"
        for _ in range(n))
    return ["names", write("x.txt", text)]


@kind(2_500)
def names_acronyms(n):
    chance = random.Random(3)
    text = "".join(
        f"Im {''.join(chance.choices('ABCDEFGHIKLMNOPRSTUVWZ', k=5))} sprach {name(chance)} {name(chance)} {name(chance)}.\n"
        for _ in range(n))
    return ["names", write("x.txt", text)]


@kind(2_500)
def names_two_scripts(n):
    chance = random.Random(3)
    latin = [f"{name(chance)} {name(chance)}" for _ in range(n)]
    table = str.maketrans("abdefgiklmnoprstuwv", "абдефгиклмнопрстувв")
    text = "".join(f"Am Abend sprach {person} ({person.lower().translate(table).title()}) mit dem Minister.\n" for person in latin)
    return ["names", "--language", "x=de", write("x.txt", text)]


@kind(2_500)
def names_one_surname(n):
    chance = random.Random(3)
    text = "".join(f"Am Abend sprach {name(chance)} Petrow mit dem Minister über die Lage.\n" for _ in range(n))
    return ["names", write("x.txt", text)]


# MARK: Long words, long sentences

@kind(25_000)
def lookup_word(n):
    return ["lexicon", "lookup", "a" * n]


@kind(25_000)
def lookup_compound(n):
    return ["lexicon", "lookup", ("haus" * n)[:n]]


@kind(10_000)
def lookup_phrase(n):
    return ["lexicon", "lookup", ("haus " * n)[:n].strip()]


@kind(100_000)
def names_word(n):
    return ["names", "--language", "x=ru", write("x.txt", f"Вчера 5 приехал {'Ж' * n} в Москву и говорил с {'Ж' * n} там.\n")]


@kind(100_000)
def names_word_after_digit(n):
    return ["names", "--language", "x=ru", write("x.txt", f"Вчера приехал 5{'Ж' * n} в Москву.\n")]


@kind(10_000)
def names_hyphens(n):
    return ["names", *SPOKEN[:2], write("x.txt", f"Am Abend kam {'-'.join(['Anna'] * n)} nach Wien und sprach mit {'-'.join(['Anna'] * n)}.\n")]


@kind(10_000)
def names_words(n):
    chance = random.Random(4)
    return ["names", *SPOKEN[:2], write("x.txt", "Am Abend kam " + " ".join(name(chance) for _ in range(n)) + " nach Wien.\n")]


@kind(25_000)
def names_score_word(n):
    return ["names", "score", "<" + write("pairs.tsv", f"{'Ж' * n}\t{'Zh' * n}\n")]


@kind(50_000)
def transliterate_word(n):
    return ["transliterate", "--scheme", "din1460", "<" + write("x.txt", "Щ" * n + "\n")]


@kind(50_000)
def transliterate_back(n):
    return ["transliterate", "--scheme", "din1460", "--reverse", "<" + write("x.txt", "šč" * n + "\n")]


def long_words(word):
    write("de.txt", f"Juri Gagarin wurde am 9. März 1934 in Kluschino geboren. Das {word} stand da.\n")
    write("en.txt", f"Yuri Gagarin was born on 9 March 1934 in Klushino. The {word} was there.\n")
    return ["de.txt", "en.txt"]


@kind(20_000)
def word_comparable(n):
    return ["align", *long_words("Hausa" * (n // 5)), "--mode", "comparable", "-o", "r.json"]


@kind(20_000)
def word_parallel(n):
    return ["align", *long_words("Hausa" * (n // 5)), "--mode", "parallel", "-o", "r.json"]


def long_sentence(words):
    write("de.txt", "Im Jahre " + " ".join(words) + " war es so.\n")
    return write("en.txt", "In the year " + " ".join(words) + " it was so.\n")


@kind(5_000)
def sentence_comparable(n):
    chance = random.Random(5)
    long_sentence([name(chance).lower() for _ in range(n)])
    return ["align", "de.txt", "en.txt", *NAMED, "--mode", "comparable", "-o", "r.json"]


@kind(5_000)
def sentence_parallel(n):
    return [*sentence_comparable(n)[:3], *NAMED, "--mode", "parallel", "-o", "r.json"]


@kind(2_500)
def sentence_of_dates(n):
    long_sentence([f"{number % 28 + 1}.{number % 12 + 1}.{1000 + number % 1000}," for number in range(n)])
    return ["align", "de.txt", "en.txt", *NAMED, "--mode", "comparable", "-o", "r.json"]


@kind(2_500)
def sentence_of_numbers(n):
    long_sentence([f"{number * 7} kg," for number in range(n)])
    return ["align", "de.txt", "en.txt", *NAMED, "--mode", "comparable", "-o", "r.json"]


@kind(2_500)
def sentence_of_names(n):
    chance = random.Random(6)
    long_sentence([f"{name(chance)} {name(chance)}," for _ in range(n)])
    return ["align", "de.txt", "en.txt", *NAMED, "--mode", "comparable", "-o", "r.json"]


@kind(10_000)
def number_words(n):
    return ["align", write("x.txt", "Es waren " + "hundert" * n + " Leute da.\n"), english(), *SPOKEN, "--mode", "comparable", "-o", "r.json"]


@kind(100_000)
def digits(n):
    return ["align", write("x.txt", "Es waren " + "7" * n + " Leute da.\n"), english(), *SPOKEN, "--mode", "comparable", "-o", "r.json"]


@kind(25_000)
def short_lines(n):
    return ["segment", "--language", "de", write("x.txt", "A.\n\n" * n)]


@kind(500_000)
def dots(n):
    return ["segment", "--language", "de", write("x.txt", "." * n + "\n")]


@kind(500_000)
def quotes(n):
    return ["segment", "--language", "de", write("x.txt", "Er sagte " + "\u201e" * n + "\n")]


@kind(500_000)
def one_line(n):
    return ["segment", "--language", "de", write("x.txt", "haus " * (n // 5) + "\n")]


# MARK: Markup

def html(body):
    return ["segment", "--language", "de", write("x.html", f'<html lang="de"><body>{body}')]


@kind(20_000)
def html_div(n):
    return html("<div>" * n + "Ein Satz." + "</div>" * n)


@kind(20_000)
def html_tables(n):
    return html("<table><tr><td>" * n + "Ein Satz.")


@kind(20_000)
def html_attributes(n):
    return html("<p " + " ".join(f"a{number}=1" for number in range(n)) + ">Ein Text hier.</p>")


@kind(20_000)
def html_unclosed(n):
    return html("<b>" * n + "Ein Satz.")


@kind(20_000)
def html_unclosed_varied(n):
    return html("".join(f"<b class=c{number}>" for number in range(n)) + "Ein Satz." + "<p>Ein Satz." * 50)


@kind(20_000)
def html_formatting(n):
    return html("<a><b><p>" * n + "Ein Satz.")


@kind(20_000)
def html_lists(n):
    return html("<ul><li>" * n + "Ein Satz.")


@kind(20_000)
def html_closing(n):
    return html("<p>Ein Satz." + "</b>" * n)


@kind(20_000)
def html_crossed(n):
    return html("<b>" * n + "<p>" + "</b>" * n)


@kind(20_000)
def html_select(n):
    return html("<select><option>" * n + "Ein Satz.")


@kind(20_000)
def html_foster(n):
    return html("<table>" + "Ein Satz.<tr>" * n)


@kind(100_000)
def html_paragraphs(n):
    return html("<p>Ein Satz.</p>\n" * n)


@kind(100_000)
def html_references(n):
    return html("&amp;" * n)


@kind(20_000)
def html_svg(n):
    return html("<svg>" * n + "Ein Satz.")


@kind(100_000)
def html_comment(n):
    return html("<!--" * n + "Ein Satz.")


@kind(100_000)
def html_open_brackets(n):
    return html("<" * n + "Ein Satz.")


def markdown(text):
    return ["segment", "--language", "de", write("x.md", text + "\n")]


@kind(20_000)
def markdown_quotes(n):
    return markdown("> " * n + "x")


@kind(5_000)
def markdown_quotes_lines(n):
    return markdown("\n".join(["> " * 50 + "Ein Satz."] * n))


@kind(20_000)
def markdown_columns(n):
    return markdown("|" + "a|" * n + "\n|" + "-|" * n + "\n|" + "b|" * n)


@kind(5_000)
def markdown_rows(n):
    return markdown("|" + "a|" * 100 + "\n|" + "-|" * 100 + "\n" + "|b|\n" * n)


@kind(20_000)
def markdown_lists(n):
    return markdown("- " * n + "x")


@kind(1_000)
def markdown_list_steps(n):
    return markdown("\n".join("  " * number + "- Ein Satz." for number in range(n)))


@kind(20_000)
def markdown_emphasis(n):
    return markdown("*a _b " * n)


@kind(20_000)
def markdown_stars(n):
    return markdown("a**b" * n + "c* " * n)


@kind(20_000)
def markdown_brackets(n):
    return markdown("[" * n + "a" + "]" * n)


@kind(20_000)
def markdown_links(n):
    return markdown("[a](" * n)


@kind(20_000)
def markdown_ticks(n):
    return markdown("".join("`" * (number % 300 + 1) + "a" for number in range(n // 10)))


@kind(20_000)
def markdown_references(n):
    return markdown("".join(f"[a{number}]: /x\n" for number in range(n)) + "[a]" * n)


@kind(20_000)
def markdown_addresses(n):
    return markdown("www." * n + " " + "a@" * n + "http://" * n)


@kind(20_000)
def markdown_tildes(n):
    return markdown("~~a " * n)


@kind(20_000)
def markdown_footnotes(n):
    return markdown("".join(f"Ein Satz[^{number}].\n\n[^{number}]: Eine Note.\n\n" for number in range(n)))


@kind(20_000)
def markdown_html(n):
    return markdown("a <b " * n + "<!-- <? <!A <![CDATA[ " * n)


@kind(20_000)
def markdown_setext(n):
    return markdown("a\n" * n + "===")


@kind(20_000)
def tei_nested(n):
    return ["segment", write(
        "x.xml", '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>' + "<div>" * n + "<p>Ein Satz.</p>"
        + "</div>" * n + "</body></text></TEI>")]


# MARK: Expressions, compressed files

@kind(10)
def anchor(n):
    write("d.txt", "Ein Satz.\nKapitel " + "a" * n + "!\n")
    write("e.txt", "A sentence.\nChapter " + "a" * n + "!\n")
    return ["align", "d.txt", "e.txt", *ANCHORED, "--anchor",
            r"(\w*)*$x", "-o", "r.json"]


@kind(10_000)
def anchor_alternatives(n):
    write("d.txt", "Ein Satz.\nKapitel " + "a" * n + "!\n")
    write("e.txt", "A sentence.\nChapter " + "a" * n + "!\n")
    return ["align", "d.txt", "e.txt", *ANCHORED, "--anchor",
            r"(a|b|ab)*c", "-o", "r.json"]


@kind(500)
def dictzip(n):
    with gzip.GzipFile("bomb.dict.dz", "wb", mtime=0) as file:
        for _ in range(n): file.write(bytes(1 << 20))
    write("bomb.index", "Haus\tA\tB\n")
    return ["lexicon", "lookup", "Haus", "--glossary", "de-en=bomb.index"]


@kind(500)
def stardict(n):
    with gzip.GzipFile("bomb.dict.dz", "wb", mtime=0) as file:
        for _ in range(n): file.write(bytes(1 << 20))
    with open("bomb.idx", "wb") as file: file.write(b"Haus\0" + bytes(4) + (5).to_bytes(4, "big"))
    write("bomb.ifo", "StarDict's dict ifo file\nversion=2.4.2\nbookname=b\nwordcount=1\nidxfilesize=13\nsametypesequence=m\n")
    return ["lexicon", "lookup", "Haus", "--glossary", "de-en=bomb.ifo"]


@kind(500)
def stardict_index(n):
    with gzip.GzipFile("bomb.idx.gz", "wb", mtime=0) as file:
        for _ in range(n): file.write(bytes(1 << 20))
    with open("bomb.dict", "wb") as file: file.write(b"house")
    write("bomb.ifo", "StarDict's dict ifo file\nversion=2.4.2\nbookname=b\nwordcount=1\nidxfilesize=13\nsametypesequence=m\n")
    return ["lexicon", "lookup", "Haus", "--glossary", "de-en=bomb.ifo"]


@kind(50_000)
def glossary(n):
    return ["lexicon", "lookup", "Haus", "--glossary", "de-en=" + write("g.tsv", "".join(f"haus{number}\thouse{number}\n" for number in range(n)))]


@kind(50_000)
def glossary_one_word(n):
    return ["lexicon", "lookup", "Haus", "--glossary", "de-en=" + write("g.tsv", "".join(f"haus\thouse{number}\n" for number in range(n)))]


# MARK: Runs

def run(program, arguments, limit, memory, caches):
    """The processor seconds and peak megabytes of a run, and its exit status; None if it was stopped."""
    def prepare():
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    source = next((argument[1:] for argument in arguments if argument.startswith("<")), os.devnull)
    arguments = [argument for argument in arguments if not argument.startswith("<")]
    with open(source, "rb") as stdin:
        process = subprocess.Popen(
            [program, *arguments], stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "XDG_CACHE_HOME": caches}, preexec_fn=prepare)
    watch = subprocess.Popen([sys.executable, "-c", WATCH, str(process.pid), str(memory)])
    _, status, usage = os.wait4(process.pid, 0)
    watch.kill()
    watch.wait()
    process.returncode = 0
    code = os.waitstatus_to_exitcode(status)
    stopped = code in (-signal.SIGXCPU, -signal.SIGKILL)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, None if stopped else code


# Ends a process whose resident memory is above a limit: a limit on its addresses would count mapped files.
WATCH = """
import os, signal, sys, time
while True:
    time.sleep(0.2)
    try: resident = int(open(f"/proc/{sys.argv[1]}/statm").read().split()[1]) * 4096
    except OSError: break
    if resident > int(sys.argv[2]) << 20: os.kill(int(sys.argv[1]), signal.SIGKILL)
"""


def shown(result):
    seconds, megabytes, code = result
    note = " stopped" if code is None else f" ({code})" if code else ""
    return f"{seconds:8.2f} s {megabytes:6.0f} MB{note:8}"


def main():
    arguments, limit, memory, programs = sys.argv[1:], 60, 8_000, []
    while arguments and arguments[0].startswith("--"):
        option, value, *arguments = arguments
        if option == "--limit": limit = int(value)
        elif option == "--memory": memory = int(value)
        elif option == "--against": programs.append(os.path.abspath(value))
        else: sys.exit(__doc__)
    if not arguments: sys.exit(__doc__)
    programs.append(os.path.abspath(arguments.pop(0)))
    # Each has caches of its own, filled before it is measured: one build does not read what another has compiled.
    with tempfile.TemporaryDirectory() as caches:
        for program in programs:
            own = os.path.join(caches, str(programs.index(program)))
            subprocess.run([program, "lexicon", "build"], env={**os.environ, "XDG_CACHE_HOME": own},
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        measure(programs, arguments or KINDS, limit, memory, caches)


def measure(programs, kinds, limit, memory, caches):
    for wanted in kinds:
        wanted, _, size = wanted.partition("=")
        make, usual = KINDS[wanted]
        size = int(size or usual)
        for place, program in enumerate(programs):
            results = []
            for factor in (1, 2, 4):
                with tempfile.TemporaryDirectory() as folder:
                    os.chdir(folder)
                    results.append(run(program, make(size * factor), limit, memory, os.path.join(caches, str(place))))
                    os.chdir(ROOT)
                if results[-1][2] is None: break
            slope = "-"
            if len(results) == 3 and results[-1][2] is not None and results[-1][0] >= 0.2:
                slope = f"{math.log(results[-1][0] / max(results[0][0], 0.01), 4):.2f}"
            when = "" if len(programs) == 1 else ("before", "after")[place]
            print(f"{wanted:24} {size:8} {when:6} {' |'.join(map(shown, results))}  {slope}", flush=True)


if __name__ == "__main__":
    main()
