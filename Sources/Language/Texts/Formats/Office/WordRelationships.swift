import Basics

/// What other parts a part of a Word document refers to.
struct WordRelationships {
  /// The parts by the last word of their kind, such as "footnotes"; the first of each kind.
  private var targets: [String: String] = [:]

  /// Those of a part; "" for the archive itself.
  ///
  /// - Throws: `InputError` if what says them cannot be read.
  init(of name: String, _ parts: OfficeParts) throws {
    let folder = OfficeParts.folder(of: name)
    let file = String(name.dropFirst(folder.isEmpty ? 0 : folder.count + 1))
    let rels = (folder.isEmpty ? "" : folder + "/") + "_rels/" + file + ".rels"
    guard let events = try parts.events(rels) else { return }
    while try events.nextElement() {
      guard events.isNamed("Relationship"), let kind = events.value("Type")?.split(separator: "/").last,
        let target = events.value("Target"), events.value("TargetMode") != "External"
      else { continue }
      let key = String(kind)
      if targets[key] == nil { targets[key] = OfficeParts.resolve(target, in: folder) }
    }
  }

  /// The part of a kind.
  subscript(kind: String) -> String? { targets[kind] }
}
