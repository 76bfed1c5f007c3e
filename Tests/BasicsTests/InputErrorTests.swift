import Basics
import Testing

@Suite struct InputErrorTests {
  @Test func readsAsOneSentence() {
    let full = InputError(.undecodable, file: "a.txt", at: .byte(17), "not valid UTF-8", remedy: "convert it")
    #expect(full.description == "a.txt, byte 17: not valid UTF-8; convert it")
    #expect(InputError(.isDirectory, file: "a.txt", "is a directory").description == "a.txt: is a directory")
    #expect(
      InputError(.invalidArgument, "nothing to do", remedy: "name a file").description
        == "nothing to do; name a file")
    #expect(InputError(.invalidArgument, "nothing to do").description == "nothing to do")
    #expect(InputError(.damaged, at: .line(3), "too long").description == "line 3: too long")
  }

  @Test func isComparedByAllItsParts() {
    let error = InputError(.damaged, file: "a", at: .line(1), "bad")
    #expect(error == InputError(.damaged, file: "a", at: .line(1), "bad"))
    #expect(error != InputError(.invalidArgument, file: "a", at: .line(1), "bad"))
    #expect(error != InputError(.damaged, file: "a", at: .line(2), "bad"))
    #expect(error != InputError(.damaged, file: "a", at: .byte(1), "bad"))
    #expect(error != InputError(.damaged, file: "a", at: .line(1), "bad", remedy: "mend it"))
  }

  @Test(arguments: [
    (InputError.Place.byte(0), "f, byte 0: x"), (.line(7), "f, line 7: x"),
    (.position(line: 3, column: 14), "f:3:14: x"), (.json(path: "links[3].score"), "f, links[3].score: x"),
    (.json(path: "", line: 2), "f, line 2: x"), (.json(path: "id", line: 2), "f, line 2, id: x"),
    (.json(path: "", line: 2, column: 5), "f, line 2, column 5: x"),
    (.json(path: "id", line: 2, column: 5), "f, id (line 2, column 5): x"),
  ])
  func placesAreWritten(_ place: InputError.Place, as text: String) {
    #expect(InputError(.damaged, file: "f", at: place, "x").description == text)
  }

  @Test func whoCatchesItSaysTheRemedyInItsOwnWords() {
    let error = InputError(.undecidedLanguage, file: "f", "which?", remedy: .sayLanguage(document: "f"))
    #expect(error.description == "f: which?; say the language of 'f'")
    #expect(error.sentence { _ in "press L" } == "f: which?; press L")
  }

  @Test func remediesAreAlternatives() {
    let remedy = Remedy.either(["mend the file", .alignAgain, .sayEncoding(likely: "KOI8-R", certainty: 40)])
    #expect(
      remedy.description
        == "mend the file, or align again, or if its encoding is KOI8-R (40 % sure), say so")
  }
}
