import Synoptic

/// Reads the sets of a manifest one after the other, in memory that does not grow with it.
///
/// A manifest is a table with tabs whose first line names the columns `id`, `files`, `options` and `output`, or lines of JSON with these
/// members. In a table files are divided by `|` and options by spaces. Empty lines are passed over.
public struct ManifestReader {
  private enum Form {
    case lines
    /// A table, with the columns of its fields.
    case table([String])
  }

  /// The columns that a table may have.
  private static let columns = ["id", "files", "options", "output"]

  private var lines: LineSource
  private let form: Form
  private let defaults: [SetOptions.Value]
  private let folder: String?
  private var first: SetFields?
  private var count = 0

  /// Opens a manifest.
  ///
  /// - Parameters:
  ///   - path: the file; `-` for standard input.
  ///   - defaults: the options of all sets that say nothing else.
  ///   - folder: the folder of outputs that are not named.
  /// - Throws: `InputError` if it cannot be read, or its first line is neither a head nor a set.
  public init(_ path: String, defaults: [SetOptions.Value] = [], folder: String? = nil) throws {
    self.defaults = defaults
    self.folder = folder
    var lines = try LineSource(path)
    var first: SetFields?
    var form: Form?
    while form == nil {
      let found = try lines.next { line -> (Form, SetFields?)? in
        guard let start = line.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return nil }
        if start == UInt8(ascii: "{") { return (.lines, try SetFields(line)) }
        return (.table(try ManifestReader.head(line)), nil)
      }
      guard let found else {
        throw InputError(
          .noText, file: path, "has no sets",
          remedy:
            "its first line names the columns id, files, options, output; or each line is an object of JSON")
      }
      if let (known, fields) = found { (form, first) = (known, fields) }
    }
    self.form = form ?? .lines
    self.first = first
    self.lines = lines
  }

  /// The columns that the first line of a table names.
  private static func head(_ line: UnsafeBufferPointer<UInt8>) throws -> [String] {
    let names = cells(line)
    for (index, name) in names.enumerated() {
      let start = names[..<index].reduce(0) { $0 + $1.utf8.count + 1 }
      guard columns.contains(name), !names[..<index].contains(name) else {
        throw LineProblem(
          start, "'\(Quotation.cut(name))' is no column of a manifest, or is named twice",
          remedy: "the columns are \(columns.joined(separator: ", ")), divided by tabs")
      }
    }
    for name in ["id", "files"] where !names.contains(name) {
      throw LineProblem(0, "there is no column '\(name)'", remedy: "name it in the first line")
    }
    return names
  }

  private static func cells(_ line: UnsafeBufferPointer<UInt8>) -> [String] {
    line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The next set; nil at the end.
  ///
  /// - Throws: `InputError` with the line and column of what is wrong.
  public mutating func next() throws -> BatchSet? {
    let (defaults, folder, index, form) = (defaults, folder, count, form)
    if let fields = first {
      first = nil
      count = 1
      let line = lines.number
      do throws(InputError) {
        return try BatchSet(fields, defaults: defaults, folder: folder, index: 0, line: line)
      } catch {
        throw InputError(
          error.code, file: lines.path, at: .position(line: line, column: 1), error.problem,
          remedy: error.remedy)
      }
    }
    while true {
      let number = lines.number + 1
      let set = try lines.next { line -> BatchSet? in
        guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
        let fields = try ManifestReader.fields(line, form)
        do throws(InputError) {
          return try BatchSet(fields, defaults: defaults, folder: folder, index: index, line: number)
        } catch {
          throw LineProblem(0, error.problem, code: error.code, remedy: error.remedy)
        }
      }
      guard let set else { return nil }
      if let set {
        count += 1
        return set
      }
    }
  }

  /// What a line says, in either form.
  private static func fields(_ line: UnsafeBufferPointer<UInt8>, _ form: Form) throws -> SetFields {
    switch form {
    case .lines: return try SetFields(line)
    case .table(let columns):
      let cells = cells(line)
      guard cells.count <= columns.count else {
        throw LineProblem(
          cells[..<columns.count].reduce(0) { $0 + $1.utf8.count + 1 },
          "there are more columns than the first line names")
      }
      var fields = SetFields()
      for (name, cell) in zip(columns, cells) {
        switch name {
        case "id": fields.id = cell
        case "files":
          fields.files =
            cell.isEmpty ? [] : cell.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        case "options": fields.options = SetOptions.values(cell)
        default: fields.output = cell
        }
      }
      return fields
    }
  }
}
