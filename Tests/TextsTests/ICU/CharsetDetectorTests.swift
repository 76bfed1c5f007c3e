import Foundation
import Testing
import Texts

@Suite struct CharsetDetectorTests {
  private let russian = """
    Ранним утром экспедиция вышла к берегу реки. Проводник долго смотрел на воду и молчал, \
    потом сказал, что переправляться сегодня нельзя: ночью в горах прошёл дождь, и брод ушёл под воду.
    """

  @Test func knowsRussianInWindows1251() throws {
    let bytes = try #require(russian.data(using: .windowsCP1251))
    let detector = try CharsetDetector()
    let guess = try #require(try detector.detect([UInt8](bytes)))
    #expect(guess.name == "windows-1251")
    #expect((1...100).contains(guess.confidence))
  }

  @Test func knowsUTF8() throws {
    let detector = try CharsetDetector()
    let guess = try #require(try detector.detect(Array(russian.utf8)))
    #expect(guess.name == "UTF-8")
  }

  @Test func survivesEmptyInput() throws {
    let detector = try CharsetDetector()
    let empty = try detector.detect([])
    // ICU may name a charset for nothing at all, but it cannot be sure of it.
    #expect((empty?.confidence ?? 0) < 50)
  }

  @Test func hasNoIdeaOfBytesThatNoCharsetHas() throws {
    let detector = try CharsetDetector()
    #expect(try detector.detect([0x61, 0x62, 0x80]) == nil)
  }

  @Test func answersAgainAfterAnotherText() throws {
    let bytes = try #require(russian.data(using: .windowsCP1251))
    let detector = try CharsetDetector()
    let first = try detector.detect([UInt8](bytes))
    _ = try detector.detect(Array(russian.utf8))
    #expect(try detector.detect([UInt8](bytes)) == first)
  }
}
