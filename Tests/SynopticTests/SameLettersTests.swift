import Foundation
import Synoptic
import TestSupport
import Testing

/// A document whose letters are encoded in another way gives the same sentences, names, dates, links and contradictions.
@Suite struct SameLettersTests {
  /// Ways to write the same letters.
  enum Spelling: CaseIterable {
    case decomposed, ligatures, fullwidth, softHyphens, noBreakSpaces, invisible, noteMarks

    func write(_ text: String) -> String {
      switch self {
      case .decomposed: return text.decomposedStringWithCanonicalMapping
      case .ligatures:
        return [("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("st", "ﬆ"), ("s", "ſ")].reduce(text) {
          $0.replacing($1.0, with: $1.1)
        }
      case .fullwidth:
        return String(
          String.UnicodeScalarView(
            text.unicodeScalars.map { scalar in
              let isPlain =
                scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
              return isPlain ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
            }))
      case .softHyphens: return within(text, "\u{AD}")
      case .invisible: return within(text, "\u{200B}")
      case .noBreakSpaces: return text.replacing(" ", with: "\u{A0}")
      case .noteMarks: return text.replacing(#/(?<end>\p{Ll}{4}\.)(?<gap>\s)/#) { "\($0.end)¹\($0.gap)" }
      }
    }

    private func within(_ text: String, _ mark: String) -> String {
      text.replacing(#/(?<one>\p{L}{3})(?<other>\p{L}{3})/#) { "\($0.one)\(mark)\($0.other)" }
    }
  }

  private struct Results {
    let sentences: [[String]]
    let links: [[[Int]]]
    let scores: [Double]
    let names: [[String]]
    let conflicts: [String]

    init(_ synopsis: Synopsis) throws {
      sentences = synopsis.documents.map { document in
        document.sentences.map { document.document.view.text(in: $0.viewRange) }
      }
      links = synopsis.links.map { $0.passages.map { Array($0.sentences) } }
      scores = synopsis.links.map(\.score)
      names = try synopsis.entities().entities.map { $0.forms.map(\.text).sorted() }
      conflicts = try synopsis.conflicts().map { "\($0.kind) \($0.score) \($0.a.value) \($0.b.value)" }
    }
  }

  private static let subject = ["de", "en", "ru"].map { name in
    (name: name, path: Fixtures.corpus.appending(path: "gagarin/\(name).txt"))
  }

  private func results(_ write: (String) -> String) throws -> Results {
    let documents = try Self.subject.map { name, path in
      try Document(name, write(try String(contentsOf: path, encoding: .utf8)))
    }
    var options = Aligner.Options()
    options.mode = .comparable
    return try Results(Aligner(options, lexicon: .empty, vectors: .none).align(documents))
  }

  @Test func theWayLettersAreEncodedChangesNothing() throws {
    let plain = try results { $0 }
    #expect(!plain.links.isEmpty && !plain.names.isEmpty && !plain.conflicts.isEmpty)
    for spelling in Spelling.allCases {
      let found = try results(spelling.write)
      #expect(found.sentences == plain.sentences, "\(spelling)")
      #expect(found.links == plain.links, "\(spelling)")
      #expect(found.scores == plain.scores, "\(spelling)")
      #expect(found.names == plain.names, "\(spelling)")
      #expect(found.conflicts == plain.conflicts, "\(spelling)")
    }
  }
}
