import ArgumentParser
import Entities
import Texts
struct NamesDump: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "names-dump")
  @Argument var files: [String]
  @OptionGroup var lexiconOptions: LexiconOptions
  func run() throws {
    let lexicon = try lexiconOptions.open()
    try Terminal.write(try DumpNames.dump(DocumentReader().read(files), lexicon))
  }
}
