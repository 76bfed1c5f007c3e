import Basics
import Foundation
import Texts

/// The names of the two files that Moses takes: what the user gives, a dot, and a language.
enum MosesFiles {
  /// The names of the files for two documents; languages tell them apart, or else their ids.
  static func names(_ path: String, _ documents: [OutputDocument]) -> [String] {
    let lists = [documents.map { $0.language?.code ?? "und" }, documents.map(\.code), documents.map(\.id)]
    let endings = lists.first { Set($0).count == $0.count } ?? documents.map(\.id)
    return endings.map { "\(path).\(DerivedNames.part($0))" }
  }

  /// Whether two files are a text and its translation by all that the format says: they have the same number of lines.
  ///
  /// - Complexity: O(size of the files).
  static func haveSameLength(_ paths: [String]) -> Bool {
    func lines(_ path: String) throws -> Int {
      var source = try LineSource(path)
      while try source.next({ _ in }) != nil {}
      return source.number
    }
    guard let counts = try? paths.map(lines) else { return false }
    return Set(counts).count == 1
  }

  /// Whether there are two files of such names.
  static func exist(_ path: String) -> Bool { (try? files(path))?.count == 2 }

  /// The files whose names are a path, a dot, and an ending without dots, in the order of the endings.
  static func files(_ path: String) throws -> [(path: String, ending: String)] {
    let url = URL(fileURLWithPath: path)
    let name = url.lastPathComponent + "."
    let folder = url.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.filter { $0.hasPrefix(name) && !$0.dropFirst(name.count).contains(".") }.sorted().map {
      (
        path: String(path.dropLast(url.lastPathComponent.count)) + $0,
        ending: String($0.dropFirst(name.count))
      )
    }
    guard files.count > 2 else { return files }
    // OPUS puts files with ids and scores beside them, and the languages into the name.
    let languages = name.dropLast().split(separator: ".").last?.split(separator: "-").map(String.init) ?? []
    let named = files.filter { languages.contains($0.ending) }
    return named.count == 2 ? named : files.filter { !others.contains($0.ending) }
  }

  /// What files end with that OPUS puts beside those of text.
  private static let others: Set<String> = ["ids", "scores", "xml", "zip", "gz", "txt", "info"]
}

/// Reads two files of text, of which lines with the same number belong together.
final class MosesReader: LinkReader {
  let header: LinkHeader
  @exclusivity(unchecked) private var a: LineSource
  @exclusivity(unchecked) private var b: LineSource

  init(_ path: String, _ reading: LinkReading) throws {
    let files = try MosesFiles.files(path)
    guard files.count == 2 else {
      throw InputError(
        .missingFile, file: path,
        files.isEmpty
          ? "there are no files \(path).LANGUAGE" : "there are \(files.count) files \(path).*, not two",
        remedy: "give what the names of both files begin with, such as corpus for corpus.de and corpus.en")
    }
    a = try LineSource(files[0].path, encoding: reading.encoding, isRegular: true)
    b = try LineSource(files[1].path, encoding: reading.encoding, isRegular: true)
    header = LinkHeader(
      documents: files.map { file in .init(id: file.ending, language: Language(file.ending)) })
  }

  func next(_ link: inout LinkRecord) throws -> Bool {
    link.clear()
    let (isFirst, isSecond) = (try read(&a, 0, &link), try read(&b, 1, &link))
    guard isFirst == isSecond else {
      let ended = isFirst ? b : a
      throw InputError(
        .damaged, file: ended.path, at: .position(line: ended.number + 1, column: 1),
        "ends before \((isFirst ? a : b).path) does",
        remedy: "both files need the same number of lines")
    }
    link.isNull = link.sides.contains { $0.text.isEmpty }
    return isFirst
  }

  private func read(_ source: inout LineSource, _ document: Int, _ link: inout LinkRecord) throws -> Bool {
    let start = link.text.count
    guard try source.next({ link.text.append(contentsOf: $0) }) != nil else { return false }
    link.sides.append(.init(document: document, text: start..<link.text.count))
    return true
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError { a.error(problem, remedy: remedy) }
}

/// Writes two files of text, a link a line.
final class MosesWriter: LinkWriter {
  private let files: [AtomicFile]

  init(_ files: [AtomicFile]) { self.files = files }

  func write(_ link: LinkRecord) throws {
    for (file, side) in zip(files, link.sides) {
      try file.append { bytes in
        bytes.addLine(link.text, side.text)
        bytes.add("\n")
      }
    }
  }

  func finish() {}
}
