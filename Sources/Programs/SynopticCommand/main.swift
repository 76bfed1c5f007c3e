import ArgumentParser
import Foundation
import Synoptic

// Exit status: 0 done, 1 findings where a command checks something, 2 the input or the call is wrong.
// A closed pipe comes back as an error to who writes to it; it must not kill the program.
// So must the end of the disk space that a user is allowed.
signal(SIGPIPE, SIG_IGN)
signal(SIGXFSZ, SIG_IGN)
do {
  var command = try SynopticProgram.parseAsRoot()
  try command.run()
} catch let error as InputError {
  Terminal.fail(error.sentence { $0.withOptions })
} catch let error as ICUError {
  Terminal.fail("\(error)")
} catch AtomicFile.Closed.reader {
  // As below.
} catch Terminal.Closed.output {
  // The reader of a pipe has seen enough; that is no error.
} catch let code as ExitCode {
  // What was found is printed already.
  exit(code.rawValue)
} catch {
  if SynopticProgram.exitCode(for: error).isSuccess { SynopticProgram.exit(withError: error) }
  Terminal.fail(CallProblem.sentence(SynopticProgram.message(for: error), Array(CommandLine.arguments.dropFirst())))
}
