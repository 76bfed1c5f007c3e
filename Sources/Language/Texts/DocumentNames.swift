import Basics
import Foundation

/// The names by which results speak of the documents of a run: those that the user gives, or else made of the files' names.
///
/// A document is called by its file's name without extension; of files whose names differ in the extension only, the later keep it. Files of
/// one name in several folders are called by their folders: `de/kap01.txt` and `en/kap01.txt` are `de` and `en`, or, where there are several such
/// names, `de-kap01` and `en-kap01`.
package struct DocumentNames {
  /// A document's name and file.
  package struct Named {
    package let id: String
    let path: String
    /// Whether it is called by its folder because of another of its name.
    let isByFolder: Bool
  }

  /// The documents in their order.
  package let named: [Named]

  /// Names documents.
  ///
  /// - Parameter arguments: for each document its path, or `ID=PATH`.
  /// - Throws: `InputError` for two documents of one name whose folders do not tell them apart.
  package init(_ arguments: [String]) throws(InputError) {
    let given = arguments.map { DocumentNames.idAndPath($0) }
    let fileNames = given.map { DocumentNames.fileName($0.path) }
    // How often the name of a file comes among those that the user has given no other.
    var paths: [String: [String]] = [:]
    for (document, name) in zip(given, fileNames) where document.id == nil {
      paths[name, default: []].append(document.path)
    }
    let repeated = paths.filter { $0.value.count > 1 && DocumentNames.areDistinct($0.value) }
    let folders = repeated.mapValues { DocumentNames.folders($0) }
    var named: [Named] = []
    for (document, name) in zip(given, fileNames) {
      var id = document.id ?? DocumentNames.stem(of: name)
      var isByFolder = false
      if document.id == nil {
        if let all = paths[name], let index = all.firstIndex(of: document.path),
          let folder = folders[name]?[index],
          !folder.isEmpty
        {
          id = repeated.count > 1 ? "\(folder)-\(id)" : folder
          isByFolder = true
        } else if let other = named.first(where: { $0.id == id }), DocumentNames.fileName(other.path) != name
        {
          id = name
        }
      }
      if let other = named.first(where: { $0.id == id }) {
        throw InputError(
          .duplicateName, file: document.path, "is named '\(id)' like \(other.path)",
          remedy: .nameDocument(path: document.path))
      }
      named.append(Named(id: id, path: document.path, isByFolder: isByFolder))
    }
    self.named = named
  }

  /// Whether paths of files of one name lead to different files.
  private static func areDistinct(_ paths: [String]) -> Bool {
    Set(paths.map { FilePath.real($0) ?? $0 }).count == paths.count
  }

  /// For each of some paths that end alike, the last of its folders in which it differs from the others; empty for one without a folder, whose file
  /// keeps its name.
  private static func folders(_ paths: [String]) -> [String] {
    let folders = paths.map { path in
      path.split(separator: "/").dropLast().filter { $0 != "." }.map(String.init)
    }
    let deepest = folders.map(\.count).max() ?? 0
    for depth in 1...max(1, deepest) {
      let names = folders.map { $0.count >= depth ? $0[$0.count - depth] : "" }
      if Set(names).count == names.count, !names.contains("..") { return names }
    }
    return paths.map { _ in "" }
  }

  /// The path that an argument gives.
  package static func path(of argument: String) -> String { idAndPath(argument).path }

  /// The id and the path that an argument gives.
  private static func idAndPath(_ argument: String) -> (id: String?, path: String) {
    if let sign = argument.firstIndex(of: "="), !FileManager.default.fileExists(atPath: argument) {
      let id = String(argument[..<sign])
      if !id.isEmpty, !id.contains("/") { return (id, String(argument[argument.index(after: sign)...])) }
    }
    return (nil, argument)
  }

  private static func fileName(_ path: String) -> String {
    if path == StandardInput.name { return "stdin" }
    return path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The name of a file without its extension, and without the one of compression.
  private static func stem(of name: String) -> String {
    let name = FilePath.withoutGzip(name)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
