import Foundation
import Synoptic

/// Formats of interchange, read and written as `convert` does.
struct FormatTargets {
  private let folder: FuzzFolder
  private let seeds: [InterchangeFormat: [[UInt8]]]
  /// The lines beside those of the Moses format's first file.
  private let mosesPeer: [UInt8]

  init(_ folder: FuzzFolder) throws {
    self.folder = folder
    var seeds: [InterchangeFormat: [[UInt8]]] = [:]
    var mosesPeer: [UInt8] = []
    for alignment in [folder.parallel, folder.comparable] {
      try NativeFile.write(alignment, to: folder.path("sound.json"))
      for format in InterchangeFormat.allCases {
        // Of three documents, a file for each pair is written where a format takes two.
        guard alignment.documents.count == 2 || [.tei, .tmx, .jsonl, .synoptic].contains(format) else {
          continue
        }
        var options = Conversion.Options()
        options.from = .synoptic
        options.to = format
        options.documents = Array(folder.documents.prefix(alignment.documents.count))
        // One name for all formats.
        options.overwrites = true
        _ = try Conversion(folder.path("sound.json"), to: folder.path("sound.out"), options: options).run()
        let file = format == .moses ? "sound.out.de" : "sound.out"
        seeds[format, default: []].append([UInt8](try Data(contentsOf: folder.url.appending(path: file))))
        if format == .moses {
          mosesPeer = [UInt8](try Data(contentsOf: folder.url.appending(path: "sound.out.en")))
        }
        for name in folder.names() where name.hasPrefix("sound.out") { folder.remove(name) }
      }
    }
    self.seeds = seeds
    self.mosesPeer = mosesPeer
  }

  var all: [FuzzTarget] { InterchangeFormat.allCases.map(reading) + [writing] }

  private func kind(_ format: InterchangeFormat) -> InputKind {
    switch format {
    case .tmx, .xces, .tei, .xliff, .xliff12, .intertext: .xml
    case .synoptic, .jsonl: .json
    default: .text
    }
  }

  /// A file of a format, converted to the native one and to another.
  private func reading(_ format: InterchangeFormat) -> FuzzTarget {
    let folder = folder
    let mosesPeer = mosesPeer
    return FuzzTarget("from-\(format.rawValue)", kind(format), seeds: seeds[format] ?? [], cost: 6) { bytes in
      var choice = InputChoice(bytes)
      let isMoses = format == .moses
      try folder.write(bytes, isMoses ? "in.de" : "in")
      if isMoses { try folder.write(mosesPeer, "in.en") }
      var options = Conversion.Options()
      options.from = choice.once(in: 4) && !isMoses ? nil : format
      // As many as the file has, most of the time.
      let count = [0, 2, 2, 3][choice.below(4)]
      options.documents = Array(folder.documents.prefix(count))
      options.mode = [nil, nil, .parallel, .comparable][choice.below(4)]
      options.byteOrderMark = choice.once(in: 4)
      options.isStrict = choice.once(in: 4)
      options.isLossy = choice.once(in: 4)
      options.encoding = choice.once(in: 8) ? .utf16LittleEndian : nil
      // Paths in the file are those of a stranger.
      options.readDocuments = { paths, _ in
        try paths.map { path in
          guard let known = folder.documents.first(where: { path.hasSuffix($0.path) }) else {
            throw InputError(.missingFile, file: path, "no such file")
          }
          return known
        }
      }
      let formats = InterchangeFormat.allCases
      let other = formats[choice.below(formats.count)]
      for to in other == .synoptic ? [other] : [other, .synoptic] {
        options.to = to
        try FormatTargets.convert(folder, "in", options)
      }
    }
  }

  /// An alignment that is broken, converted to each format.
  private var writing: FuzzTarget {
    let folder = folder
    let formats = InterchangeFormat.allCases.filter { $0 != .synoptic }
    return FuzzTarget("to-formats", .json, seeds: seeds[.synoptic] ?? [], cost: 6) { bytes in
      var choice = InputChoice(bytes)
      let path = try folder.write(bytes, "in.json")
      let alignment = try NativeFile.read(path)
      var options = Conversion.Options()
      options.from = .synoptic
      options.to = formats[choice.below(formats.count)]
      options.alignment = choice.once(in: 2) ? alignment : nil
      options.documents = choice.once(in: 3) ? [] : Array(folder.documents.prefix(alignment.documents.count))
      try FormatTargets.convert(folder, "in.json", options)
    }
  }

  /// Converts a file, and makes sure that what was written is whole, and nothing was if it failed.
  private static func convert(_ folder: FuzzFolder, _ input: String, _ options: Conversion.Options) throws {
    let before = folder.names()
    defer {
      for name in folder.names().subtracting(before) { folder.remove(name) }
    }
    do {
      for note in try Conversion(folder.path(input), to: folder.path("out"), options: options).run() {
        if let problem = TextPromises.problem(ofLine: note) { throw BrokenPromise("a note \(problem)") }
      }
    } catch let error as InputError {
      let left = folder.names().subtracting(before)
      try BrokenPromise.unless(left.isEmpty, "a conversion that failed left \(left.sorted())")
      throw error
    }
    let made = folder.names().subtracting(before)
    try BrokenPromise.unless(!made.isEmpty, "a conversion wrote nothing")
    try BrokenPromise.unless(
      made.allSatisfy { $0.hasPrefix("out") }, "a conversion left \(made.sorted()) besides what it wrote")
    switch options.to {
    // What a native file has that its schema does not allow, it has when it is written again too.
    case .synoptic, .jsonl:
      if let input = try? NativeFile.checked(folder.path(input)), !input.findings.isEmpty { return }
      if options.to == .synoptic {
        return try AlignmentPromises.check(written: folder.path("out"), of: options.documents)
      }
      let (_, findings) = try NativeFile.checked(folder.path("out"))
      if let first = findings.first { throw BrokenPromise("a stream of links has a finding: \(first)") }
    default: try readAgain(folder, made, options)
    }
  }

  /// Makes sure that what was written can be read.
  private static func readAgain(_ folder: FuzzFolder, _ made: Set<String>, _ options: Conversion.Options)
    throws
  {
    guard let format = options.to, format != .moses, made == ["out"] else { return }
    var back = Conversion.Options()
    back.from = format
    back.to = .synoptic
    back.documents = options.documents
    guard back.documents.count == 2 else { return }
    do { _ = try Conversion(folder.path("out"), to: folder.path("out.json"), options: back).run() } catch let
      error as InputError
    {
      throw BrokenPromise(
        "what was written as \(format.rawValue) cannot be read: \(error.description.prefix(200))")
    }
  }
}
