import Basics
import Testing

@Suite struct InputErrorTests {
  @Test func readsAsOneSentence() {
    let full = InputError(file: "a.txt", at: "byte 17", "not valid UTF-8", remedy: "convert it")
    #expect(full.description == "a.txt, byte 17: not valid UTF-8; convert it")
    #expect(InputError(file: "a.txt", "is a directory").description == "a.txt: is a directory")
    #expect(InputError("nothing to do", remedy: "name a file").description == "nothing to do; name a file")
    #expect(InputError("nothing to do").description == "nothing to do")
  }

  @Test func isComparedByAllItsParts() {
    let error = InputError(file: "a", at: "line 1", "bad")
    #expect(error == InputError(file: "a", at: "line 1", "bad"))
    #expect(error != InputError(file: "a", at: "line 2", "bad"))
    #expect(error != InputError(file: "a", at: "line 1", "bad", remedy: "mend it"))
  }
}
