import Foundation
import Interchange
import TestSupport
import Testing
import Texts

/// A file of another program, converted to a table.
struct ForeignUnits {
  /// The two texts of each row.
  let pairs: [[String]]
  /// The rows with all their columns.
  let rows: [[String]]
  /// What was said.
  let notes: [String]
  /// The files that were written, by what stands between `out` and `.tsv` in their names.
  let tables: [String: [[String]]]

  init(_ bytes: [UInt8], named name: String, _ change: (inout Conversion.Options) -> Void = { _ in }) throws {
    let (tables, notes) = try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: name)
      try Data(bytes).write(to: file)
      var options = Conversion.Options()
      options.to = .tsv
      change(&options)
      let notes = try Conversion(file.path, to: folder.appending(path: "out.tsv").path, options: options)
        .run()
      var tables: [String: [[String]]] = [:]
      for name in try Fixtures.names(in: folder) where name.hasPrefix("out") {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        tables[String(name.dropFirst(3).dropLast(4))] = text.split(separator: "\n").map {
          $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
      }
      return (tables, notes.map { $0.replacing(folder.path + "/", with: "") })
    }
    self.tables = tables
    self.notes = notes
    let rows = tables.sorted { $0.key < $1.key }.flatMap(\.value)
    self.rows = rows
    pairs = rows.map { Array($0.prefix(2)) }
  }

  init(_ text: String, named name: String, _ change: (inout Conversion.Options) -> Void = { _ in }) throws {
    try self.init(Array(text.utf8), named: name, change)
  }

  /// What a conversion of a text gives in another format.
  static func converted(_ text: String, named name: String, to format: InterchangeFormat) throws -> String {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: name)
      try Data(text.utf8).write(to: file)
      var options = Conversion.Options()
      options.to = format
      _ = try Conversion(file.path, to: folder.appending(path: "out").path, options: options).run()
      return try String(contentsOf: folder.appending(path: "out"), encoding: .utf8)
    }
  }
}
