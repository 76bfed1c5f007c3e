import Benchmark
import Foundation
import Synoptic

// Times on a shared machine say little by themselves: compare two revisions in one sitting
// (swift package benchmark baseline compare), or read the counts.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(metrics: [.wallClock, .throughput, .peakMemoryResident])

  let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Corpus").standardizedFileURL.path

  func documents(_ subject: String) throws -> [Document] {
    try DocumentReader().read(["de", "en", "ru"].map { "\(corpus)/\(subject)/\($0).txt" })
  }

  for (index, language) in ["German", "English", "Russian"].enumerated() {
    // The throughput is that of bytes of UTF-8.
    Benchmark(
      "segment \(language), from text to sentences (throughput in MB)",
      configuration: .init(scalingFactor: .mega)
    ) { benchmark in
      let document = try documents("gagarin")[index]
      var text: [Unicode.Scalar] = []
      var size = 0
      while size < benchmark.scaledIterations.count {
        text += document.scalars
        size += document.scalars.reduce(0) { $0 + UTF8.width($1) }
      }
      let segmenter = try SentenceSegmenter(document.language)
      benchmark.startMeasurement()
      blackHole(try segmenter.sentences(of: TextView(plainText: text)))
    }
  }

  for (index, language) in ["German", "English", "Russian"].enumerated() {
    // The throughput is that of bytes of UTF-8.
    for what in ["expressions of time", "quantities", "both"] {
      Benchmark(
        "find \(what) in \(language) (throughput in MB)", configuration: .init(scalingFactor: .mega)
      ) { benchmark in
        let document = try documents("leningrad")[index]
        var text: [Unicode.Scalar] = []
        var size = 0
        while size < benchmark.scaledIterations.count {
          text += document.scalars
          size += document.scalars.reduce(0) { $0 + UTF8.width($1) }
        }
        let times = TimeFinder(document.language)
        let quantities = try QuantityFinder(document.language)
        benchmark.startMeasurement()
        let found = what == "quantities" ? [] : times.expressions(in: text.indices, of: text)
        if what != "expressions of time" {
          blackHole(quantities.quantities(in: text.indices, of: text, leavingOut: found.map(\.range)))
        }
        blackHole(found)
      }
    }
  }

  Benchmark("compare name keys (throughput in thousands)", configuration: .init(scalingFactor: .kilo)) {
    benchmark in
    let maker = try NameKeyMaker(.russian)
    let keys = try ["Троцкий", "Бронштейн", "Седова", "Каменев"].map { try maker.key($0) }
    benchmark.startMeasurement()
    for round in benchmark.scaledIterations {
      blackHole(NameKey.similarity(keys[round % keys.count], keys[(round + 1) % keys.count]))
    }
  }

  // Persons' names of two and three words, some of them the same, made ready beforehand and each time anew.
  let persons = [
    "Лев Давидович Троцкий", "Leo Trotzki", "Nikita Khrushchev", "Никита Сергеевич Хрущёв",
    "Natalja Iwanowna Sedowa",
    "Nikolai Rimsky-Korsakov", "Юрий Гагарин",
  ]
  Benchmark("compare prepared names (throughput in thousands)", configuration: .init(scalingFactor: .kilo)) {
    benchmark in
    let scorer = try NameScorer.shared()
    let names = try persons.map { try scorer.prepare($0) }
    benchmark.startMeasurement()
    for round in benchmark.scaledIterations {
      blackHole(scorer.score(names[round % 7], names[round / 7 % 7]))
    }
  }

  Benchmark("compare names (throughput in thousands)", configuration: .init(scalingFactor: .kilo)) {
    benchmark in
    let scorer = try NameScorer.shared()
    benchmark.startMeasurement()
    for round in benchmark.scaledIterations {
      blackHole(try scorer.score(persons[round % 7], persons[round / 7 % 7]))
    }
  }

  for subject in ["gagarin", "katharina"] {
    Benchmark("align \(subject), three documents, no dictionary") { benchmark in
      let input = try AlignmentInput(documents(subject))
      let aligner = ComparableAligner(weights: try .builtIn())
      benchmark.startMeasurement()
      blackHole(aligner.links(input))
    }
  }

  // Texts of German and English that have only their names and numbers in common; the work is that of any translation.
  for sentences in [1_000, 10_000, 100_000] {
    Benchmark(
      "align \(sentences) translated sentences, no dictionary",
      configuration: .init(maxDuration: .seconds(60), maxIterations: 3)
    ) { benchmark in
      let texts = try documents("gagarin")
      let lines = try texts.prefix(2).map { document in
        try SentenceSegmenter(document.language).sentences(of: document.view)
          .map { document.text(in: $0.range).replacing("\n", with: " ") }
      }
      let count = min(lines[0].count, lines[1].count)
      let repeated = try zip(texts, lines).map { document, lines in
        let scalars = Array(
          (0..<sentences).map { lines[$0 % count] + " \($0)" }.joined(separator: "\n").unicodeScalars)
        return Document(
          id: document.id, path: document.path, language: document.language, sha256: "", scalars: scalars,
          format: .presegmented, view: try DocumentFormat.presegmented.view(of: scalars, path: document.path))
      }
      let aligner = ParallelAligner(weights: try .builtIn())
      benchmark.startMeasurement()
      blackHole(aligner.align(try ParallelInput(repeated[0], repeated[1])))
    }
  }

  Benchmark("open the compiled dictionaries") { benchmark in
    _ = try Lexicon.open(DictionarySource.installed())
    benchmark.startMeasurement()
    blackHole(try Lexicon.open(DictionarySource.installed()))
  }

  Benchmark("compile the dictionaries", configuration: .init(maxIterations: 3)) { benchmark in
    benchmark.startMeasurement()
    blackHole(try Lexicon.open(DictionarySource.installed(), rebuild: true))
  }

  // Most words are found by their stem, some as forms, compounds or relatives.
  Benchmark("look words up (throughput in thousands)", configuration: .init(scalingFactor: .kilo)) {
    benchmark in
    let lexicon = try Lexicon.open(DictionarySource.installed()).lexicon
    let words = ["revolution", "began", "exile", "leader", "arrested", "newspaper", "workers", "friend"]
    benchmark.startMeasurement()
    for round in benchmark.scaledIterations {
      blackHole(lexicon.knows(words[round % words.count], from: .english, to: .german))
    }
  }

  // What the aligners' inner loops do: a number in, a slice of numbers out.
  Benchmark(
    "follow a term to its translations (throughput in thousands)", configuration: .init(scalingFactor: .kilo)
  ) {
    benchmark in
    let lexicon = try Lexicon.open(DictionarySource.installed()).lexicon
    let texts = try documents("gagarin")
    var analyzer = DocumentAnalyzer()
    for text in texts { _ = try analyzer.analyze(text) }
    let translations = TextLexicon(lexicon, vocabularies: analyzer.vocabularies)
    guard let pair = translations.lexicon(from: .german, to: .english) else { return }
    benchmark.startMeasurement()
    for round in benchmark.scaledIterations {
      for translation in pair.forward[round % pair.forward.count] { blackHole(translation.term) }
    }
  }

  Benchmark("take the lexicon of gagarin from the compiled dictionaries") { benchmark in
    let texts = try documents("gagarin")
    let lexicon = try Lexicon.open(DictionarySource.installed()).lexicon
    benchmark.startMeasurement()
    blackHole(try AlignmentInput(texts, lexicon: lexicon))
  }
}
