// Writes a Swift file with an enumeration that holds text files by their names without extension.
// Usage: embed-files ENUMERATION OUTPUT FILE...

import Foundation

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count >= 2, let name = arguments.first, let output = arguments.dropFirst().first else {
  FileHandle.standardError.write(Data("usage: embed-files ENUMERATION OUTPUT FILE...\n".utf8))
  exit(2)
}
var source = "enum \(name) {\n  static let byName: [String: String] = [\n"
for path in arguments.dropFirst(2) {
  let text = try String(contentsOfFile: path, encoding: .utf8)
  let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  // String(reflecting:) writes a literal, with all that needs it escaped.
  source += "    \(String(reflecting: stem)): \(String(reflecting: text)),\n"
}
source += arguments.count > 2 ? "  ]\n}\n" : "    :\n  ]\n}\n"
// A file that stays as it is is not written, for what depends on it would be compiled anew.
if (try? String(contentsOfFile: output, encoding: .utf8)) != source {
  try source.write(toFile: output, atomically: true, encoding: .utf8)
}
