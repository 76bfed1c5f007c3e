import Foundation
import Synoptic

/// Dictionaries and glossaries, compiled and asked as `lexicon` and `align` do.
struct DictionaryTargets {
  private let folder: FuzzFolder
  private let index, articles: [UInt8]
  private let muellerIndex, muellerArticles: [UInt8]
  private let starIndex, starArticles: [UInt8]
  private static let starHead =
    "StarDict's dict ifo file\nversion=2.4.2\nbookname=x\nwordcount=3\nidxfilesize=99\nsametypesequence=m\n"

  init(_ folder: FuzzFolder) throws {
    self.folder = folder
    (index, articles) = DictionaryTargets.dictd(SoundTexts.freeDict)
    (muellerIndex, muellerArticles) = DictionaryTargets.dictd(SoundTexts.mueller)
    (starIndex, starArticles) = DictionaryTargets.starDict(SoundTexts.starDict)
  }

  var all: [FuzzTarget] {
    get throws {
      let packed = StoredGzip.data(articles)
      let star = [
        "s.ifo": Array(Self.starHead.utf8), "s.idx": starIndex, "s.dict": starArticles,
      ]
      return [
        target("dictd-index", "d.index", "de-en=", ["d.index": index, "d.dict": articles], "d.index"),
        target("dictd-articles", "d.dict", "de-en=", ["d.index": index, "d.dict": articles], "d.index"),
        target(
          "dictd-dictzip", "z.dict.dz", "de-en=", ["z.index": index, "z.dict.dz": packed], "z.index", .gzip),
        target(
          "wikdict-articles", "freedict-deu-eng.dict", "",
          ["freedict-deu-eng.index": index, "freedict-deu-eng.dict": articles], "freedict-deu-eng.index"),
        target(
          "mueller-articles", "mueller7.dict", "",
          ["mueller7.index": muellerIndex, "mueller7.dict": muellerArticles],
          "mueller7.index"),
        target("stardict-ifo", "s.ifo", "de-en=", star, "s.ifo"),
        target("stardict-idx", "s.idx", "de-en=", star, "s.ifo", .binary),
        target("stardict-dict", "s.dict", "de-en=", star, "s.ifo"),
        target("glossary-tsv", "g.tsv", "", ["g.tsv": Array(SoundTexts.tabs.utf8)], "g.tsv"),
        target("glossary-csv", "g.csv", "", ["g.csv": Array(SoundTexts.commas.utf8)], "g.csv"),
        target("glossary-tbx", "g.tbx", "", ["g.tbx": Array(SoundTexts.termBase.utf8)], "g.tbx", .xml),
        target("glossary-dic", "g.dic", "de-en=", ["g.dic": Array(SoundTexts.hunalign.utf8)], "g.dic"),
        gzip, try compiled, try cached,
      ]
    }
  }

  /// A dictionary of which one file is broken.
  ///
  /// - Parameters:
  ///   - broken: the file.
  ///   - languages: what stands before its name, such as `de-en=`.
  ///   - files: all of its files as they should be.
  ///   - named: the file that a user names.
  private func target(
    _ name: String, _ broken: String, _ languages: String, _ files: [String: [UInt8]], _ named: String,
    _ kind: InputKind = .text
  ) -> FuzzTarget {
    let base = folder.url.appending(path: name)
    var seeds = [files[broken] ?? []]
    if broken == "s.ifo" { seeds.append(Array((Self.starHead + "idxoffsetbits=64\n").utf8)) }
    if broken == "s.dict" { seeds.append(Array("mhouse\0tfoo\0g<b>home</b>\0".utf8)) }
    return FuzzTarget(name, kind, seeds: seeds, cost: 5) { bytes in
      // Most of the files are as they were; only the first run has to write them.
      if !FileManager.default.fileExists(atPath: base.path) {
        try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
        for (file, sound) in files { try Data(sound).write(to: base.appending(path: file)) }
      }
      try Data(bytes).write(to: base.appending(path: broken))
      let source = try DictionarySource.named(languages + base.appending(path: named).path)
      var choice = InputChoice(bytes)
      var builder = LexiconBuilder()
      try builder.add(source, isGlossary: choice.once(in: 2))
      let image = try builder.finish(fingerprint: 7)
      guard let lexicon = CompiledLexicon(MappedFile(image), fingerprint: 7) else {
        throw BrokenPromise("a lexicon that was compiled cannot be opened")
      }
      try DictionaryTargets.ask(Lexicon([lexicon]), bytes, &choice)
    }
  }

  /// Inflating by itself.
  private var gzip: FuzzTarget {
    FuzzTarget("gzip", .binary, seeds: [StoredGzip.data(articles), StoredGzip.data([])], cost: 1) { bytes in
      _ = try Gzip.inflate(bytes, file: "x.dz")
    }
  }

