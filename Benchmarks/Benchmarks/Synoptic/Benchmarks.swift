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

  Benchmark("segment 1 MB of German") { benchmark in
    let scalars = try documents("gagarin")[0].scalars
    var text: [Unicode.Scalar] = []
    while text.count < 1_000_000 { text += scalars }
    let segmenter = try SentenceSegmenter(.german)
    benchmark.startMeasurement()
    blackHole(try segmenter.sentences(of: text))
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
      let input = try AlignmentInput(documents(subject), dictionaries: [])
      let aligner = ComparableAligner(weights: try .builtIn())
      benchmark.startMeasurement()
      blackHole(aligner.links(input))
    }
  }

  Benchmark("read the dictionaries for gagarin") { benchmark in
    let texts = try documents("gagarin")
    benchmark.startMeasurement()
    blackHole(try AlignmentInput(texts, dictionaries: DictdDictionary.installed()))
  }
}
