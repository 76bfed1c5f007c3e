import ArgumentParser
import Foundation
import Synoptic

extension VectorsCommand {
  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says which encoder is used and where it is, whether it is whole, and what is kept.",
      discussion:
        "The exit status is 1 if the encoder is damaged. A server of --encoder is asked for the vector of one word."
    )

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var encoder: EncoderOptions

    /// What is known of an encoder.
    private struct Listing: Encodable {
      struct Model: Encodable {
        let name: String
        let vectors: Int
      }
      var encoder: String?
      var path: String?
      var bytes: Int?
      var wheel: String?
      var isWhole: Bool?
      var dimension: Int?
      var problem: String?
      var searched: [String]?
      let cache: String
      let cacheBytes, largestCacheBytes: Int
      let cacheProblem: String?
      let kept: [Model]
    }

    func run() throws {
      try Terminal.checkWritable()
      let contents = VectorCache.contents()
      var listing = Listing(
        cache: UserFolders.cache() + "/" + VectorCache.fileName, cacheBytes: contents.bytes,
        largestCacheBytes: VectorCache.largest,
        cacheProblem: contents.problem.map { $0.sentence { $0.withOptions } },
        kept: contents.models.map { .init(name: $0.name, vectors: $0.vectors) })
      try fill(&listing)
      if json { try Terminal.writeJSON(listing) } else { try write(listing) }
      if listing.isWhole == false { throw ExitCode(1) }
    }

    private func fill(_ listing: inout Listing) throws {
      if let server = encoder.encoder, ServerAddress.isAddress(server) {
        guard let source = try encoder.open() else { return }
        listing.encoder = source.encoder.identity.description
        listing.path = server
        listing.dimension = try source.encoder.encode(["Vector"], threads: 1).dimension
        return
      }
      if encoder.encoder == "none" { return }
      guard let path = encoder.encoder ?? InstalledEncoder.path() else {
        listing.searched = InstalledEncoder.folders()
        return
      }
      do throws(InputError) {
        let universal = try InstalledEncoder.open(path)
        listing.encoder = universal.identity.description
        listing.path = universal.path
        listing.bytes = universal.size
        listing.wheel = universal.wheel
        listing.isWhole = universal.isWhole()
        if listing.isWhole == false { listing.problem = universal.damage.sentence { $0.withOptions } }
      } catch {
        if encoder.encoder != nil { throw error }
        listing.path = path
        listing.isWhole = false
        listing.problem = error.sentence { $0.withOptions }
      }
    }

    private func write(_ listing: Listing) throws {
      if let searched = listing.searched {
        try Terminal.line("No sentence encoder is installed in \(searched.joined(separator: ", ")).")
        try Terminal.line("To get and install the built-in one, of 31 MB:")
        for command in EncoderNotes.howToInstall { try Terminal.line("  " + command) }
      }
      if let name = listing.encoder { try Terminal.line(name) }
      if let path = listing.path {
        var line = "  " + path
        if let bytes = listing.bytes { line += "  \(VectorsCommand.megabytes(bytes))" }
        if listing.isWhole == true { line += "  whole" }
        if let dimension = listing.dimension { line += "  vectors of \(dimension) elements" }
        try Terminal.line(line)
      }
      if let wheel = listing.wheel {
        try Terminal.line(
          "  from the wheel \(EncoderRelease.package) \(EncoderRelease.version), SHA-256 \(wheel)")
      }
      if let problem = listing.problem { try Terminal.line("  " + problem) }
      try Terminal.line(
        "kept: \(listing.cache)  \(VectorsCommand.megabytes(listing.cacheBytes)) of at most \(VectorsCommand.megabytes(listing.largestCacheBytes))"
      )
      for model in listing.kept { try Terminal.line("  \(model.name)  \(model.vectors) vectors") }
      if let problem = listing.cacheProblem { try Terminal.line("  " + problem) }
    }
  }
}
