#!/usr/bin/python3
"""Runs every command line of README and guides in a folder that has the files they name, and compares what they print with what is shown.

    documented.py SYNOPTIC [--encoder WHEEL]
    documented.py --chroot ROOT GUIDE

The second runs the command lines of one guide in the folder /work of another system, where the program is installed, with its examples.

A command line stands in a block of its own, indented or fenced; after `$` its output follows, of which `...` stands for anything. Commands and
options in running text are compared with those that the program has. Prints a line for each thing that is not so, and ends with status 1 if
there is any.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]

# What is not run here, and why.
NOT_RUN = [
    (r"^make\b", "the Makefile's own"),
    (r"^apt(-get|-cache)? |^apt install", "installs packages"),
    (r"-m pip download|^pip install", "needs the network"),
    (r"--encoder https?://", "needs a server"),
    (r"^synoptic review\b(?!.*--help)", "serves until it is ended"),
    (r"^synoptic-fuzz |^swift |^Tests/Tools/|^\.build/|^Benchmarks/", "for those who work on the program"),
    (r"^mkdir|^sudo ", "changes the system"),
]
# What is run in a system where the package is installed, and not here, where the same files are put beforehand.
INSTALLED = r"^cp -r /usr/share/doc/synoptic/"
# Files whose outputs are those with the sentence encoder.
WITH_ENCODER = {"worked-example.md"}
COMMANDS = (
    r"(?:synoptic|make|apt|apt-get|apt-cache|python3|pip|echo|printf|swift|sudo|cat|cp|sed|Tests/\S+|\.build/\S+)(?= |$)")

NOVEL_DE = """Erstes Kapitel

Am 3. Mai 1891 kam Anna Berger mit dem Zug in Wien an. Niemand wartete am Bahnhof auf sie. Sie nahm ihren Koffer und ging zu Fuß durch den Regen. Die Straßen waren leer, und alle Fenster waren dunkel.
Im Hotel gab man ihr ein kleines Zimmer im vierten Stock. Das Bett war hart, aber sie schlief sofort ein. Am Morgen weckte sie die Glocke einer Kirche. Sie öffnete das Fenster und sah die Stadt zum ersten Mal.

Zweites Kapitel

Ihr Bruder Paul hatte ihr 200 Gulden geschickt. Mit diesem Geld musste sie ein ganzes Jahr leben. Sie kaufte Brot, Käse und ein Heft. In das Heft schrieb sie jeden Abend, was sie gesehen hatte.
Nach drei Wochen fand sie Arbeit in einer Bibliothek. Der Direktor, ein alter Mann mit weißem Bart, sprach nie mit ihr. Er legte ihr nur jeden Morgen zwanzig Bücher auf den Tisch. Am Abend holte er sie wieder ab.
"""
NOVEL_EN = """Chapter One

On 3 May 1891 Anna Berger arrived in Vienna by train. Nobody was waiting for her at the station. She took her suitcase and walked through the rain. The streets were empty, and all the windows were dark.
At the hotel she was given a small room on the fourth floor. The bed was hard, but she fell asleep at once. In the morning the bell of a church woke her. She opened the window and saw the city for the first time.

Chapter Two

