#!/usr/bin/env python3
"""Speed and peak memory of `synoptic convert` for each format, written and read, against the number of links.

usage: interchange.py SYNOPTIC [LINKS ...]

Two documents of a thousand sentences each, a sentence a line, are linked again and again by streams of random links (100,000 and 1,000,000
by default). Each format is written from another that says the same and costs little to read, and read into one that costs little to
write, so that a figure is of both; MB/s is that of the file the line names. Formats in which a sentence stands once have as many
sentences as links, and no documents. The native file is read and written as a whole.
"""
import os, random, subprocess, sys, tempfile

SENTENCES = 1_000


def measured(command):
    """Seconds of processor time and megabytes at most of a process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)}: {errors}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def documents(folder):
    names = []
    for language in "de", "en":
        words = {"de": "der Zug hielt am Abend in einer Stadt die niemand kannte", "en": "the train stopped in a town that nobody knew at night"}
        pick = random.Random(language)
        names.append(f"{folder}/{language}.txt")
        with open(names[-1], "w", encoding="utf8") as file:
            for number in range(SENTENCES):
                file.write(f"{number} " + " ".join(pick.choices(words[language].split(), k=12)) + ".\n")
    return names


def main():
    program, *sizes = sys.argv[1:]
    sizes = [int(size) for size in sizes] or [100_000, 1_000_000]
    print("links  from  to  seconds  MB/s of what is read  MB/s of what is written  MB of memory")
    with tempfile.TemporaryDirectory() as folder:
        texts = documents(folder)
        for size in sizes:
            pick = random.Random(size)
            file = lambda format: f"{folder}/links.{format}"
            with open(file("vecalign"), "w") as out:
                for _ in range(size):
                    out.write(f"[{pick.randrange(SENTENCES)}]:[{pick.randrange(SENTENCES)}]:0.{pick.randrange(1000, 10000)}\n")
            with open(file("ladder"), "w") as out:
                for number in range(size):
                    out.write(f"{number}\t{number}\t0.{pick.randrange(1000, 10000)}\n")
                out.write(f"{size}\t{size}\t0\n")

            def run(source, target, *options):
                seconds, memory = measured([program, "convert", file(source), file(target), *options])
                read, written = (
                    sum(os.path.getsize(f"{folder}/{name}") for name in os.listdir(folder) if name == f"links.{format}" or format.startswith("moses") and name.startswith(f"links.{format}."))
                    / 1e6 for format in (source, target))
                print(f"{size}  {source}  {target}  {seconds:.2f}  {read / seconds:.0f}  {written / seconds:.0f}  {memory:.0f}", flush=True)

            given = ["--presegmented", "--language", "de=de", "--language", "en=en", "--documents", *texts]
            run("ladder", "ladder2", "--to", "ladder")
            run("ladder", "xces")
            run("xces", "ladder3", "--to", "ladder")
            run("vecalign", "jsonl", "--mode", "comparable", *given)
            run("jsonl", "jsonl2", "--to", "jsonl")
            run("jsonl", "tsv")
            run("jsonl", "json", "--to", "synoptic")
            run("json", "jsonl3", "--to", "jsonl")
            run("json", "tsv5", "--to", "tsv")
            run("tsv", "tsv2", "--to", "tsv")
            run("tsv", "moses", "--to", "moses")
            run("moses", "moses2", "--from", "moses", "--to", "moses")
            run("tsv", "tmx", "--language", "a=de", "--language", "b=en")
            run("tmx", "tsv3", "--to", "tsv")
            run("tsv", "xliff", "--language", "a=de", "--language", "b=en")
            run("xliff", "tsv4", "--to", "tsv")
            run("tsv", "xliff12", "--to", "xliff1.2", "--language", "a=de", "--language", "b=en")
            run("xliff12", "tsv5", "--to", "tsv")
            for name in os.listdir(folder):
                if name.startswith("links."):
                    os.remove(f"{folder}/{name}")


if __name__ == "__main__":
    main()
