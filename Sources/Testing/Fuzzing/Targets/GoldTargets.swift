import Evaluation
import Foundation
import Synoptic

/// Gold, read as `evaluate` does.
struct GoldTargets {
  private let folder: FuzzFolder

  init(_ folder: FuzzFolder) throws {
    self.folder = folder
    try GoldTargets.write(folder)
  }

  var all: [FuzzTarget] {
    [
      events("gold-sentences", "gold/sentences/de.tsv", SoundTexts.goldSentences),
      events("gold-links", "gold/links/de__en.tsv", SoundTexts.goldLinks), beads, borders,
    ]
  }

  /// Sound gold of the first two documents.
  static func eventGold(in folder: FuzzFolder) throws -> EventGold {
    try write(folder)
    return try EventGold(folder: folder.path("gold"), a: "de", b: "en")
  }

  private static func write(_ folder: FuzzFolder) throws {
    for part in ["sentences", "links"] {
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: "gold/" + part), withIntermediateDirectories: true)
    }
    for name in ["de", "en"] {
      try folder.write(Array(SoundTexts.goldSentences.utf8), "gold/sentences/\(name).tsv")
    }
    try folder.write(Array(SoundTexts.goldLinks.utf8), "gold/links/de__en.tsv")
  }

  private func events(_ name: String, _ file: String, _ sound: String) -> FuzzTarget {
    let folder = folder
    return FuzzTarget(name, seeds: [Array(sound.utf8)], cost: 2) { bytes in
      try folder.write(bytes, file)
      defer { _ = try? folder.write(Array(sound.utf8), file) }
      for pair in try EventGold.pairs(in: folder.path("gold")) {
        let gold = try EventGold(folder: folder.path("gold"), a: pair.a, b: pair.b)
        for pair in gold.pairs {
          try BrokenPromise.unless(
            gold.sentences.a.indices.contains(pair.a) && gold.sentences.b.indices.contains(pair.b),
            "gold links sentences that are not there")
        }
        let score = EventScore(folder.comparable, gold: gold)
        for figure in [score.precision, score.recall, score.f1, score.recallOfAllGrades] {
          try BrokenPromise.unless((0...1).contains(figure), "a figure is not from 0 to 1")
        }
        _ = EventGold.covered(by: 0..<1_000_000, in: gold.sentences.a)
      }
    }
  }

  private var beads: FuzzTarget {
    let found = SentenceBead.beads(of: folder.parallel)
    return FuzzTarget("gold-beads", seeds: [Array(SoundTexts.beads.utf8)], cost: 1) { bytes in
      let gold = try SentenceBead.beads(String(decoding: bytes, as: UTF8.self), file: "beads.txt")
      let score = BeadScore(found, gold: gold)
      for figure in [score.strictF1, score.laxF1, score.pairs.f1] {
        try BrokenPromise.unless((0...1).contains(figure), "a figure is not from 0 to 1")
      }
      for index in score.strictUnits.indices.prefix(3) {
        _ = Resampling().interval([[score.strictUnits[index]]])
      }
    }
  }

  private var borders: FuzzTarget {
    let folder = folder
    return FuzzTarget("gold-borders", seeds: [Array(SoundTexts.sentences.utf8)], cost: 3) { bytes in
      let document = try DocumentReader.readOne(try folder.write(bytes, "b.txt"), language: "de")
      let lines = document.scalars.split(whereSeparator: \.isLineEnd)
        .map { String(String.UnicodeScalarView($0)).trimmingCharacters(in: .whitespaces) }
      let score = try BoundaryScore(lines.filter { !$0.isEmpty }, language: document.language)
      try BrokenPromise.unless((0...1).contains(score.f1), "F1 is not from 0 to 1")
    }
  }
}
