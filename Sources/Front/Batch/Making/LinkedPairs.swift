import Synoptic

/// The sets that files of links in a folder name.
struct LinkedPairs {
  /// The sets, each pair of documents once, in the order of the files' names.
  private(set) var found: [PairLayout.Found] = []
  /// How many pairs have a document that is not there, or not in the folder.
  private(set) var missing = 0

  /// Reads files of links.
  ///
  /// - Parameters:
  ///   - files: the files.
  ///   - folder: the folder in which the documents lie.
  /// - Throws: `InputError` if one is damaged.
  init(_ files: [String], in folder: String) throws(InputError) {
    var known: Set<[[UInt8]]> = []
    var names: Set<String> = []
    for file in files {
      for pair in try LinkedPairs.pairs(file, folder) {
        guard let a = LinkedPairs.path(pair.a, folder), let b = LinkedPairs.path(pair.b, folder) else {
          missing += 1
          continue
        }
        // Another file may name the same two the other way round.
        let key = [a, b].sorted().map { Array($0.utf8) }
        guard key[0] != key[1], known.insert(key).inserted else { continue }
        let languages = [pair.a.language?.code, pair.b.language?.code]
        let name = CorpusPairs.name(pair)
        // Of one original there may be pairs with several languages.
        let id =
          names.insert(name).inserted ? name : "\(name).\(languages.map { $0 ?? "x" }.joined(separator: "-"))"
        found.append(PairLayout.Found(name: id, files: [(languages[0], a), (languages[1], b)]))
      }
    }
  }

  private static func pairs(
    _ file: String, _ folder: String
  ) throws(InputError) -> [Sides<CorpusPairs.Document>] {
    do { return try CorpusPairs(file, below: folder).pairs } catch let error as InputError {
      throw error
    } catch {
      throw InputError(.damaged, file: file, "cannot be read")
    }
  }

  /// The path of a document as the folder has it, without `.` and `..`; nil if it is not there, or lies outside of the folder.
  private static func path(_ document: CorpusPairs.Document, _ folder: String) -> String? {
    guard let path = document.path, path.utf8.starts(with: (folder + "/").utf8) else { return nil }
    var names: [String] = []
    for name in PathNames.all(of: String(decoding: path.utf8.dropFirst(folder.utf8.count), as: UTF8.self))
    where name != "." {
      guard name == ".." else {
        names.append(name)
        continue
      }
      guard names.popLast() != nil else { return nil }
    }
    let plain = folder + "/" + names.joined(separator: "/")
    return FileStatus(plain)?.kind == .regular ? plain : nil
  }
}
