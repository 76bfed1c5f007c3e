import Foundation
import Names
import TestSupport
import Testing

/// Agreement with PyPI's iuliia over the Russian names beside the project: every difference is of a kind that the guide explains.
@Suite struct SchemePeerTests {
  private static let names = Fixtures.shared?.appending(path: "bench/names/person.tsv")
  private static let peer = Fixtures.package.appending(path: ".build/iuliia")
  private static var isHere: Bool {
    names != nil && FileManager.default.fileExists(atPath: peer.appending(path: "iuliia").path)
  }

  /// A scheme of iuliia's, ours, and what makes the two the same.
  struct Pair: Sendable, CustomTestStringConvertible {
    let peer: String
    let scheme: TransliterationScheme
    /// How many of 1,000 names are the same before anything is explained.
    let least: Int
    var ours: @Sendable (String) -> String = { $0 }
    var theirs: @Sendable (String) -> String = { $0 }

    var testDescription: String { "\(peer) \(scheme)" }
  }

  /// It leaves ё Cyrillic, but with its name as "ë" in mind, and some letters in NFD.
  private static func withoutYo(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping.replacing("ё", with: "ë").replacing("Ё", with: "Ë")
  }

  static let pairs = [
    Pair(peer: "GOST_779_ALT", scheme: .gost779b, least: 1000),
    Pair(peer: "GOST_779", scheme: .iso9, least: 800, theirs: withoutYo),
    Pair(peer: "BGN_PCGN_ALT", scheme: .bgn, least: 900, theirs: withoutYo),
    // The optional middle dots.
    Pair(peer: "BGN_PCGN", scheme: .bgn, least: 900, theirs: { withoutYo($0).replacing("·", with: "") }),
    // Only the first letter under a tie a capital.
    Pair(
      peer: "ALA_LC", scheme: .alalcWithTies, least: 800,
      theirs: {
        withoutYo($0).replacing("I͡u", with: "I͡U").replacing("I͡a", with: "I͡A").replacing("T͡s", with: "T͡S")
      }),
    // In ASCII: й as i, ё as e, signs as ' and ".
    Pair(
      peer: "ALA_LC_ALT", scheme: .alalc, least: 400,
      ours: { text in
        let plain: [Character: Character] = [
          "ë": "e", "Ë": "E", "ĭ": "i", "Ĭ": "I", "ė": "e", "Ė": "E", "ʹ": "'", "ʺ": "\"",
        ]
        return String(text.map { plain[$0] ?? $0 })
      }),
    // The international variant, х as x and э as è.
    Pair(
      peer: "SCIENTIFIC", scheme: .din1460, least: 600,
      theirs: {
        withoutYo($0).replacing("x", with: "ch").replacing("X", with: "Ch").replacing("è", with: "ė")
          .replacing("È", with: "Ė")
      }),
  ]

  @Test(
    .enabled(if: isHere, "iuliia (make test-packages) or the names beside the project are absent"),
    arguments: pairs)
  func onlyExplainedDifferences(pair: Pair) throws {
    let path = try #require(Self.names)
    var found: Set<String> = []
    for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: "\t").map(String.init)
      for column in [0, 2] where fields.count > 3 && fields[column] == "ru" {
        found.insert(fields[column + 1])
      }
    }
    let names = Array(found.sorted().prefix(1000))
    #expect(names.count == 1000)
    let theirs = try Self.python(pair.peer, names)
    #expect(theirs.count == names.count)
    let transliterator = try SchemeTransliterator(pair.scheme)
    var same = 0
    for (name, their) in zip(names, theirs) {
      let our = try transliterator.transliterate(name).text
      if our.unicodeScalars.elementsEqual(their.unicodeScalars) { same += 1 }
      #expect(pair.ours(our) == pair.theirs(their))
    }
    print("\(pair.scheme) and iuliia's \(pair.peer): \(same) of \(names.count) the same")
    #expect(same >= pair.least)
  }

  private static func python(_ scheme: String, _ names: [String]) throws -> [String] {
    try Fixtures.withTemporaryFolder { folder in
      let input = folder.appending(path: "names")
      let output = folder.appending(path: "output")
      try Data(names.joined(separator: "\n").utf8).write(to: input)
      try Data().write(to: output)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [
        "python3", "-X", "utf8", "-c",
        "import sys, iuliia; s = iuliia.\(scheme)\nfor n in open(sys.argv[1]): print(s.translate(n.rstrip(chr(10))))",
        input.path,
      ]
      process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": peer.path]) { $1 }
      process.standardOutput = try FileHandle(forWritingTo: output)
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map(String.init)
    }
  }
}
