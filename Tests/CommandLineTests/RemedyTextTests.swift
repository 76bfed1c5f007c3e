import Basics
import SynopticCommand
import Testing

/// The program names the options that libraries do not know.
@Suite struct RemedyTextTests {
  private static let remedies: [(Remedy, String)] = [
    ("check its permissions", "check its permissions"),
    (.sayLanguage(document: "page"), "say it: --language page=CODE, such as page=de"),
    (.sayLanguage(document: nil), "say it: --language CODE, such as --language de"),
    (
      .either([.sayEncoding(likely: "KOI8-R", certainty: 44), .replaceUndecodable]),
      "if it is KOI8-R (44 % sure), say so: --encoding KOI8-R, or add --lossy to replace what cannot be decoded"
    ),
    (.sayEncoding(likely: nil, certainty: nil), "say what it is: --encoding NAME"),
    (.nameDocument(path: "b/a.txt"), "name it yourself: OTHER=b/a.txt"),
    (.nameDocuments(["a", "b"]), "name them: --documents a b"),
    (
      .relocate(document: "de", alignment: "old.json"),
      "move the links to the new text: synoptic convert old.json MOVED.json --relocate de=OLD-FILE"
    ),
    (
      .either([.widen(columns: 27), .fewerDocuments]),
      "give --width 27 or more, or fewer documents with --document"
    ),
    (.sayFormat(example: nil), "is it another format? --from says which"),
  ]

  @Test(arguments: remedies)
  func remediesAreOptions(_ remedy: Remedy, text: String) { #expect(remedy.withOptions == text) }

  /// In the words of a library no option is left.
  @Test(arguments: remedies.map(\.0))
  func librariesNameNone(_ remedy: Remedy) { #expect(!remedy.description.contains("--")) }

  @Test func anErrorIsOneSentence() {
    let error = InputError(
      .undecidedLanguage, file: "a.txt", "its language cannot be told", remedy: .sayLanguage(document: "a"))
    #expect(
      error.sentence { $0.withOptions }
        == "a.txt: its language cannot be told; say it: --language a=CODE, such as a=de")
  }
}
