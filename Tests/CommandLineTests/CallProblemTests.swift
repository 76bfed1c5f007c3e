import SynopticCommand
import TestSupport
import Testing

/// Who leaves out what a command needs is told what to type.
@Suite struct CallProblemTests {
  @Test(arguments: [
    ("show", "<alignment>", "say which alignment file: synoptic show result.json"),
    ("align", "<files> ...", "say which documents: synoptic align german.txt english.txt"),
    ("report", "--output <dir>", "say where to write the page: synoptic report result.json -o page"),
    ("convert", "<in>", "say which file to convert: synoptic convert result.json result.tmx"),
    ("evaluate", "<file>", "say which alignment file: synoptic evaluate result.json --gold FOLDER"),
  ])
  func whatIsMissingIsSaid(_ command: String, missing: String, problem: String) {
    #expect(CallProblem.sentence("Missing expected argument '\(missing)'", [command, "x"]) == problem)
  }

  @Test func otherProblemsLeadToTheHelp() {
    #expect(
      CallProblem.sentence("Unknown option '--fix'", ["names", "--fix"])
        == "Unknown option '--fix'; see synoptic help names")
    #expect(
      CallProblem.sentence("Missing expected argument '<x>'", [])
        == "Missing expected argument '<x>'; see synoptic --help")
  }

  @Test(arguments: [
    (["alignn"], "did you mean synoptic align?"), (["conver", "a.json"], "did you mean synoptic convert?"),
    (["shwo", "a.json"], "did you mean synoptic show?"),
    (["a.txt", "b.txt"], "'synoptic a.txt'; there are "),
    (["vectors", "instal"], "did you mean synoptic vectors install?"),
    (["lexicon", "xyz"], "there is no command 'synoptic lexicon xyz'; there are build, info, lookup"),
  ])
  func commandsThatAreNone(_ arguments: [String], _ problem: String) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(problem), "\(outcome.errors)")
  }

  @Test(arguments: [["vectors", "install"], ["vectors", "encode"], ["lexicon", "lookup"]])
  func whatIsMissingOfACommandOfACommand(_ command: [String]) throws {
    let outcome = try Program.run(command)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix("synoptic: say which ")
        && outcome.errors.contains(command.joined(separator: " ")))
  }

  @Test func theHelpOfTheCommandIsNamed() throws {
    let outcome = try Program.run(["vectors", "encode", "a.txt", "--fix"])
    #expect(outcome.errors.hasSuffix("; see synoptic help vectors encode\n"), "\(outcome.errors)")
  }

  /// What the parser says is what is looked for.
  @Test(arguments: ["align", "show", "report", "conflicts", "names", "segment", "convert", "evaluate"])
  func theProgramSaysIt(_ command: String) throws {
    let outcome = try Program.run([command])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix("synoptic: say wh") && outcome.errors.contains("synoptic \(command) "),
      "\(outcome.errors)")
  }
}
