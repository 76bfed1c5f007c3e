#!/usr/bin/env python3
"""Writes many sets of a German and an English document, for measuring `synoptic batch`.

    Benchmarks/sets.py FOLDER [--sets 10000] [--sentences 100] [--kind mixed] [--seed 1]

FOLDER gets `de/N.txt`, `en/N.txt` and a manifest, `sets.tsv`. Documents of `translations` have the same sentences in both
languages; those of `accounts` share half of their events, told with other circumstances; `mixed` has one after the other. The
sentences are put together of the parts below, at random with a fixed seed: the same arguments give the same bytes.
"""

import argparse
import pathlib
import random

GIVEN = "Karl Anna Ernst Clara Georg Martha Otto Ida Paul Emma Max Helene Hugo Lina Viktor Rosa Felix Olga Alfred Vera".split()
FAMILY = ("Berger Wolf Lindner Hartmann Keller Brandt Seidel Vogt Ziegler Kaiser Lorenz Engel Winter Falk Busch Sommer Haas Roth "
          "Petersen Jansen Morgan Whitfield Harper Collins Dawson Fletcher Granger Hobson Irving Kendall Langley Mercer Norton "
          "Osborne Preston Quincy Ramsey Sutton Thornton Webster Orlow Sokolow Petrow Lebedew Iwanow Smirnow Below Karpow").split()
PLACES = [("Wien", "Vienna"), ("München", "Munich"), ("Moskau", "Moscow"), ("Köln", "Cologne"), ("Prag", "Prague"),
          ("Warschau", "Warsaw"), ("Rom", "Rome"), ("Genf", "Geneva"), ("Venedig", "Venice"), ("Lissabon", "Lisbon"),
          ("Kopenhagen", "Copenhagen"), ("Brüssel", "Brussels"), ("Zürich", "Zurich"), ("Nürnberg", "Nuremberg"),
          ("Berlin", "Berlin"), ("London", "London"), ("Paris", "Paris"), ("Hamburg", "Hamburg"), ("Leipzig", "Leipzig"),
          ("Edinburgh", "Edinburgh"), ("Riga", "Riga"), ("Oslo", "Oslo"), ("Basel", "Basel"), ("Dresden", "Dresden")]
MONTHS = [("Januar", "January"), ("Februar", "February"), ("März", "March"), ("April", "April"), ("Mai", "May"),
          ("Juni", "June"), ("Juli", "July"), ("August", "August"), ("September", "September"), ("Oktober", "October"),
          ("November", "November"), ("Dezember", "December")]

