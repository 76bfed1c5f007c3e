import Foundation
import TestSupport
import Testing

/// Libraries do not know how they are called: only the program names its options and commands.
@Suite struct LibraryMessageTests {
  private struct Literal: CustomStringConvertible {
    let file: String
    let line: Int
    let text: Substring
    var description: String { "\(file):\(line): \(text)" }
  }

  /// The string literals of the libraries' sources, whole lines of a literal of several lines among them.
  private func literals() throws -> [Literal] {
    let sources = Fixtures.package.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var literals: [Literal] = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let path = file.path.dropFirst(sources.path.count + 1)
      if path.hasPrefix("Programs/") || path.hasPrefix("Testing/") { continue }
      var isWithin = false
      for (index, line) in try String(contentsOf: file, encoding: .utf8)
        .split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      {
        // All between the first and the last mark of a line: an interpolation may have literals of its own.
        guard isWithin || line.utf8.contains(UInt8(ascii: "\"")) else { continue }
        if line.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") { continue }
        let begins = line.contains("\"\"\"")
        if isWithin || begins {
          literals.append(Literal(file: String(path), line: index + 1, text: line))
          if begins { isWithin.toggle() }
        } else if let first = line.firstIndex(of: "\""), let last = line.lastIndex(of: "\"") {
          literals.append(Literal(file: String(path), line: index + 1, text: line[first...last]))
        }
      }
    }
    return literals
  }

  @Test func noLibraryNamesAnOption() throws {
    let literals = try literals()
    #expect(literals.count > 1000)
    let found = literals.filter {
      // Those of another program are its own.
      $0.text.utf8.contains(UInt8(ascii: "-")) && $0.text.contains(/(?:^|[\s"(])--[a-z]/)
        && !$0.text.contains("libreoffice --headless")
    }
    #expect(found.isEmpty, "\(found)")
  }

  /// What other libraries say of an error is neither one sentence nor in our words.
  @Test func noMessageIsAnotherLibrarys() throws {
    let sources = Fixtures.package.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "swift" {
      #expect(try !String(contentsOf: file, encoding: .utf8).contains("localizedDescription"), "\(file.path)")
    }
  }

  @Test func noLibraryNamesACommand() throws {
    let commands =
      /\bsynoptic (?:align|show|report|segment|lexicon|names|conflicts|transliterate|convert|evaluate)\b/
    let found = try literals().filter { $0.text.contains("synoptic ") && $0.text.contains(commands) }
    #expect(found.isEmpty, "\(found)")
  }
}
