import Foundation
import TestSupport
import Testing

/// The server of a review, as browsers, other sites, a kill and a full disk try it.
@Suite struct ReviewServerTests {
  @Test(.enabled(if: Python.isHere, "Python is not installed"))
  func itServesWhoHasTheAddressAndLosesNothing() throws {
    let script = Fixtures.package.appending(path: "Tests/Tools/review.py").path
    let alignment = Fixtures.package.appending(path: "Alignments/gagarin.json").path
    let outcome = try Python.run([script, Program.binary.path, alignment])
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  @Test func whatIsNoAlignmentIsAnErrorBeforeAnythingIsServed() throws {
    for (arguments, message) in [
      (["review", "Corpus/gagarin/de.txt"], "is not a synoptic alignment"),
      (["review", "none.json"], "none.json"),
      (["review", "-"], "a review keeps decisions in the alignment file"),
      (["review"], "say which alignment file: synoptic review result.json"),
      (["review", "Alignments/gagarin.json", "--port", "99999"], "99999"),
    ] {
      let outcome = try Program.run(arguments)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
  }
}