# When or how something happens: it stands before the verb in German.
OPENINGS = [
    ("Am {day}. {month} {year}", "On {month} {day}, {year},"), ("Im Jahr {year}", "In {year}"),
    ("Im {month} {year}", "In {month} {year}"), ("Wenige Tage später", "A few days later"),
    ("Nach langem Zögern", "After long hesitation"), ("Zur gleichen Zeit", "At the same time"),
    ("Gegen den Rat der Freunde", "Against the advice of friends"), ("Noch im selben Winter", "In the same winter"),
    ("Mit großer Mühe", "With great effort"), ("Am nächsten Morgen", "The next morning"),
    ("Ohne ein Wort zu sagen", "Without saying a word"), ("In {place}", "In {place}"),
    ("Auf der Reise nach {place}", "On the journey to {place}"), ("Nach dem Krieg", "After the war"),
    ("Trotz der Kälte", "Despite the cold"), ("Zum ersten Mal", "For the first time"),
]
# What happens.
EVENTS = [
    ("schrieb {person} einen langen Brief an {other}", "{person} wrote a long letter to {other}"),
    ("verließ {person} die Stadt {place} mit {number} Gefährten", "{person} left the city of {place} with {number} companions"),
    ("kaufte {person} ein altes Haus am Ufer des Flusses", "{person} bought an old house on the bank of the river"),
    ("lernte {person} in {place} den Arzt {other} kennen", "{person} met the physician {other} in {place}"),
    ("eröffnete {person} eine kleine Schule für {number} Kinder", "{person} opened a small school for {number} children"),
    ("entdeckte {person} eine unbekannte Insel im Norden", "{person} discovered an unknown island in the north"),
    ("hielt {person} vor {number} Zuhörern einen Vortrag über die Sterne", "{person} gave a lecture on the stars before {number} listeners"),
    ("verkaufte {person} das Schiff für {number} Gulden an {other}", "{person} sold the ship to {other} for {number} guilders"),
    ("erkrankte {person} schwer an einem Fieber", "{person} fell seriously ill with a fever"),
    ("heiratete {person} die Tochter des Kaufmanns {other}", "{person} married the daughter of the merchant {other}"),
    ("baute {person} mit {other} eine Brücke über die Schlucht", "{person} built a bridge over the gorge with {other}"),
    ("verlor {person} bei einem Brand die ganze Bibliothek", "{person} lost the whole library in a fire"),
    ("wurde {person} zum Direktor des Museums in {place} gewählt", "{person} was elected director of the museum in {place}"),
    ("malte {person} das Bildnis der alten Königin", "{person} painted the portrait of the old queen"),
    ("übersetzte {person} das Buch von {other} in {number} Monaten", "{person} translated the book by {other} in {number} months"),
    ("floh {person} mit den Pferden über die Grenze", "{person} fled across the border with the horses"),
    ("gründete {person} in {place} eine Zeitung mit {number} Lesern", "{person} founded a newspaper in {place} with {number} readers"),
    ("wartete {person} im Hafen vergeblich auf das Schiff", "{person} waited in the harbor for the ship in vain"),
    ("besuchte {person} die kranke Mutter von {other}", "{person} visited the sick mother of {other}"),
    ("maß {person} die Höhe des Berges mit {number} Metern", "{person} measured the height of the mountain at {number} meters"),
    ("sammelte {person} Pflanzen und Steine in den Wäldern bei {place}", "{person} collected plants and stones in the woods near {place}"),
    ("unterschrieb {person} den Vertrag mit der Bank in {place}", "{person} signed the contract with the bank in {place}"),
    ("spielte {person} im Theater die Rolle des Dieners", "{person} played the part of the servant in the theater"),
    ("fand {person} im Keller {number} vergessene Münzen aus Silber", "{person} found {number} forgotten silver coins in the cellar"),
    ("verteidigte {person} den Angeklagten {other} vor dem Gericht", "{person} defended the accused {other} before the court"),
    ("pflanzte {person} im Garten {number} junge Apfelbäume", "{person} planted {number} young apple trees in the garden"),
    ("erfand {person} eine Maschine für den Druck von Karten", "{person} invented a machine for the printing of maps"),
    ("kehrte {person} nach {number} Jahren in das Dorf der Eltern zurück", "{person} returned to the village of the parents after {number} years"),
    ("stritt {person} mit {other} über den Preis des Getreides", "{person} quarreled with {other} about the price of grain"),
    ("schenkte {person} der Stadt {place} eine Sammlung von Bildern", "{person} gave the city of {place} a collection of pictures"),
    ("starb {person} im Alter von {number} Jahren in {place}", "{person} died in {place} at the age of {number} years"),
    ("führte {person} die Expedition durch die Wüste", "{person} led the expedition through the desert"),
]
# What is added to it.
TAILS = [
    ("", ""), ("", ""), (", und niemand wusste davon", ", and nobody knew of it"),
    (", obwohl das Geld kaum reichte", ", although the money was hardly enough"),
    (", wie {other} später erzählte", ", as {other} told later"),
    (", weil der Weg nach {place} versperrt war", ", because the road to {place} was blocked"),
    (", während draußen der Regen fiel", ", while the rain fell outside"),
    (", was in der ganzen Stadt Aufsehen erregte", ", which caused a stir in the whole town"),
    (", ohne die Folgen zu bedenken", ", without considering the consequences"),
    (", denn der Winter stand vor der Tür", ", for winter was at the door"),
    (", bevor die Nachricht {place} erreichte", ", before the news reached {place}"),
    (" und vergaß es nie mehr", " and never forgot it again"),
]


def sentence(chance, event):
    """A sentence in German and English: an event with circumstances."""
    parts, person, other, place, number = event
    values = {"person": person, "other": other, "number": number, "day": chance.randint(1, 28), "year": chance.randint(1780, 1930)}
    month = chance.choice(MONTHS)
    opening, tail = chance.choice(OPENINGS), chance.choice(TAILS)
    return tuple((opening[side] + " " + parts[side] + tail[side] + ".").format(place=place[side], month=month[side], **values)
                 for side in (0, 1))


def events(chance, count, people):
    """Events in the order in which they are told."""
    return [(chance.choice(EVENTS), *chance.sample(people, 2), chance.choice(PLACES), chance.randint(2, 900)) for _ in range(count)]


def documents(seed, kind, count):
    """The lines of a German and an English document."""
    chance = random.Random(seed)
    people = [chance.choice(GIVEN) + " " + name for name in chance.sample(FAMILY, 12)]
    if kind == "translations":
        both = [sentence(chance, event) for event in events(chance, count, people)]
        return [german for german, _ in both], [english for _, english in both]
    shared = events(chance, count // 2, people)
    sides = []
    for side in (0, 1):
        told = list(shared)
        for event in events(chance, count - len(shared), people):
            told.insert(chance.randint(0, len(told)), event)
        sides.append([sentence(chance, event)[side] for event in told])
    return sides


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--sets", type=int, default=10000)
    parser.add_argument("--sentences", type=int, default=100)
    parser.add_argument("--kind", choices=["mixed", "translations", "accounts"], default="mixed")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for language in ("de", "en"):
        (given.folder / language).mkdir(parents=True, exist_ok=True)
    with open(given.folder / "sets.tsv", "w", encoding="utf-8") as manifest:
        manifest.write("id\tfiles\toptions\n")
        for number in range(given.sets):
            kind = given.kind if given.kind != "mixed" else ("translations", "accounts")[number % 2]
            name = f"{number:06}.txt"
            for language, lines in zip(("de", "en"), documents(f"{given.seed}-{number}", kind, given.sentences)):
                # Paragraphs of five sentences.
                paragraphs = [" ".join(lines[start:start + 5]) for start in range(0, len(lines), 5)]
                (given.folder / language / name).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
            paths = "|".join(f"{language}={given.folder}/{language}/{name}" for language in ("de", "en"))
            manifest.write(f"{number:06}\t{paths}\tlanguage=de=de language=en=en\n")


if __name__ == "__main__":
    main()
