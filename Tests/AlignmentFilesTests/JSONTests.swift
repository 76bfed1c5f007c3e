import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import TestSupport
import Testing

/// JSON as the native file's reader takes it, against Foundation's.
@Suite struct JSONTests {
  /// A file with one link whose score, comment and one unknown member are these pieces of JSON.
  private func file(score: String = "0.5", comment: String = "\"\"", unknown: String = "0") -> String {
    """
    {"format":"synoptic-alignment","version":1,"generator":"","signature":"","mode":"comparable",
    "documents":[],"links":[
    {"id":"l1","score":\(score),"status":"manual","comment":\(comment),"x":\(unknown),"passages":[],"evidence":[]}]}
    """
  }

  private func read(_ text: String) throws -> Alignment { try read(Array(text.utf8)) }

  private func read(_ bytes: [UInt8]) throws -> Alignment {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "a.json").path
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      return try NativeFile.read(path)
    }
  }

  @Test(arguments: [
    "0", "1", "0.5", "1e-3", "5E-1", "0.1000000000000000055511151231257827", "0.83210000000000001", "1e-400",
    "0.30000000000000004", "4.9e-324", "123456789012345e-15", "0.000000000000001", "0.123456789012345678",
  ])
  func numbersAreTheNearest(_ text: String) throws {
    #expect(try read(file(score: text)).links[0].score == Double(text))
  }

  @Test func randomNumbersSurvive() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let digits = Int.random(in: 1...18, using: &generator)
      let text =
        "0." + (0..<digits).map { _ in "\(Int.random(in: 0...9, using: &generator))" }.joined()
      #expect(try read(file(score: text)).links[0].score == Double(text))
    }
  }

  @Test(arguments: ["01", "+1", ".5", "1.", "1e", "0x1", "NaN", "Infinity", "-", "1e999", "\"1\"", "null"])
  func whatIsNoNumberIsRefused(_ text: String) {
    #expect(throws: InputError.self) { try read(file(score: text)) }
  }

  @Test(arguments: [
    #""é 🚀""#, #""\u00e9\ud83d\ude80""#, #""\"\\\/\b\f\n\r\t""#, #""\u0000""#, #""""#,
  ])
  func stringsAreThoseOfFoundation(_ text: String) throws {
    let expected = try JSONDecoder().decode([String].self, from: Data("[\(text)]".utf8))[0]
    #expect(try read(file(comment: text)).links[0].comment == expected)
  }

  @Test(arguments: [
    #""\x""#, #""\u12""#, #""\ud83d""#, #""\ud83d\u0041""#, #""\ude80""#, #""\u+123""#, "\"a\nb\"", "\"a",
    "a",
  ])
  func whatIsNoStringIsRefused(_ text: String) {
    #expect(throws: InputError.self) { try read(file(comment: text)) }
  }

  @Test func brokenUTF8IsRefusedWithItsPlace() throws {
    var bytes = Array(file(comment: "\"ab\"").utf8)
    let offset = try #require(
      bytes.firstIndex(of: UInt8(ascii: "b").self).map { _ in
        bytes.indices.first { bytes[$0] == 0x61 && bytes[$0 + 1] == 0x62 && bytes[$0 - 1] == 0x22 }
      } ?? nil)
    bytes[offset] = 0xC3
    let error = #expect(throws: InputError.self) { try read(bytes) }
    #expect(error?.problem.contains("UTF-8") == true)
    #expect(error?.place?.description.hasPrefix("links[0].comment (line 3, column ") == true)
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    #expect(try read([0xEF, 0xBB, 0xBF] + Array(file().utf8)).links.count == 1)
  }

  @Test func aNameGivenTwiceIsRefused() throws {
    let text = file().replacing("\"score\":0.5", with: "\"score\":0.5,\"score\":0.6")
    let error = #expect(throws: InputError.self) { try read(text) }
    #expect(error?.problem.contains("\"score\" is given twice") == true)
    #expect(throws: InputError.self) { try read(file(unknown: "{\"a\":1,\"a\":2}")) }
  }

  @Test func whatFollowsTheEndIsRefused() {
    #expect(throws: InputError.self) { try read(file() + "x") }
    #expect(throws: InputError.self) { try read(file() + ",{}") }
  }

  @Test func whateverIsCutOffIsRefused() throws {
    let bytes = Array(file(comment: #""\u00e9\ud83d\ude80""#, unknown: "[1, {\"a\": [true, null]}]").utf8)
    for count in 0..<bytes.count {
      #expect(throws: InputError.self) { try read(Array(bytes.prefix(count))) }
    }
  }

  @Test func aTowerOfBracketsIsRefused() throws {
    let tower = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let error = #expect(throws: InputError.self) { try read(file(unknown: tower)) }
    #expect(error?.problem.contains("512 levels") == true)
  }

  @Test func randomDamageNeverCrashes() throws {
    var generator = SeededGenerator(seed: 17)
    let bytes = Array(
      file(comment: #""\u00e9é🚀""#, unknown: "[1, {\"a\": [true, null, -1.5e3]}]").utf8)
    for _ in 0..<2_000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let offset = Int.random(in: 0..<damaged.count, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: damaged[offset] = UInt8.random(in: 0...255, using: &generator)
        case 1: damaged.remove(at: offset)
        default: damaged.insert(damaged[Int.random(in: 0..<damaged.count, using: &generator)], at: offset)
        }
      }
      let ours = try? read(damaged)
      // What we take is JSON for others too, but for numbers and half surrogates they are laxer with.
      if ours != nil { #expect((try? JSONSerialization.jsonObject(with: Data(damaged))) != nil) }
    }
  }
}
