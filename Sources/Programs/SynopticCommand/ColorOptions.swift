import ArgumentParser
import Synchronization

/// Whether text is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  private static let chosen = Mutex(ColorChoice.auto)

  /// What this run was told.
  static var current: ColorChoice {
    get { chosen.withLock { $0 } }
    set { chosen.withLock { $0 = newValue } }
  }
}

/// What the commands ask that show text in colours.
struct ColorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "When to use colours: auto, on a terminal, unless NO_COLOR is set or TERM is dumb; always, for a pager such as less -R; or never.",
      valueName: "when"))
  var color = ColorChoice.auto

  /// Makes the choice that of the run.
  func apply() { ColorChoice.current = color }
}
