import Basics
import Foundation
import Texts

/// Paths of documents as OPUS has them: `de/2004/one.xml.gz`, in folders of languages.
enum CorpusPath {
  /// The folders in which OPUS's archives keep documents, within that of the corpus.
  private static let kinds = ["xml", "raw"]

  /// The languages of two documents, by the folders in which their paths differ; nil where these name none.
  static func languages(_ paths: [String]) -> [Language?] {
    let folders = paths.map { $0.split(separator: "/").dropLast() }
    guard folders.count == 2, let at = zip(folders[0], folders[1]).enumerated().first(where: { $1.0 != $1.1 })
    else { return paths.map { _ in nil } }
    let languages = [at.element.0, at.element.1].map { folder -> Language? in
      let code = folder.prefix { $0 != "_" && $0 != "-" }
      return 2...3 ~= code.count && code.allSatisfy { $0.isASCII && $0.isLetter }
        ? Language(String(code)) : nil
    }
    return languages.contains(nil) || languages[0] == languages[1] ? [nil, nil] : languages
  }

  /// The names of a document without its ending and the folder of its language, such as `2004-one`.
  static func stem(_ path: String, language: Language?) -> String {
    var names = FilePath.withoutGzip(path).split(separator: "/").filter { $0 != "." && $0 != ".." }.map(
      String.init)
    if let last = names.last, let dot = last.lastIndex(of: "."), dot > last.startIndex {
      names[names.count - 1] = String(last[..<dot])
    }
    if let language, names.count > 1,
      let folder = names.dropLast().firstIndex(where: { Language($0) == language })
    {
      names.removeSubrange(...folder)
    }
    return names.joined(separator: "-")
  }

  /// The paths that a document of this name may have: compressed or not, and where OPUS's archives put it, below a folder of the corpus.
  ///
  /// - Parameter corpora: the folders of corpora below the one that the paths are relative to.
  static func variants(_ path: String, corpora: [String]) -> [String] {
    let isCompressed = FilePath.withoutGzip(path) != path
    let names = [path, isCompressed ? FilePath.withoutGzip(path) : path + ".gz"]
    let folders =
      [""] + kinds.map { $0 + "/" } + corpora.flatMap { corpus in kinds.map { "\(corpus)/\($0)/" } }
    return folders.flatMap { folder in names.map { folder + $0 } }
  }

  /// The folders in a folder that have documents as OPUS's archives have them.
  fileprivate static func corpora(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { name in
      kinds.contains { FileStatus("\(folder)/\(name)/\($0)")?.kind == .directory }
    }
  }
}

/// The folders of corpora in other folders, which are looked for once.
final class CorpusFolders {
  private var found: [String: [String]] = [:]

  /// Those in a folder.
  func of(_ folder: String) -> [String] {
    if let known = found[folder] { return known }
    let names = CorpusPath.corpora(in: folder)
    found[folder] = names
    return names
  }
}
