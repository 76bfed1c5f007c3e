extension InputError {
  /// Where in a file something is wrong.
  public enum Place: Equatable, Sendable, CustomStringConvertible {
    /// A byte, counted from 0.
    case byte(Int)
    /// A line, counted from 1.
    case line(Int)
    /// A line and a column in it, in code points, both counted from 1: after a file's name `3:14`, as compilers and editors write it.
    case position(line: Int, column: Int)
    /// A value of a JSON text by the path to it, such as `links[3].score`, which is empty for the whole, and the line and column in code points where it
    /// stands, counted from 1, as far as they are known.
    case json(path: String, line: Int? = nil, column: Int? = nil)

    /// The place as it stands in an error.
    public var description: String {
      switch self {
      case .byte(let offset): "byte \(offset)"
      case .line(let number): "line \(number)"
      case .position(let line, let column): "\(line):\(column)"
      case .json(let path, let line?, let column?):
        path.isEmpty ? "line \(line), column \(column)" : "\(path) (line \(line), column \(column))"
      case .json(let path, let line?, nil): path.isEmpty ? "line \(line)" : "line \(line), \(path)"
      case .json(let path, nil, _): path
      }
    }

    /// What stands between a file's name and the place.
    var separator: String {
      if case .position = self { ":" } else { ", " }
    }
  }
}
