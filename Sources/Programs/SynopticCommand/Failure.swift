import ArgumentParser
import Synoptic

/// How a run ends that does not do what it was called for.
enum Failure {
  /// Says what is wrong.
  ///
  /// - Returns: the exit status 2.
  static func report(_ error: InputError) -> Int32 { report(error.sentence { $0.withOptions }) }

  /// Says what is wrong, in one line.
  ///
  /// - Returns: the exit status 2.
  static func report(_ problem: String) -> Int32 {
    Terminal.note("synoptic: " + problem)
    return 2
  }

  /// Prints what was asked for instead of a run: the help, or the version.
  ///
  /// - Returns: the exit status: 0, or 2 if it cannot be written.
  static func printHelp(_ error: any Error) -> Int32 {
    let text = SynopticProgram.fullMessage(for: error)
    do {
      if !text.isEmpty { try Terminal.write(text + "\n") }
      return 0
    } catch let error as InputError {
      return report(error)
    } catch {
      return 0
    }
  }

  /// Whether an error is none of those that the program or the parser of arguments makes: then its words are not ours.
  static func isUnforeseen(_ error: any Error) -> Bool {
    switch error {
    case is InputError, is ICUError, is AtomicFile.Closed, is Terminal.Closed, is ExitCode,
      is ValidationError,
      is CleanExit:
      false
    // The parser makes errors of a type of its own when a command prints its help.
    default: !String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
    }
  }

  /// The type of an error.
  static func kind(_ error: any Error) -> String { String(describing: type(of: error)) }
}
