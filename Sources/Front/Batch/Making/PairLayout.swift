import Foundation
import Synoptic

/// Finds the sets of a folder in which a text's versions in several languages are told apart by folders or names.
///
/// Known are `de/x.txt en/x.txt`, with folders within those of the languages too, and `x.de.txt x.en.txt`, `x.de x.en`, in any folder. The ending
/// may differ from language to language. What has no counterpart in another language is passed over.
///
/// In a folder of OPUS, files of links (`cesAlign`) say which documents belong together, whatever these are called; what they name is taken as
/// they say it, and all else by its names.
public struct PairLayout: Sendable {
  /// A set that was found.
  struct Found: Sendable {
    /// What its documents are called together; several sets may be called so.
    let name: String
    /// The files and their languages, nil where nothing tells them: in the order of the languages' codes, or of the file that names them.
    let files: [(language: String?, path: String)]
  }

  /// What a part of a set's name has at most, in bytes, so that a file can be called so.
  private static let longestPart = 200

  private let found: [(id: String, set: Found)]
  /// How many files stand in no set.
  public let alone: Int
  /// How many pairs of documents that files of links name are not there.
  public let missing: Int

  /// Looks through a folder and those in it.
  ///
  /// - Parameter folder: the folder.
  /// - Throws: `InputError` if it cannot be read, or has no two files that belong together.
  /// - Complexity: O(n log n) for n files.
  public init(_ folder: String) throws(InputError) {
    guard FileStatus(folder)?.kind == .directory else {
      throw InputError(.missingFile, file: folder, "is no folder", remedy: "name the folder of the texts")
    }
    let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let (files, links) = PairLayout.files(of: folder)
    let linked = try LinkedPairs(links.sorted(), in: folder)
    var used = Set(linked.found.flatMap { $0.files.map { Array($0.path.utf8) } })
    let named = PairLayout.named(files.filter { !used.contains(Array($0.utf8)) }, in: folder)
    used.formUnion(named.flatMap { $0.files.map { Array($0.path.utf8) } })
    let all = linked.found + named
    found = zip(PairLayout.ids(all), all).map { (id: $0, set: $1) }.sorted { $0.id < $1.id }
    missing = linked.missing
    alone = files.count { !used.contains(Array($0.utf8)) }
    guard !found.isEmpty else {
      throw InputError(
        .noText, file: folder, "has no two files that are one text in two languages",
        remedy: "they are told by folders, de/x.txt and en/x.txt, or by names, x.de.txt and x.en.txt")
    }
  }

  /// How many sets there are.
  public var count: Int { found.count }

  /// The manifest as lines of JSON, in the order of the sets' names.
  ///
  /// Documents are called by the codes of their languages.
  public func forEachLine(_ body: ([UInt8]) throws -> Void) throws {
    for (id, set) in found {
      let fields = SetFields(
        id: id, files: set.files.map { file in file.language.map { "\($0)=\(file.path)" } ?? file.path },
        options: set.files.compactMap(\.language).map { SetOptions.Value("language", "\($0)=\($0)") })
      try body(BatchSet(fields, defaults: [], folder: nil, index: 0, line: 0).json)
    }
  }

  /// The files below a folder, without those that are hidden: those of text, and those of links.
  ///
  /// Links to folders are not followed; what cannot be looked into is passed over.
  private static func files(of folder: String) -> (files: [String], links: [String]) {
    var files: [String] = []
    var links: [String] = []
    // Not by an enumerator of the system's library, which passes over names that begin with a combining mark.
    var folders = [""]
    while let parent = folders.popLast() {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + parent)) ?? []
      for name in names where name.utf8.first != UInt8(ascii: ".") {
        let (own, path) = (parent + "/" + name, folder + parent + "/" + name)
        if FileStatus(path, followsLinks: false)?.kind == .directory { folders.append(own) }
        guard FileStatus(path)?.kind == .regular else { continue }
        if FilePath.withoutGzip(name).hasSuffix(".xml"), VersionPath(own) == nil,
          CorpusPairs.isNamed(in: path)
        {
          links.append(path)
        } else {
          files.append(path)
        }
      }
    }
    return (files, links)
  }

  /// The sets that the names of files tell, in the order of their names.
  private static func named(_ files: [String], in folder: String) -> [Found] {
    var versions: [[UInt8]: (name: String, paths: [String: String])] = [:]
    for path in files {
      guard
        let version = VersionPath(String(decoding: path.utf8.dropFirst(folder.utf8.count + 1), as: UTF8.self))
      else { continue }
      // Of files that differ in their ending only, the first by name stands for the text.
      let other = versions[version.text]?.paths[version.language]
      versions[version.text, default: (version.name, [:])].paths[version.language] =
        other.map { min($0, path) } ?? path
    }
    return versions.filter { $0.value.paths.count > 1 }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { Found(name: $1.name, files: $1.paths.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }) }
  }

  /// A name of its own for each set, by which a file can be called.
  private static func ids(_ sets: [Found]) -> [String] {
    DerivedNames.distinct(
      sets.map { set in
        let parts = PathNames.all(of: set.name).map { DerivedNames.part($0, limit: longestPart) }
        return (parts.isEmpty ? "_" : parts.joined(separator: "/"), "")
      })
  }
}
