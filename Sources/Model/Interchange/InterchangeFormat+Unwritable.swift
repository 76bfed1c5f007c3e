import Basics

extension InterchangeFormat {
  /// The error about a file to be written whose name does not tell a format, or tells one that is not written.
  static func notWritable(_ path: String) -> InputError {
    guard !path.isEmpty else { return OutputDestination.unnamed }
    let name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    let dot = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? $0 : nil }
    let stem = dot.map { path[..<$0] } ?? path[...]
    return InputError(
      .unknownFormat, file: path,
      dot.map { "\(path[$0...]) cannot be written" } ?? "its name does not tell the format",
      remedy: .chooseFormat(stem: String(stem), formats: allCases.map(\.rawValue)))
  }
}
