import ArgumentParser
import Foundation
import Synoptic

// Exit status: 0 done, 1 findings where a command checks something, 2 the input or the call is wrong.
// A closed pipe comes back as an error to who writes to it; it must not kill the program.
// So must the end of the disk space that a user is allowed.
signal(SIGPIPE, SIG_IGN)
signal(SIGXFSZ, SIG_IGN)
Terminal.reserveStreams()
TemporaryFile.removeAtSignals()

/// What the program ends with.
func run() -> Int32 {
  do {
    var command = try SynopticProgram.parseAsRoot()
    do { try command.run() } catch let error where Failure.isUnforeseen(error) {
      return Failure.report(InputError(.internalFault, "a fault of the program: \(Failure.kind(error))"))
    }
    return 0
  } catch let error as InputError {
    return Failure.report(error)
  } catch let error as ICUError {
    return Failure.report("\(error)")
  } catch AtomicFile.Closed.reader {
    // As below.
    return 0
  } catch Terminal.Closed.output {
    // The reader of a pipe has seen enough; that is no error.
    return 0
  } catch let code as ExitCode {
    // What was found is printed already.
    return code.rawValue
  } catch {
    if SynopticProgram.exitCode(for: error).isSuccess { return Failure.printHelp(error) }
    return Failure.report(
      CallProblem.sentence(SynopticProgram.message(for: error), Array(CommandLine.arguments.dropFirst())))
  }
}

exit(run())
