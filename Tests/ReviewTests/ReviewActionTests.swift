import AlignmentModel
import Foundation
import Review
import Testing

@Suite struct ReviewActionTests {
  private static let known: [(String, ReviewAction)] = [
    (#"{"kind":"status","link":"l1","status":"confirmed"}"#, .status(link: "l1", .confirmed)),
    (#"{"kind":"comment","link":"l1","comment":"ё"}"#, .comment(link: "l1", "ё")),
    (#"{"kind":"tags","link":"l1","tags":["a","b"]}"#, .tags(link: "l1", ["a", "b"])),
    (#"{"kind":"take-out","link":"l1","passage":2}"#, .takeOut(link: "l1", passage: 2)),
    (
      #"{"kind":"replace","links":["l1"],"by":[[[0,1,2],[1,0,0]]]}"#,
      .replace(
        links: ["l1"],
        by: [[.init(document: 0, sentences: 1...2), .init(document: 1, sentences: 0...0)]])
    ),
    (
      #"{"kind":"verdict","a":{"document":"a","start":1,"end":2},"b":{"document":"b","start":3,"end":4},"verdict":"real"}"#,
      .verdict(
        .init(
          a: .init(document: "a", start: 1, end: 2), b: .init(document: "b", start: 3, end: 4), verdict: .real
        ))
    ),
    (
      #"{"kind":"verdict","a":{"document":"a","start":1,"end":2},"b":{"document":"b","start":3,"end":4},"verdict":"","comment":"c"}"#,
      .verdict(
        .init(
          a: .init(document: "a", start: 1, end: 2), b: .init(document: "b", start: 3, end: 4), comment: "c"))
    ),
    (#"{"kind":"note","d":1,"at":7,"text":"n"}"#, .note(document: 1, sentence: 7, "n")),
  ]

  @Test(arguments: known.indices)
  func whatThePageSaysIsUnderstood(_ index: Int) throws {
    let (json, action) = Self.known[index]
    #expect(try JSONDecoder().decode(ReviewAction.self, from: Data(json.utf8)) == action)
  }

  @Test(arguments: [
    #"{"kind":"burn","link":"l1"}"#, #"{"kind":"status","link":"l1","status":"perhaps"}"#,
    #"{"kind":"status","status":"confirmed"}"#, #"{"kind":"align"}"#, "[]", "{}",
    #"{"kind":"replace","links":[],"by":[[[0,2,1],[1,0,0]]]}"#,
    #"{"kind":"replace","links":[],"by":[[[0,1],[1,0,0]]]}"#,
    #"{"kind":"replace","links":[],"by":[[[0,1,1,1],[1,0,0]]]}"#,
    #"{"kind":"note","d":0,"at":1e99,"text":""}"#,
    #"{"kind":"verdict","a":{"document":"a"},"b":{},"verdict":"real"}"#,
  ])
  func whatIsNoActionIsNone(_ json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(ReviewAction.self, from: Data(json.utf8))
    }
  }
}
