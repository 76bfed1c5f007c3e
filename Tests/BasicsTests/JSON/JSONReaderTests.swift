import Basics
import Foundation
import TestSupport
import Testing

@Suite struct JSONReaderTests {
  /// The value that stands in a text, as Foundation has values; nil for `null`.
  private func value(_ reader: inout JSONReader) throws(JSONError) -> Any? {
    switch reader.kind() {
    case .object:
      var object: [String: Any?] = [:]
      try reader.forEachMember { reader, name throws(JSONError) in object[name] = try value(&reader) }
      return object
    case .array:
      var array: [Any?] = []
      try reader.forEachItem { reader, _ throws(JSONError) in array.append(try value(&reader)) }
      return array
    case .string: return try reader.string()
    case .number: return try reader.number()
    case .boolean: return try reader.boolean()
    case .null:
      try reader.null()
      return nil
    case nil:
      try reader.skipValue()
      return nil
    }
  }

  private func read<Value>(
    _ text: String, _ body: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> Value {
    try Array(text.utf8).withUnsafeBufferPointer { bytes throws(JSONError) in
      var reader = JSONReader(bytes)
      let value = try body(&reader)
      try reader.end()
      return value
    }
  }

  private func skip(_ text: String) throws(JSONError) {
    try read(text) { reader throws(JSONError) in try reader.skipValue() }
  }

  @Test(arguments: [
    "{}", " [ ] ", "[1,2]", "{\"a\":{\"b\":[null,true,false]}}", "-0.5e+3", "\"\\ud83d\\ude80é\"", "0",
    "\"\"",
  ])
  func readsAndPassesOverValues(_ text: String) throws {
    try skip(text)
    _ = try read(text, value)
  }

  @Test(arguments: [
    "", "[", "]", "[1,]", "[,1]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "{'a':1}", "[1 2]", "nul", "truefalse",
    "+0.9", "[+0.9]", ".9", "9.", "09", "-", "1e", "0x1", "NaN", "Infinity", "1 1", "// x\n1", "\"\t\"",
    "\"\\x\"", "\"\\u12g4\"", "\"\\ud83d\"", "\"\\ude80\"", "\"a", "{\"a\":1,\"a\":2}",
    "{\"a\":1,\"\\u0061\":2}",
  ])
  func whatIsNoJSONIsRefused(_ text: String) {
    #expect(throws: JSONError.self) { try skip(text) }
    #expect(throws: JSONError.self) { try read(text, value) }
  }

  @Test func anErrorIsWhereItIs() {
    for (text, offset) in [
      ("[1,+0.9]", 3), ("{\"a\":1,\"a\":2}", 7), ("[\"\\x\"]", 2), ("[1", 2), ("{\"a\" 1}", 5),
    ] {
      let error = #expect(throws: JSONError.self) { try skip(text) }
      #expect(error?.offset == offset, "\(text)")
    }
  }

  @Test func aNameIsItselfHoweverItIsEscaped() throws {
    try read("{\"\\u0069d\":\"\\u006c1\",\"x\":[]}") { reader throws(JSONError) in
      var names: [String] = []
      try reader.forEachText { reader, name throws(JSONError) in
        names.append(name.string)
        #expect(name.isEqual("id") == (names.count == 1))
        if name.isEqual("id") {
          let id = try reader.text()
          #expect(id.hasEscapes)
          #expect(id.isEqual("l1"))
          #expect(id.bytes == Array("l1".utf8))
        } else {
          try reader.skipValue()
        }
      }
      #expect(names == ["id", "x"])
    }
  }

  @Test func countsAndWholeNumbers() throws {
    #expect(try read("12") { reader throws(JSONError) in try reader.count() } == 12)
    #expect(try read("-12") { reader throws(JSONError) in try reader.integer() } == -12)
    #expect(try read("1e2") { reader throws(JSONError) in try reader.integer() } == 100)
    for text in ["-1", "1.5", "9007199254740993000", "\"1\"", "x", ""] {
      #expect(throws: JSONError.self) { try read(text) { reader throws(JSONError) in try reader.count() } }
    }
  }

  @Test func aReaderCanBeginAnew() throws {
    let texts = ["{\"a\":1,\"b\":[", "{\"a\":1,\"b\":2}", "{\"b\":1}"].map { Array($0.utf8) }
    var reader = JSONReader(UnsafeBufferPointer(start: nil, count: 0))
    for (text, isWhole) in zip(texts, [false, true, true]) {
      text.withUnsafeBufferPointer { bytes in
        reader.restart(bytes)
        #expect(((try? reader.skipValue()) != nil) == isWhole)
      }
    }
  }

  @Test func aValueIsKeptAsItStands() throws {
    let text = "{ \"a b\" : [ 1.50 , \"\\u0041 \\\" \" ] }"
    #expect(
      try read(text) { reader throws(JSONError) in try reader.json() } == "{\"a b\":[1.50,\"\\u0041 \\\" \"]}"
    )
  }

  @Test func thePlaceOfAByteIsItsLineItsColumnAndTheWayToIt() {
    let text = "{\"a\":1,\n \"links\":[{},{\"é\":\"x\", \"score\": +1}]}"
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { buffer in
      let place = JSONPlace(bytes.firstIndex(of: UInt8(ascii: "+")) ?? 0, in: buffer)
      #expect(place.place.description == "links[1].score (line 2, column 33)")
    }
  }

  /// Damaged at random, a text is read by us only where others read it too, and what both read is the same.
  @Test func agreesWithFoundation() throws {
    var generator = SeededGenerator(seed: 3)
    let bytes = Array(#"{"a":[1,-2.5e3,"\u00e9é🚀\n",{"b":null,"c":true}],"d":{"e":[[],{}]},"f":0.1}"#.utf8)
    for _ in 0..<3_000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        let offset = Int.random(in: 0..<damaged.count, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: damaged[offset] = bytes[Int.random(in: 0..<bytes.count, using: &generator)]
        case 1: damaged.remove(at: offset)
        default: damaged.insert(UInt8.random(in: 0x20...0xFF, using: &generator), at: offset)
        }
      }
      let ours: Any?? = damaged.withUnsafeBufferPointer { buffer in
        var reader = JSONReader(buffer)
        guard let found = try? value(&reader), (try? reader.end()) != nil else { return nil }
        return found
      }
      guard let ours, let object = ours as? [String: Any?] else { continue }
      let theirs = try JSONSerialization.jsonObject(with: Data(damaged)) as? NSDictionary
      let plain = object.mapValues { $0 ?? NSNull() }
      #expect(theirs?.count == plain.count)
      #expect(theirs?["f"] as? Double == plain["f"] as? Double)
    }
  }
}
