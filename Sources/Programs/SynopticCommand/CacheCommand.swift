import ArgumentParser
import Foundation
import Synoptic

struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "Says what is kept of compiled dictionaries, or removes it.",
    discussion: """
      Compiled dictionaries are kept in $XDG_CACHE_HOME/synoptic, or $HOME/.cache/synoptic, so that they need not be compiled at every \
      run. Of those used least recently, what is more than the limits is removed by itself.
      """,
    subcommands: [Info.self, Clear.self])

  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the folder, what is in it, and when it was used last.")

    @Flag(help: "Print JSON.")
    var json = false

    private struct Listing: Encodable {
      struct Item: Encodable {
        let path: String
        let bytes: Int
        let lastUse: String
        let dictionaries: [String]?
      }
      let folder: String
      let bytes: Int
      let largestBytes, largestCount, longestDays: Int
      let lexicons: [Item]
    }

    func run() throws {
      let cache = CacheFolder.user()
      let items = cache.items
      let bytes = items.reduce(0) { $0 + $1.bytes }
      if json {
        return try Terminal.writeJSON(
          Listing(
            folder: cache.path, bytes: bytes, largestBytes: cache.limits.bytes,
            largestCount: cache.limits.count,
            longestDays: cache.limits.age / 86_400,
            lexicons: items.map {
              .init(
                path: $0.path, bytes: $0.bytes, lastUse: CacheCommand.day($0.lastUse),
                dictionaries: $0.dictionaries)
            }))
      }
      try Terminal.line(cache.path)
      for item in items {
        let names = item.dictionaries?.joined(separator: ", ") ?? "of another version, or damaged"
        try Terminal.line(
          "  \(item.path.split(separator: "/").last ?? "")  \(CacheCommand.megabytes(item.bytes))  used \(CacheCommand.day(item.lastUse))  \(names)"
        )
      }
      try Terminal.line(
        "\(items.count) compiled \(items.count == 1 ? "lexicon" : "lexicons"), \(CacheCommand.megabytes(bytes)); kept are at most \(cache.limits.count), "
          + "\(CacheCommand.megabytes(cache.limits.bytes)) in all, none unused for \(cache.limits.age / 86_400) days"
      )
    }
  }

  struct Clear: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Removes all compiled dictionaries; they are compiled anew when they are needed.")

    func run() throws {
      let removed = try CacheFolder.user().clear()
      try Terminal.line(
        "removed \(removed.count) compiled \(removed.count == 1 ? "lexicon" : "lexicons"), \(CacheCommand.megabytes(removed.bytes))"
      )
    }
  }

  private static func megabytes(_ bytes: Int) -> String { "\((bytes + 500_000) / 1_000_000) MB" }

  /// The day of a time, in UTC.
  private static func day(_ seconds: Int) -> String {
    var time = time_t(seconds)
    var parts = tm()
    guard gmtime_r(&time, &parts) != nil else { return "" }
    return String(
      format: "%04d-%02d-%02d", Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
  }
}
