#!/usr/bin/env python3
"""Time and peak memory of comparable mode against the number of documents and their length.

usage: comparable-mode.py SYNOPTIC FOLDER [DOCUMENTSxSENTENCES ...]

FOLDER is ../shared: documents are put together from paragraphs of its corpora and of its parallel texts, in German, English and
Russian by turns, in an order of their own each (10x1000, 25x1000 and 50x1000 by default). There are fewer than a thousand different
sentences in a language, so documents have more in common with one another, and with themselves, than independent accounts have.
"""
import glob, os, random, re, subprocess, sys, tempfile, time

LANGUAGES = ("de", "en", "ru")


def paragraphs(folder, language):
    found = []
    for path in sorted(glob.glob(f"{folder}/corpus/*/{language}*.txt")):
        found += [line.strip() for line in open(path, encoding="utf8") if line.strip()]
    lines = []
    for path in sorted(glob.glob(f"{folder}/bench/parallel/*.clean.{language}")):
        lines += [line.strip() for line in open(path, encoding="utf8") if line.strip()]
    return found + [" ".join(lines[start : start + 4]) for start in range(0, len(lines), 4)]


def write_document(path, source, sentences, seed):
    """Blocks of ten paragraphs in random order, until there are about so many sentences."""
    chance = random.Random(seed)
    blocks = [source[start : start + 10] for start in range(0, len(source), 10)]
    text, count = [], 0
    while count < sentences:
        chance.shuffle(blocks)
        for paragraph in (paragraph for block in blocks for paragraph in block):
            text.append(paragraph)
            count += max(1, len(re.findall(r"[.!?] ", paragraph + " ")))
            if count >= sentences:
                break
    with open(path, "w", encoding="utf8") as file:
        file.write("\n".join(text) + "\n")


def main():
    program, folder, *sizes = sys.argv[1:]
    sources = {language: paragraphs(folder, language) for language in LANGUAGES}
    print("documents  sentences  seconds  processor seconds  MB  links")
    for size in sizes or ["10x1000", "25x1000", "50x1000"]:
        documents, sentences = (int(part) for part in size.split("x"))
        with tempfile.TemporaryDirectory() as temporary:
            paths = []
            for number in range(documents):
                language = LANGUAGES[number % 3]
                paths.append(f"{temporary}/{language}{number}.txt")
                write_document(paths[-1], sources[language], sentences, number)
            result = f"{temporary}/result.json"
            start = time.monotonic()
            process = subprocess.Popen(
                [program, "align", *paths, "--mode", "comparable", "-o", result], stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            if status:
                sys.exit(f"{program} failed")
            seconds = time.monotonic() - start
            links = sum(line.startswith('    { "id": "l') for line in open(result, encoding="utf8"))
            print(
                f"{documents:9}  {sentences:9}  {seconds:7.1f}  {usage.ru_utime + usage.ru_stime:17.1f}  "
                f"{usage.ru_maxrss / 1024:.0f}  {links}", flush=True)


if __name__ == "__main__":
    main()
