/// Finds out where in a JSON text a byte is, for those who have to mend it.
package struct JSONPlace {
  /// A step from a value to one within it.
  package enum Step: Equatable {
    case member(String)
    case item(Int)
  }

  /// The line, from 1.
  package let line: Int
  /// The column, from 1, in code points.
  package let column: Int
  /// The way to the value, such as `links[3].score`; empty for the whole text.
  package let path: String

  /// The place of a byte.
  ///
  /// - Complexity: O(`offset`).
  package init(_ offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    let before = bytes[..<min(offset, bytes.count)]
    line = 1 + before.count { $0 == 0x0A }
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    column = 1 + before[start...].count { $0 & 0xC0 != 0x80 }
    var search = Search(offset: offset)
    var reader = JSONReader(bytes)
    // What is wrong there stops the search too, with the path to it.
    try? search.descend(&reader)
    path = JSONPlace.text(search.path)
  }

  /// A path as it is written.
  package static func text(_ path: [Step]) -> String {
    path.reduce(into: "") { text, step in
      switch step {
      case .member(let name): text += text.isEmpty ? name : "." + name
      case .item(let index): text += "[\(index)]"
      }
    }
  }

  /// The place as it stands in an error.
  package var place: InputError.Place { .json(path: path, line: line, column: column) }

  private struct Search {
    let offset: Int
    var path: [Step] = []

    /// Reads a value that begins at or before the byte sought, and stops where that is passed.
    mutating func descend(_ reader: inout JSONReader) throws(JSONError) {
      switch reader.kind() {
      case .object:
        var search = self
        defer { self = search }
        try reader.forEachMember { reader, name throws(JSONError) in
          reader.skipSpace()
          try search.visit(.member(name), &reader)
        }
      case .array:
        var search = self
        defer { self = search }
        try reader.forEachItem { reader, index throws(JSONError) in
          reader.skipSpace()
          try search.visit(.item(index), &reader)
        }
      default: try reader.skipValue()
      }
    }

    private mutating func visit(_ step: Step, _ reader: inout JSONReader) throws(JSONError) {
      guard reader.offset <= offset else { throw JSONError(offset: offset, problem: "passed") }
      path.append(step)
      try descend(&reader)
      // It ends behind the byte: it is there.
      if reader.offset > offset { throw JSONError(offset: offset, problem: "found") }
      path.removeLast()
    }
  }
}