  private func image() throws -> [UInt8] {
    let base = folder.url.appending(path: "image")
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    try Data(index).write(to: base.appending(path: "d.index"))
    try Data(articles).write(to: base.appending(path: "d.dict"))
    var builder = LexiconBuilder()
    try builder.add(DictionarySource.named("de-en=" + base.appending(path: "d.index").path))
    return try builder.finish(fingerprint: 7)
  }

  /// A compiled lexicon whose bytes have changed: it is not opened, or is as it was.
  private var compiled: FuzzTarget {
    get throws {
      let sound = try image()
      let answers = CompiledLexicon(MappedFile(sound), fingerprint: 7).map {
        DictionaryTargets.answers(Lexicon([$0]))
      }
      return FuzzTarget("lexicon-image", .binary, seeds: [sound], cost: 8) { bytes in
        guard let lexicon = CompiledLexicon(MappedFile(bytes), fingerprint: 7) else { return }
        var choice = InputChoice(bytes)
        try BrokenPromise.unless(
          DictionaryTargets.answers(Lexicon([lexicon])) == answers, "a damaged lexicon gives other answers")
        try DictionaryTargets.ask(Lexicon([lexicon]), bytes, &choice)
      }
    }
  }

  /// A compiled lexicon in the cache that has changed there: it is made anew.
  private var cached: FuzzTarget {
    get throws {
      _ = try image()
      let source = try DictionarySource.named("de-en=" + folder.url.appending(path: "image/d.index").path)
      let cache = LexiconCache(folder.url.appending(path: "cache"))
      let (sound, _) = try cache.lexicon(of: [source])
      let answers = DictionaryTargets.answers(Lexicon([sound]))
      let file = cache.file(of: [source])
      let bytes = [UInt8](try Data(contentsOf: file))
      return FuzzTarget("lexicon-cache", .binary, seeds: [bytes], cost: 200) { bytes in
        try Data(bytes).write(to: file)
        let (lexicon, _) = try cache.lexicon(of: [source])
        try BrokenPromise.unless(
          DictionaryTargets.answers(Lexicon([lexicon])) == answers, "a damaged cache gives other answers")
      }
    }
  }

  private static let languages: [Language] = ["de", "en", "ru"].compactMap { Language($0) }
  private static let words = [
    "Haus", "Häuser", "Arzt", "gegangen", "harbor", "houses", "дом", "домами", "to go",
  ]

  /// The translations of some words.
  private static func answers(_ lexicon: Lexicon) -> [String] {
    words.flatMap { word in
      languages.flatMap { source in
        languages.filter { $0 != source }.flatMap { target in
          lexicon.translations(of: word, from: source, to: target).map { "\(word) \($0.text) \($0.weight)" }
        }
      }
    }
  }

  /// Looks words up, some of them of the input.
  private static func ask(_ lexicon: Lexicon, _ bytes: [UInt8], _ choice: inout InputChoice)
    throws(BrokenPromise)
  {
    let start = choice.below(bytes.count)
    let piece = String(decoding: bytes[start..<min(bytes.count, start + 1 + choice.below(40))], as: UTF8.self)
    for word in [words[choice.below(words.count)], piece] {
      for source in languages {
        for target in languages where target != source {
          for found in lexicon.translations(of: word, from: source, to: target) {
            try BrokenPromise.unless(
              !found.text.isEmpty && found.weight >= 0 && found.weight <= 1,
              "a translation is empty, or weighs more than it can")
          }
          _ = lexicon.knows(word, from: source, to: target)
        }
        _ = lexicon.nature(of: word, in: source)
      }
    }
    var vocabularies: [Language: Vocabulary] = [:]
    for language in languages.prefix(2) {
      var vocabulary = Vocabulary(language)
      for word in words + [piece] { _ = vocabulary.enter(word) }
      vocabularies[language] = vocabulary
    }
    let text = TextLexicon(lexicon, vocabularies: vocabularies)
    _ = text.lexicon(from: languages[0], to: languages[1])
  }

  // MARK: Sound dictionaries

  private static func dictd(_ entries: KeyValuePairs<String, String>) -> (index: [UInt8], articles: [UInt8]) {
    var (index, articles) = ("", [UInt8]())
    for (headword, article) in entries {
      index += "\(headword)\t\(base64(articles.count))\t\(base64(article.utf8.count))\n"
      articles += Array(article.utf8)
    }
    return (Array(index.utf8), articles)
  }

  private static func base64(_ number: Int) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    return (number >= 64 ? base64(number / 64) : "") + String(digits[number % 64])
  }

  private static func starDict(_ entries: KeyValuePairs<String, String>) -> (
    index: [UInt8], articles: [UInt8]
  ) {
    var (index, articles) = ([UInt8](), [UInt8]())
    for (headword, article) in entries {
      index += Array(headword.utf8) + [0]
      for number in [articles.count, article.utf8.count] {
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).bigEndian) { index += $0 }
      }
      articles += Array(article.utf8)
    }
    return (index, articles)
  }
}
