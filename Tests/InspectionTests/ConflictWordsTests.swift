import AlignmentModel
import Conflicts
import Foundation
import Inspection
import TestSupport
import Testing

@Suite struct ConflictWordsTests {
  /// A list that the tests of the page's scripts have too.
  @Test func valuesHaveTheWordsOfThePage() throws {
    let file = Fixtures.package.appending(path: "Tests/PageTests/date-words.json")
    let cases = try JSONDecoder().decode([[String]].self, from: Data(contentsOf: file))
    #expect(cases.count > 60)
    for item in cases {
      let kind = try #require(Conflict.Kind(rawValue: item[0]))
      #expect(ConflictWords.english(item[1], kind) == item[2])
    }
  }

  @Test func decisionsAreSaid() {
    func words(_ verdict: ConflictDecision.Verdict?, _ comment: String? = nil) -> String? {
      let side = ConflictDecision.Side(document: "a", start: 0, end: 1)
      return ConflictWords.english(ConflictDecision(a: side, b: side, verdict: verdict, comment: comment))
    }
    #expect(words(.real) == "judged: a contradiction")
    #expect(words(.different) == "judged: not the same thing")
    #expect(words(.explained, "old style") == "judged: explained (old style)")
    #expect(words(nil, "ask") == "not judged (ask)")
    #expect(words(nil) == nil)
  }
}
