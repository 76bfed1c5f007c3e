import Foundation
import Synoptic

/// Documents, read as `segment`, `align` and `names` do.
struct DocumentTargets {
  private let folder: FuzzFolder

  init(_ folder: FuzzFolder) throws { self.folder = folder }

  var all: [FuzzTarget] {
    [
      document(
        "plain", "x.txt", [SoundTexts.german, SoundTexts.english, SoundTexts.russian].map { Array($0.utf8) }),
      document("markdown", "x.md", [Array(SoundTexts.markdown.utf8)]),
      document("html", "x.html", [Array(SoundTexts.html.utf8)], .xml),
      document("tei", "x.xml", [Array(SoundTexts.tei.utf8)], .xml),
      document("sentences", "x.xml", [Array(SoundTexts.markedSentences.utf8)], .xml),
      document("vertical", "x.vrt", [Array(SoundTexts.vertical.utf8)]),
      document("presegmented", "p.txt", [Array(SoundTexts.sentences.utf8)], format: .presegmented),
      document(
        "utf-16", "u.txt",
        [wide(SoundTexts.russian, hasMark: true), wide(SoundTexts.german, hasMark: false)], .binary),
      document(
        "one-byte", "o.txt", [cyrillic(SoundTexts.russian)],
        encodings: ["windows-1251", "KOI8-R", "ISO-8859-5", "IBM866"]),
      stream, parts, aligned, named,
    ]
  }

  /// A document that is read as a whole, and all that is found in it.
  private func document(
    _ name: String, _ file: String, _ seeds: [[UInt8]], _ kind: InputKind = .text,
    format: DocumentFormat? = nil,
    encodings: [String] = []
  ) -> FuzzTarget {
    let folder = folder
    return FuzzTarget(name, kind, seeds: seeds, cost: 2) { bytes in
      let path = try folder.write(bytes, file)
      var choice = InputChoice(bytes)
      let encoding =
        choice.once(in: 2)
        ? nil : encodings.isEmpty ? nil : TextEncoding(encodings[choice.below(encodings.count)])
      let reader = DocumentReader(encoding: encoding, lossy: choice.once(in: 2), format: format)
      for document in try reader.read([path]) { try DocumentPromises.check(document) }
    }
  }

  /// Text that is read part by part, as `segment` reads large files.
  private var stream: FuzzTarget {
    let folder = folder
    let seeds = [SoundTexts.german, SoundTexts.russian, SoundTexts.sentences].map { Array($0.utf8) }
    return FuzzTarget("stream", seeds: seeds + [wide(SoundTexts.english, hasMark: true)], cost: 2) { bytes in
      let path = try folder.write(bytes, "s.txt")
      var choice = InputChoice(bytes)
      var options = SentenceStream.Options()
      options.partSize = [1, 7, 64, 300, 1 << 16][choice.below(5)]
      options.lossy = choice.once(in: 2)
      options.format = choice.once(in: 3) ? .presegmented : choice.once(in: 2) ? .plainText : nil
      let stream = try SentenceStream(path, options)
      var end = 0
      var count = 0
      while let part = try stream.next() {
        for sentence in part.sentences {
          try BrokenPromise.unless(sentence.index == count, "sentences are counted wrongly")
          try BrokenPromise.unless(
            end <= sentence.range.lowerBound && sentence.viewRange.upperBound <= part.view.scalars.count,
            "sentences of parts are out of order or not in their part")
          _ = part.view.text(in: sentence.viewRange)
          end = sentence.range.upperBound
          count += 1
        }
      }
    }
  }

