import Alignment
import Analysis
import Benchmark
import Foundation
import Lexicon
import Names
import Texts

// Times on a shared machine say little by themselves: compare two revisions in one sitting
// (swift package benchmark baseline compare), or read the counts.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(metrics: [.wallClock, .throughput, .peakMemoryResident])

  let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Corpus").standardizedFileURL.path

  func documents(_ subject: String) throws -> [Document] {
    try DocumentReader().read(["de", "en", "ru"].map { "\(corpus)/\(subject)/\($0).txt" })
  }

  for (place, language) in ["German", "English", "Russian"].enumerated() {
    // The throughput is that of bytes of UTF-8.
    Benchmark(
      "segment \(language), from text to sentences (throughput in kB)",
      configuration: .init(scalingFactor: .kilo)
    ) { benchmark in
      let document = try documents("gagarin")[place]
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

  Benchmark("compare name keys (throughput in thousands)", configuration: .init(scalingFactor: .kilo)) {
    benchmark in
    let maker = try NameKeyMaker(.russian)
    let keys = try ["Троцкий", "Бронштейн", "Седова", "Каменев"].map { try maker.key($0) }
    benchmark.startMeasurement()
    for round in benchmark.scaledIterations {
      blackHole(NameKey.similarity(keys[round % keys.count], keys[(round + 1) % keys.count]))
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

  Benchmark("open the dictionaries and take from them what gagarin needs") { benchmark in
    let texts = try documents("gagarin")
    _ = try Lexicon.open(DictionarySource.installed())
    benchmark.startMeasurement()
    blackHole(try AlignmentInput(texts, lexicon: Lexicon.open(DictionarySource.installed()).lexicon))
  }
}
