import ArgumentParser
import Entities
import Texts
struct NamesDump: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "names-dump")
  @Argument var files: [String]
  @OptionGroup var lexiconOptions: LexiconOptions
  func run() throws {
    let lexicon = try lexiconOptions.open()
    for document in try DocumentReader().read(files) {
      try Terminal.write(try DumpNames.dump(document, lexicon))
    }
  }
}