Her brother Paul had sent her 200 guilders. With this money she had to live for a whole year. She bought bread, cheese and a notebook. In the notebook she wrote every evening what she had seen.
After three weeks she found work in a library. The director, an old man with a white beard, never spoke to her. He only put twenty books on her table every morning. In the evening he collected them again.
"""
MANUSCRIPT = [
    "In May 1917 Leon Trotsky returned to Petrograd. Georgy Plekhanov had come in April.",
    "Natalia Sedova followed him. Natalya Sedova later wrote about those weeks, and about Georgy Plekhanov.",
    "The house in Coyoacán is a museum. From Coyoacan he wrote to Plekhanov, and in Coyoacán he died.",
]


def workspace(folder, wheel):
    """Puts the files into a folder that the documentation's commands name."""
    for name in ("Corpus", "Alignments", "Examples"):
        (folder / name).symlink_to(REPOSITORY / name)
    shutil.copytree(REPOSITORY / "Corpus/curie", folder / "curie")
    for name, source in (("german", "de"), ("english", "en"), ("russian", "ru")):
        shutil.copy(REPOSITORY / "Corpus" / "leningrad" / f"{source}.txt", folder / f"{name}.txt")
    write = lambda name, text: (folder / name).write_text(text, encoding="utf-8")
    write("novel.de.txt", NOVEL_DE)
    write("novel.en.txt", NOVEL_EN)
    for language, text in (("de", NOVEL_DE), ("en", NOVEL_EN)):
        (folder / "texts" / language).mkdir(parents=True)
        write(f"texts/{language}/x.txt", text)
        write(f"book.{language}.txt", text.replace(". ", ".\n").replace("\n\n", "\n"))
        write(f"{language}.xml", "<text>" + "".join(f'<s id="{n}">Satz {n}.</s>' for n in (1, 2)) + "</text>")
    write("terms.tsv", "de\ten\tru\nVolkskommissar\tpeople's commissar\tнародный комиссар\n")
    write("book.ladder", "".join(f"{n}\t{n}\t1\n" for n in range(3)))
    write("sets.tsv", "id\tfiles\nnovel\tnovel.de.txt|novel.en.txt\n")
    links = "".join(f'<link xtargets="{n};{n}" />' for n in (1, 2))
    xces = f'<cesAlign version="1.0"><linkGrp fromDoc="de.xml" toDoc="en.xml">{links}</linkGrp></cesAlign>'
    write("de-en.xml", xces)
    subprocess.run(["gzip", folder / "de-en.xml"], check=True)
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in MANUSCRIPT)
    parts = {
        "[Content_Types].xml":
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels":
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        "word/document.xml":
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' + body
            + "</w:body></w:document>",
    }
    with zipfile.ZipFile(folder / "manuscript.docx", "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    if wheel:
        (folder / wheel.name).symlink_to(wheel)


def blocks(text):
    """The blocks of code of a Markdown text: the number of their first line, and their lines."""
    found, lines, number, fence = [], [], 0, None
    for at, line in enumerate([*text.split("\n"), ""], 1):
        if fence is not None:
            if line.startswith("```"):
                found.append((number, lines if fence in ("", "sh", "bash", "console") else []))
                lines, fence = [], None
            else:
                lines.append(line)
        elif line.startswith("```"):
            fence, number, lines = line[3:].strip(), at + 1, []
        elif line.startswith("    "):
            number = number if lines else at
            lines.append(line[4:])
        elif lines and line.strip():
            found.append((number, lines))
            lines = []
        elif lines:
            lines.append("")
    if lines:
        found.append((number, lines))
    return [(number, lines) for number, lines in found if lines]


def calls(text):
    """The command lines of a text: line, command, and the output that is shown, or None."""
    for start, lines in blocks(text):
        shown = None
        for at, line in enumerate([*lines, "$ "], start):
            if line.startswith("$ "):
                if shown:
                    yield shown
                shown = (at, line[2:], [])
            elif shown:
                shown[2].append(line)
            elif re.match(COMMANDS, line):
                yield at, line, None


def environment(folder, synoptic, has_encoder):
    home = folder / "home"
    values = {
        **os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": str(home), "XDG_DATA_HOME": str(home / "data"),
        "PAGER": "", "LC_ALL": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1",
    }
    values.setdefault("XDG_CACHE_HOME", str(home / "cache"))
    if has_encoder:
        values.pop("SYNOPTIC_ENCODER", None)
    (folder / "bin").mkdir()
    (folder / "bin" / "synoptic").symlink_to(synoptic)
    home.mkdir()
    return values


def agrees(shown, printed):
    """Whether lines are shown as they are printed; `...` stands for any lines or any end of one."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() in ("...", "…") else
        ".*?".join(map(re.escape, re.split(r"\.\.\.$|…$", line.rstrip()))) + r"[ ]*\n"
        for line in shown)
    return re.search(r"(?:^|\n)" + pattern, "\n".join(line.rstrip() for line in printed) + "\n") is not None


def outcome(command, isTerminal, values, folder, root=None):
    """The status of a command and the lines that it prints; of one for a reader what a terminal shows. With a root, in that system."""
    call = ["bash", "-c", command]
    if root:
        inside = [f"{name}={values[name]}" for name in ("HOME", "PATH", "PAGER", "LC_ALL", "TERM", "NO_COLOR")]
        call = ["chroot", root, "/usr/bin/env", "-i", *inside, "bash", "-c", f"cd /work && {command}"]
    if isTerminal:
        call = [sys.executable, REPOSITORY / "Tests/Tools/terminal.py", *call]
    done = subprocess.run(call, cwd=folder, env=values, stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
    printed = (done.stderr + done.stdout).decode("utf-8", "replace").replace("\r\n", "\n")
    # The line that says how far work is, written anew each time and taken away in the end.
    return done.returncode, re.sub(r"(?:\r\x1b\[K[^\r\n\x1b]*)*\r\x1b\[K", "", printed).split("\n")


def run_all(files, folder, values, has_encoder, root=None):
    """Problems with the command lines of files, and how many were run."""
    count = 0
    for file in files:
        for line, command, shown in calls(file.read_text(encoding="utf-8")):
            if any(re.search(pattern, command) for pattern, _ in NOT_RUN) or not root and re.search(INSTALLED, command):
                continue
            if "vectors install" in command and not has_encoder:
                continue
            count += 1
            # What is shown of a run is what a reader sees.
            status, printed = outcome(
                command.replace(" && xdg-open page/index.html", ""), shown is not None and "|" not in command, values, folder, root)
            where = f"{file.relative_to(REPOSITORY)}:{line}: {command}"
            if status != 0 and not (status == 1 and "--check" in command):
                yield f"{where}: ends with {status}: {printed[0]}", count
            elif shown is not None and (has_encoder or file.name not in WITH_ENCODER):
                while shown and not shown[-1].strip():
                    shown.pop()
                if shown and not agrees(shown, printed):
                    yield "\n".join([f"{where}: prints something else than", *shown, "but", *printed[:len(shown) + 5]]), count
    yield None, count


def known(command, path=()):
    """The options of each command, by its path."""
    options = {
        ("--" if name["kind"] == "long" else "-") + name["name"]
        for argument in command.get("arguments", []) for name in argument.get("names", [])}
    found = {path: options}
    for below in command.get("subcommands", []):
        found.update(known(below, (*path, below["commandName"])))
    return found


def mentions(files, commands):
    """Commands and options in running text that the program has not."""
    every = set().union(*commands.values())
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            for span in re.findall(r"`([^`]+)`", line):
                words = span.split()
                where = f"{file.relative_to(REPOSITORY)}:{number}: `{span}`"
                if words[0] == "synoptic" and len(words) > 1 and not words[1].isupper():
                    path = ()
                    for word in words[1:]:
                        if (*path, word) not in commands:
                            break
                        path = (*path, word)
                    if not path and words[1] != "help" and not words[1].startswith("-"):
                        yield f"{where}: there is no such command"
                        continue
                    allowed = set().union(*(options for name, options in commands.items() if name[:len(path)] == path))
                    for word in words:
                        if word.startswith("--") and word.split("=")[0] not in allowed | {"--version", "--help"}:
                            yield f"{where}: the command has no {word}"
                elif re.fullmatch(r"--[a-z][a-z-]*(?:[ =].*)?", span) and re.split("[ =]", span)[0] not in every | OTHERS:
                    yield f"{where}: no command has this option"


# Options of other programs in running text.
OTHERS = {"--self-test", "--runs", "--keep", "--only", "--from", "--seed", "--input", "--jobs", "--coverage", "--version", "--help"}


def told(problems, count):
    """Prints what is not so, and gives the status."""
    print("\n".join([*problems, f"{count} command lines were run; {len(problems)} are not as they are written"]))
    return 1 if problems or not count else 0


def run_installed(root, guide):
    values = {"HOME": "/root", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "PAGER": "", "LC_ALL": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1"}
    problems, count = [], 0
    for problem, count in run_all([guide], "/", {**os.environ, **values}, True, root):
        problems += [problem] if problem else []
    return told(problems, count)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", type=lambda text: pathlib.Path(text).resolve(), help="the program; with --chroot a guide")
    parser.add_argument("--encoder", type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--chroot", help="the folder of a system in which the package is installed")
    arguments = parser.parse_args()
    if arguments.chroot:
        return run_installed(arguments.chroot, arguments.file)
    files = [
        path for path in [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *sorted(REPOSITORY.glob("Python/*.md")),
                          *sorted(REPOSITORY.glob("Corpus/*.md")), *sorted((REPOSITORY / "Documentation").glob("**/*.md")),
                          *sorted((REPOSITORY / "Sources").glob("**/*.md"))]
        # The reference is made by the program itself.
        if path.is_file() and path.name != "commands.md"]
    dump = subprocess.run([arguments.file, "--experimental-dump-help"], capture_output=True, check=True)
    problems = list(mentions(files, known(json.loads(dump.stdout)["command"])))
    count = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        workspace(folder, arguments.encoder)
        values = environment(folder, arguments.file, bool(arguments.encoder))
        if arguments.encoder:
            # As make has it, before the first command.
            subprocess.run(["synoptic", "vectors", "install", arguments.encoder], env=values, check=True, capture_output=True)
        for problem, count in run_all(files, folder, values, bool(arguments.encoder)):
            problems += [problem] if problem else []
    return told(problems, count)


sys.exit(main())
