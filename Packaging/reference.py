#!/usr/bin/python3
"""Writes man pages and the command reference from what the program says of its own commands.

    reference.py PROGRAM man FOLDER [VERSION [DATE]]
    reference.py PROGRAM markdown > Documentation/commands.md
"""

import json
import pathlib
import subprocess
import sys

FILES = [
    ("/usr/share/dictd", "dictionaries that Debian packages (dict-freedict-*, mueller7-dict)"),
    ("$XDG_CACHE_HOME/synoptic, or ~/.cache/synoptic", "compiled dictionaries and sentence vectors that are kept"),
    ("$XDG_DATA_HOME/synoptic, or ~/.local/share/synoptic", "the user's sentence encoder"),
    ("/usr/local/share/synoptic, /usr/share/synoptic", "a sentence encoder for all users"),
    (".synoptic-names", "house style and accepted names of a folder's documents"),
]
ENVIRONMENT = [
    ("SYNOPTIC_DICTIONARIES", "another folder than /usr/share/dictd"),
    ("SYNOPTIC_ENCODER", "the only folder in which the sentence encoder is looked for"),
    ("PAGER", "what shows long views on a terminal; less -R by default, nothing if it is empty"),
    ("NO_COLOR", "no colours, unless --color says otherwise"),
]
STATUS = [
    ("0", "done"),
    ("1", "something was found that a command checks for (--check)"),
    ("2", "the input or the call is wrong; one sentence on standard error says what, where and what to do"),
]


def commands(command, path=()):
    """The command and those below it, each with its path."""
    path = (*path, command["commandName"])
    yield path, command
    for below in command.get("subcommands", []):
        if below["commandName"] != "help" and below.get("shouldDisplay", True):
            yield from commands(below, path)


def arguments(command):
    """The arguments that are shown, by the title of their section; those of all commands are left out."""
    sections = {}
    for argument in command.get("arguments", []):
        names = {name["name"] for name in argument.get("names", [])}
        if argument.get("shouldDisplay", True) and not names & {"help", "version"}:
            title = "Arguments" if argument["kind"] == "positional" else argument.get("sectionTitle") or "Options"
            group = sections.setdefault(title, [])
            # What can be switched on and off is one.
            if group and names and names == {"no-" + name["name"] for name in group[-1].get("names", [])}:
                group[-1] = {**group[-1], "names": group[-1]["names"] + argument["names"]}
            else:
                group.append(argument)
    order = sorted(sections, key=lambda title: (title != "Arguments", title != "Options"))
    return [(title, sections[title]) for title in order]


def spellings(argument):
    """How an argument is written: "-o, --output <file>"."""
    if argument["kind"] == "positional":
        return f"<{argument['valueName']}>" + (" …" if argument.get("isRepeating") else "")
    names = sorted(argument["names"], key=lambda name: name["kind"] != "short")
    text = ", ".join(("-" if name["kind"] == "short" else "--") + name["name"] for name in names)
    return text + (f" <{argument['valueName']}>" if argument["kind"] == "option" else "")


def meaning(argument):
    """What an argument does, with its default and its values where the text does not say them."""
    text = argument.get("abstract", "")
    values = argument.get("allValues") or argument.get("allValueStrings") or []
    if values and not all(value in text for value in values):
        text += f" One of {', '.join(values)}."
    default = argument.get("defaultValue")
    if default is not None and "efault" not in text and argument["kind"] == "option":
        text += f" By default {default}."
    if argument["kind"] == "option" and argument.get("isRepeating"):
        text += " May be given several times."
    return text


def usage(path, command):
    """The call in short."""
    if command.get("subcommands"):
        return f"{' '.join(path)} <command> …"
    parts = [" ".join(path)]
    flagged = [argument for _, group in arguments(command) for argument in group if argument["kind"] != "positional"]
    for argument in flagged:
        if not argument.get("isOptional", True):
            parts.append(spellings(argument).split(", ")[-1])
    if any(argument.get("isOptional", True) for argument in flagged):
        parts.append("[options]")
    for argument in command.get("arguments", []):
        if argument["kind"] == "positional":
            name = spellings(argument)
            parts.append(f"[{name}]" if argument.get("isOptional") else name)
    return " ".join(parts)