  /// Text that is decoded part by part gives what it gives as a whole.
  private var parts: FuzzTarget {
    let folder = folder
    let seeds = [
      Array(SoundTexts.russian.utf8), wide(SoundTexts.russian, hasMark: true), cyrillic(SoundTexts.russian),
    ]
    return FuzzTarget("decoding", .binary, seeds: seeds, cost: 1) { bytes in
      let path = try folder.write(bytes, "d.txt")
      var choice = InputChoice(bytes)
      let names = [
        "UTF-8", "UTF-16", "UTF-16LE", "UTF-32", "windows-1251", "KOI8-R", "ISO-2022-JP", "Shift_JIS",
        "GB18030", "IBM037",
      ]
      let encoding = choice.once(in: 3) ? nil : TextEncoding(names[choice.below(names.count)])
      let isLossy = choice.once(in: 2)
      let whole = try TextDecoder(encoding, lossy: isLossy).decode(bytes, path: path)
      // What is told of an encoding from a part may be another one than from the whole.
      guard let encoding else { return }
      let reader = try DecodedParts(path, encoding, lossy: isLossy, partSize: 1 + choice.below(100))
      var together: [Unicode.Scalar] = []
      while let part = try reader.next() { together += part }
      let hasLines = ["UTF-8", "UTF-16LE", "windows-1251", "KOI8-R"].contains(encoding.name)
      try BrokenPromise.unless(
        !hasLines || together == whole.scalars, "parts are decoded to other text than the whole")
    }
  }

  /// Documents that are aligned with a sound one in either mode.
  private var aligned: FuzzTarget {
    let folder = folder
    let seeds = [SoundTexts.german, SoundTexts.russian].map { Array($0.utf8) }
    return FuzzTarget("align", seeds: seeds, cost: 60) { bytes in
      let path = try folder.write(Array(bytes.prefix(12_000)), "a.txt")
      var choice = InputChoice(bytes)
      let document = try DocumentReader(lossy: true).read([path])[0]
      var options = Aligner.Options()
      options.mode = Aligner.Mode.allCases[choice.below(3)]
      options.alignsSameLanguage = choice.once(in: 2)
      options.learnsLexicon = [nil, true, false][choice.below(3)]
      options.largestBead = 1 + choice.below(8)
      options.threshold = [nil, 0, 0.5, 1][choice.below(4)]
      options.inPairs = choice.once(in: 3)
      let synopsis = try Aligner(options, lexicon: .empty, vectors: .none).align(
        [document] + folder.documents.prefix(2))
      let documents = Dictionary(synopsis.documents.map { ($0.document.id, $0.document) }) { first, _ in first
      }
      try AlignmentPromises.check(synopsis.alignment, of: documents)
      for link in synopsis.links {
        try BrokenPromise.unless(synopsis.texts(of: link).count == link.passages.count, "a link has no text")
      }
      _ = try synopsis.conflicts()
      let written = folder.path("a.json")
      try NativeFile.write(synopsis.alignment, to: written)
      try AlignmentPromises.check(written: written, of: synopsis.documents.map(\.document))
    }
  }

  /// Names of a document and of a sound one.
  private var named: FuzzTarget {
    let folder = folder
    let seeds = [SoundTexts.german, SoundTexts.english, SoundTexts.russian].map { Array($0.utf8) }
    return FuzzTarget("names", seeds: seeds, cost: 30) { bytes in
      let path = try folder.write(Array(bytes.prefix(12_000)), "n.txt")
      var choice = InputChoice(bytes)
      let documents = try DocumentReader(lossy: true).read([path]) + [folder.documents[choice.below(3)]]
      let tokenized = try TokenizedDocument.all(documents)
      let table = try EntityTable(tokenized, lexicon: .empty)
      for form in table.entities.flatMap(\.forms) {
        let count = documents[form.document].scalars.count
        for span in form.spans {
          try BrokenPromise.unless(
            span.lowerBound >= 0 && span.upperBound <= count, "a name is not in its document")
        }
      }
      let systems = try FormSystems(table, documents: documents.count)
      let schemes = TransliterationScheme.allCases
      _ = try systems.deviations(from: schemes[choice.below(schemes.count)], in: table)
      for (_, found) in try table.inconsistencies(tokenized, scopes: Set(Inconsistency.Scope.allCases)) {
        _ = found.suggestion
      }
    }
  }

  private func wide(_ text: String, hasMark: Bool) -> [UInt8] {
    ((hasMark ? [0xFEFF] : []) + Array(text.utf16)).flatMap {
      [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
    }
  }

  /// A text in windows-1251, as far as it is of Russian letters and ASCII.
  private func cyrillic(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0..<0x80: UInt8(scalar.value)
      case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
      case 0x401: 0xA8
      case 0x451: 0xB8
      case 0xAB, 0xBB: UInt8(scalar.value)
      default: UInt8(ascii: "-")
      }
    }
  }
}