def sentence(text):
    """The abstract as a man page has it: without its period."""
    return text[:-1] if text.endswith(".") else text


# Man pages.

def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...").replace("'", "\\(aq").replace("`", "\\(ga")
    return "\n".join("\\&" + line if line.startswith(".") else line for line in text.split("\n"))


def paragraphs(text):
    out = []
    for block in text.strip().split("\n\n"):
        lines = [line.rstrip() for line in block.split("\n")]
        if any(line.startswith("  ") for line in lines):
            out += [".PP", ".nf", *(escaped(line) for line in lines), ".fi"]
        else:
            out += [".PP", escaped(" ".join(lines))]
    return out[1:] if out[0] == ".PP" else out


def table(rows, prefix=""):
    out = []
    for term, text in rows:
        out += [".TP", f"\\fB{prefix}{escaped(term)}\\fR", escaped(text)]
    return out


def man(path, command, version, date):
    name = "-".join(path)
    out = [f'.TH "{name.upper()}" "1" "{date}" "Synoptic {version}" "User Commands"', ".SH NAME",
           f"{escaped(name)} \\- {escaped(sentence(command['abstract']))}", ".SH SYNOPSIS",
           f"\\fB{escaped(usage(path, command))}\\fR", ".SH DESCRIPTION"]
    out += paragraphs(command["abstract"] + "\n\n" + command.get("discussion", ""))
    for title, group in arguments(command):
        out += [f'.SH "{title.upper()}"'] + table((spellings(item), meaning(item)) for item in group)
    below = [item for item in command.get("subcommands", []) if item["commandName"] != "help"]
    if below:
        out.append(".SH COMMANDS")
        out += table((f"{'-'.join([*path, item['commandName']])}(1)", item["abstract"]) for item in below)
    out += [".SH EXIT STATUS"] + table(STATUS)
    if len(path) == 1:
        out += [".SH ENVIRONMENT"] + table(ENVIRONMENT) + [".SH FILES"] + table(FILES)
    else:
        out += [".SH SEE ALSO", ", ".join(f"\\fB{escaped('-'.join(path[:end]))}\\fR(1)" for end in range(1, len(path)))]
    return "\n".join(out) + "\n"


# Markdown.

def code(text):
    return f"`{text.replace('|', chr(92) + '|')}`"


def marked(text):
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


def markdown(root):
    out = ["# Commands", "", "All commands with their options, as the program itself says them. This page is made by "
           "`make reference`, and a test compares it with the program. `synoptic help COMMAND` prints the same, and so do the "
           "man pages of the Debian package.", ""]
    for path, command in commands(root):
        out += ["#" * min(4, len(path) + 1) + " " + " ".join(path), "", command["abstract"], "", f"    {usage(path, command)}",
                ""]
        for block in command.get("discussion", "").strip().split("\n\n"):
            if block:
                lines = block.split("\n")
                verbatim = any(line.startswith("  ") for line in lines)
                out += [*("    " + line.strip() for line in lines), ""] if verbatim else [marked(" ".join(lines)), ""]
        for title, group in arguments(command):
            out += [f"| {title} | |", "|---|---|"]
            out += [f"| {code(spellings(item))} | {marked(meaning(item))} |" for item in group] + [""]
    return "\n".join(out).rstrip() + "\n"


def main():
    dump = subprocess.run([sys.argv[1], "--experimental-dump-help"], capture_output=True, check=True)
    root = json.loads(dump.stdout)["command"]
    if sys.argv[2] == "markdown":
        sys.stdout.write(markdown(root))
        return
    folder = pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    version, date = [*sys.argv[4:], "", ""][:2]
    for path, command in commands(root):
        (folder / ("-".join(path) + ".1")).write_text(man(path, command, version, date), encoding="utf-8")


main()
