import Basics
import Foundation

/// Reads the elements of an XML file one by one, in memory that does not grow with the file.
///
/// What is read is XML 1.0 in UTF-8, checked for being well formed. There are no entities but the five that XML has itself: a
/// document type's own declarations are refused, and what one names elsewhere is never looked for, so that a file can neither grow
/// in memory nor reach for others.
struct XMLScanner {
  /// What comes next in a file.
  enum Event {
    /// An element begins; an empty one ends with the next event.
    case start
    /// An element ends.
    case end
    /// Characters, in `text`: all up to the next tag, comment or instruction.
    case text
    /// The file ends.
    case finish
  }

  /// No tag or piece of text of these formats is longer, in bytes.
  static let longest = 1 << 24
  /// No element of these formats is nested deeper.
  private static let deepest = 256
  private static let chunk = 1 << 18

  /// The file, as errors name it.
  let path: String
  private let file: InputFile
  private var buffer: [UInt8] = []
  private var at = 0
  private var isAtEnd = false
  /// The offset in the buffer up to which lines are counted, how many end before it, and the characters of its line before it.
  private var counted = 0
  private var linesBefore = 0
  private var columnsBefore = 0
  private var eventStart = 0

  /// The characters of the last text.
  private(set) var text: [UInt8] = []
  /// The name of the element that began or ended last.
  private(set) var name: [UInt8] = []
  private var attributeBytes: [UInt8] = []
  private var attributes: [(name: Range<Int>, value: Range<Int>)] = []
  private var openNames: [UInt8] = []
  private var openStarts: [Int] = []
  private var endsAtOnce = false
  private var hasRoot = false
  private var isPastStart = false

  /// Opens a file.
  ///
  /// - Throws: `InputError` naming it if it cannot be read, or is in UTF-16 or UTF-32.
  init(_ path: String) throws(InputError) {
    self.path = path
    file = try InputFile(path)
    _ = try fill()
    try ByteOrderMark.check(buffer, path)
    if buffer.starts(with: ByteOrderMark.utf8) { at = 3 }
  }

  /// How many elements are open.
  var depth: Int { openStarts.count }

  /// Whether the element that began or ended last has this name, without its prefix.
  func isNamed(_ wanted: StaticString) -> Bool {
    let count = wanted.utf8CodeUnitCount
    guard name.count >= count, name.count == count || name[name.count - count - 1] == UInt8(ascii: ":") else {
      return false
    }
    return isEqual(name, name.count - count, UnsafeBufferPointer(start: wanted.utf8Start, count: count))
  }

  private func isEqual(_ bytes: [UInt8], _ start: Int, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for at in 0..<wanted.count where bytes[start + at] != wanted[at] { return false }
      return true
    }
  }

  /// The value of an attribute of the element that began last, with its prefix; nil if it is not given.
  func attribute(_ wanted: StaticString) -> ArraySlice<UInt8>? {
    let wanted = UnsafeBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount)
    for (name, value) in attributes where name.count == wanted.count {
      if isEqual(attributeBytes, name.lowerBound, wanted) { return attributeBytes[value] }
    }
    return nil
  }

  /// The value of an attribute as a string.
  func string(_ wanted: StaticString) -> String? {
    attribute(wanted).map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: Events

  /// Goes to what comes next.
  ///
  /// - Throws: `InputError` with line and column where the file is not well formed.
  mutating func next() throws(InputError) -> Event {
    if endsAtOnce {
      endsAtOnce = false
      openStarts.removeLast()
      openNames.removeLast(name.count)
      return .end
    }
    while true {
      eventStart = at
      guard try has(1) else {
        guard depth == 0 else {
          throw error("the file ends within the element \(String(decoding: openName, as: UTF8.self))")
        }
        guard hasRoot else { throw error("holds no element") }
        return .finish
      }
      if buffer[at] != UInt8(ascii: "<") {
        if try readText() { return .text }
        continue
      }
      guard try has(2) else { throw error("the file ends within a tag") }
      switch buffer[at + 1] {
      case UInt8(ascii: "/"):
        try readEndTag()
        return .end
      case UInt8(ascii: "?"): try passInstruction()
      case UInt8(ascii: "!"):
        if try readDeclaration() { return .text }
      default:
        try readStartTag()
        return .start
      }
    }
  }

  /// Goes to the beginning of the next element; false at the end of the file.
  mutating func nextElement() throws(InputError) -> Bool {
    while true {
      switch try next() {
      case .start: return true
      case .finish: return false
      default: continue
      }
    }
  }

  /// Passes the rest of the element that began last, and gives the text in it.
  ///
  /// - Parameter isWhole: whether text within elements in it counts too.
  mutating func passElement(into content: inout [UInt8], isWhole: Bool = true) throws(InputError) {
    let own = depth
    while true {
      switch try next() {
      case .text: if isWhole || depth == own { content += text }
      case .end: if depth < own { return }
      case .start: continue
      case .finish: return
      }
    }
  }

  private var openName: ArraySlice<UInt8> { openNames[(openStarts.last ?? 0)...] }

  private mutating func readStartTag() throws(InputError) {
    guard depth > 0 || !hasRoot else { throw error("a second root element") }
    let end = try tagEnd()
    name.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    attributeBytes.removeAll(keepingCapacity: true)
    var here = at + 1
    let nameEnd = passName(&here)
    guard nameEnd > at + 1 else { throw error("'<' before what is no name", at: at) }
    name.add(buffer, at + 1..<nameEnd)
    var isEmpty = false
    while true {
      let gap = here
      while here < end, isSpace(buffer[here]) { here += 1 }
      if here == end { break }
      if buffer[here] == UInt8(ascii: "/"), here + 1 == end {
        isEmpty = true
        break
      }
      guard here > gap else { throw error("no space before an attribute", at: here) }
      try readAttribute(&here, end)
    }
    guard depth < XMLScanner.deepest else { throw error("elements are nested too deep", at: at) }
    openStarts.append(openNames.count)
    openNames += name
    hasRoot = true
    endsAtOnce = isEmpty
    at = end + 1
  }

  private mutating func readAttribute(_ here: inout Int, _ end: Int) throws(InputError) {
    let start = here
    let nameEnd = passName(&here)
    guard nameEnd > start else { throw error("here the name of an attribute is expected", at: start) }
    while here < end, isSpace(buffer[here]) { here += 1 }
    guard here < end, buffer[here] == UInt8(ascii: "=") else {
      throw error("an attribute without a value", at: here)
    }
    here += 1
    while here < end, isSpace(buffer[here]) { here += 1 }
    guard here < end, buffer[here] == UInt8(ascii: "\"") || buffer[here] == UInt8(ascii: "'") else {
      throw error("an attribute's value without quotation marks", at: here)
    }
    let quote = buffer[here]
    here += 1
    let valueStart = here
    while here < end, buffer[here] != quote { here += 1 }
    let nameRange = attributeBytes.count..<attributeBytes.count + nameEnd - start
    attributeBytes.add(buffer, start..<nameEnd)
    for (name, _) in attributes where name.count == nameRange.count {
      guard !attributeBytes[name].elementsEqual(attributeBytes[nameRange]) else {
        throw error("an attribute is given twice", at: start)
      }
    }
    let from = attributeBytes.count
    // Moved out and back, for the buffer is read meanwhile.
    var bytes = attributeBytes
    attributeBytes = []
    try appendCharacters(valueStart..<here, to: &bytes, isAttribute: true)
    attributeBytes = bytes
    attributes.append((nameRange, from..<attributeBytes.count))
    here += 1
  }

  private mutating func readEndTag() throws(InputError) {
    let end = try tagEnd()
    var here = at + 2
    let nameEnd = passName(&here)
    name.removeAll(keepingCapacity: true)
    name.add(buffer, at + 2..<nameEnd)
    while here < end, isSpace(buffer[here]) { here += 1 }
    guard here == end else { throw error("an end tag has more than a name", at: here) }
    guard depth > 0, name.elementsEqual(openName) else {
      let expected = depth > 0 ? ", and '\(String(decoding: openName, as: UTF8.self))' is open" : ""
      throw error(
        "the end tag of '\(String(decoding: name, as: UTF8.self))' has no start tag\(expected)", at: at)
    }
    openStarts.removeLast()
    openNames.removeLast(name.count)
    at = end + 1
  }

  /// Reads text up to the next markup; false if it is white space outside of the root element.
  private mutating func readText() throws(InputError) -> Bool {
    text.removeAll(keepingCapacity: true)
    var searched = 0
    var end: Int?
    while end == nil {
      let from = at + searched
      end = buffer.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress, from < bytes.count,
          let found = memchr(base + from, 0x3C, bytes.count - from)
        else { return nil }
        return base.distance(to: UnsafeRawPointer(found))
      }
      searched = buffer.count - at
      guard searched <= XMLScanner.longest || end != nil else {
        throw error("a text of more than \(XMLScanner.longest >> 20) MB")
      }
      if end == nil, try !fill() { end = buffer.count }
    }
    var characters = text
    text = []
    try appendCharacters(at..<(end ?? at), to: &characters, isAttribute: false)
    text = characters
    at = end ?? at
    guard depth > 0 else {
      guard text.allSatisfy(isSpace) else { throw error("text outside of the root element", at: eventStart) }
      return false
    }
    return true
  }

  private mutating func passInstruction() throws(InputError) {
    let end = try find("?>", from: at + 2, "an instruction")
    // Where the instruction begins may have moved while its end was looked for.
    let start = at
    if buffer[start..<end].starts(with: "<?xml".utf8), start + 5 < end, isSpace(buffer[start + 5]) {
      guard !isPastStart, depth == 0, !hasRoot else {
        throw error("an XML declaration within the file", at: start)
      }
      let declaration = String(decoding: buffer[start..<end], as: UTF8.self)
      if let named = declaration.firstMatch(of: /encoding\s*=\s*["']([^"']*)["']/)?.output.1,
        !["utf-8", "utf8", "us-ascii", "ascii"].contains(named.lowercased())
      {
        throw InputError(
          .undecodable, file: path, at: place(start), "says that it is in \(named), and only UTF-8 is read",
          remedy: .convertToUTF8(from: String(named)))
      }
    }
    isPastStart = true
    at = end + 2
  }

  /// Passes a comment or document type; reads a section of characters and gives true.
  private mutating func readDeclaration() throws(InputError) -> Bool {
    if try begins("<!--") {
      at = try find("-->", from: at + 4, "a comment") + 3
      return false
    }
    if try begins("<![CDATA[") {
      guard depth > 0 else { throw error("text outside of the root element", at: at) }
      let end = try find("]]>", from: at + 9, "a CDATA section")
      text.removeAll(keepingCapacity: true)
      try checkCharacters(at + 9..<end)
      text.add(buffer, at + 9..<end)
      at = end + 3
      return true
    }
    guard try begins("<!DOCTYPE"), depth == 0, !hasRoot else {
      throw error("'<!' before what XML does not have here", at: at)
    }
    let end = try tagEnd(isDeclaration: true)
    if let bracket = buffer[at..<end].firstIndex(of: UInt8(ascii: "[")) {
      throw error(
        "the document type declares something of its own, such as entities, which is not read", at: bracket)
    }
    at = end + 1
    return false
  }

  // MARK: Characters

  /// Appends characters with references resolved.
  private func appendCharacters(
    _ range: Range<Int>, to target: inout [UInt8], isAttribute: Bool
  ) throws(InputError) {
    // Most values are plain ASCII.
    let isPlain = buffer.withUnsafeBufferPointer { bytes in
      for at in range {
        let byte = bytes[at]
        if byte >= 0x80 || byte < 0x20 && byte != 9 && byte != 10 && byte != 13 { return false }
        if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") { return false }
      }
      return true
    }
    if isPlain {
      target.add(buffer, range)
      return
    }
    try checkCharacters(range)
    var from = range.lowerBound
    while let ampersand = buffer[from..<range.upperBound].firstIndex(of: UInt8(ascii: "&")) {
      target.add(buffer, from..<ampersand)
      from = try appendReference(ampersand, range.upperBound, to: &target)
    }
    target.add(buffer, from..<range.upperBound)
    if isAttribute, let bad = buffer[range].firstIndex(of: UInt8(ascii: "<")) {
      throw error("'<' in an attribute's value", at: bad)
    }
  }

  /// Resolves the reference at an offset, and gives its end.
  private func appendReference(
    _ start: Int, _ limit: Int, to target: inout [UInt8]
  ) throws(InputError) -> Int {
    guard let end = buffer[start..<min(limit, start + 16)].firstIndex(of: UInt8(ascii: ";")) else {
      throw error("'&' that begins no reference; as itself it is written &amp;", at: start)
    }
    let name = String(decoding: buffer[start + 1..<end], as: UTF8.self)
    switch name {
    case "amp": target.append(UInt8(ascii: "&"))
    case "lt": target.append(UInt8(ascii: "<"))
    case "gt": target.append(UInt8(ascii: ">"))
    case "quot": target.append(UInt8(ascii: "\""))
    case "apos": target.append(UInt8(ascii: "'"))
    default:
      let digits = name.dropFirst()
      let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard name.hasPrefix("#") else {
        throw error("the entity '\(name)' is not one of XML's own, and others are not resolved", at: start)
      }
      guard let value, value >= 0x20 || [9, 10, 13].contains(value), value & 0xFFFE != 0xFFFE,
        let encoded = Unicode.Scalar(value).flatMap({ UTF8.encode($0) })
      else {
        throw error("a reference to a character that XML does not have", at: start)
      }
      target.append(contentsOf: encoded)
    }
    return end + 1
  }

  /// Makes sure that text is UTF-8 and has only characters that XML allows.
  private func checkCharacters(_ range: Range<Int>) throws(InputError) {
    let problem = buffer.withUnsafeBufferPointer { bytes -> (at: Int, what: String)? in
      let part = UnsafeBufferPointer(rebasing: bytes[range])
      if let at = UTF8Check.firstProblem(in: part) { return (at, "not valid UTF-8") }
      for (at, byte) in part.enumerated() where byte < 0x20 && byte != 9 && byte != 10 && byte != 13 {
        return (at, "a character that XML does not allow")
      }
      return nil
    }
    if let problem { throw error(problem.what, at: range.lowerBound + problem.at) }
  }

  /// Passes the characters of a name and gives their end.
  private func passName(_ here: inout Int) -> Int {
    let start = here
    while here < buffer.count {
      let byte = buffer[here]
      let isStart =
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte >= 0x80 || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ":")
      let isInside = byte &- 48 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      guard isStart || isInside && here > start else { break }
      here += 1
    }
    return here
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  // MARK: Buffer

  /// The offset of the `>` that ends the tag here.
  private mutating func tagEnd(isDeclaration: Bool = false) throws(InputError) -> Int {
    var offset = 1
    var quote: UInt8 = 0
    var brackets = 0
    while true {
      let found = buffer.withUnsafeBufferPointer { bytes -> Int? in
        var here = at + offset
        while here < bytes.count {
          let byte = bytes[here]
          if quote != 0 {
            if byte == quote { quote = 0 }
          } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            quote = byte
          } else if isDeclaration, byte == UInt8(ascii: "[") {
            brackets += 1
          } else if isDeclaration, byte == UInt8(ascii: "]") {
            brackets -= 1
          } else if byte == UInt8(ascii: ">"), brackets <= 0 {
            return here
          } else if byte == UInt8(ascii: "<"), !isDeclaration {
            return -here
          }
          here += 1
        }
        offset = here - at
        return nil
      }
      if let found, found > 0 { return found }
      if let found { throw error("a tag without its '>'", at: -found) }
      guard offset <= XMLScanner.longest else {
        throw error("a tag of more than \(XMLScanner.longest >> 20) MB")
      }
      guard try fill() else { throw error("the file ends within a tag") }
    }
  }

  /// The offset of a text that ends something.
  private mutating func find(
    _ wanted: StaticString, from start: Int, _ what: String
  ) throws(InputError) -> Int {
    let sign = UnsafeBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount)
    let least = start - at
    var offset = least
    while true {
      let found = buffer.withUnsafeBufferPointer { ByteSearch.first(sign, in: $0, from: at + offset) }
      if let found { return found }
      offset = max(least, buffer.count - at - sign.count + 1)
      guard offset <= XMLScanner.longest else {
        throw error("\(what) of more than \(XMLScanner.longest >> 20) MB")
      }
      guard try fill() else { throw error("the file ends within \(what)") }
    }
  }

  private mutating func begins(_ wanted: StaticString) throws(InputError) -> Bool {
    guard try has(wanted.utf8CodeUnitCount) else { return false }
    return buffer[at..<at + wanted.utf8CodeUnitCount].elementsEqual(
      UnsafeBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount))
  }

  /// Whether so many bytes more are there.
  private mutating func has(_ count: Int) throws(InputError) -> Bool {
    while buffer.count - at < count { guard try fill() else { return false } }
    return true
  }

  /// Reads more of the file; what stands before the event that is read is given up.
  ///
  /// - Returns: false at the end.
  private mutating func fill() throws(InputError) -> Bool {
    guard !isAtEnd else { return false }
    let keep = min(at, eventStart)
    count(to: keep)
    counted = 0
    buffer.removeFirst(keep)
    at -= keep
    eventStart -= keep
    let more = try file.read(XMLScanner.chunk)
    isAtEnd = more.isEmpty
    buffer += more
    return !isAtEnd
  }

  // MARK: Errors

  /// An error about the event that was read last.
  func error(_ problem: String, remedy: Remedy? = nil) -> InputError {
    InputError(.damaged, file: path, at: place(eventStart), problem, remedy: remedy)
  }

  private func error(_ problem: String, at offset: Int) -> InputError {
    InputError(.damaged, file: path, at: place(offset), "not well-formed XML: " + problem)
  }

  /// The line and column of the event that was read last.
  ///
  /// - Complexity: all calls together O(size of the file).
  mutating func mark() -> InputError.Place {
    count(to: eventStart)
    return place(eventStart)
  }

  /// Counts lines and columns up to an offset that is none before the last event.
  private mutating func count(to offset: Int) {
    guard offset > counted else { return }
    // Characters count in the last line only.
    let (lines, columns) = buffer.withUnsafeBufferPointer { bytes in
      var lines = 0
      for at in counted..<offset where bytes[at] == 0x0A { lines += 1 }
      var at = offset
      var columns = 0
      while at > counted, bytes[at - 1] != 0x0A {
        at -= 1
        if bytes[at] & 0xC0 != 0x80 { columns += 1 }
      }
      return (lines, columns)
    }
    columnsBefore = lines == 0 ? columnsBefore + columns : columns
    linesBefore += lines
    counted = offset
  }

  private func place(_ offset: Int) -> InputError.Place {
    var line = linesBefore
    var column = columnsBefore
    for byte in buffer[counted..<max(counted, offset)] {
      if byte == 0x0A {
        line += 1
        column = 0
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return .position(line: line + 1, column: column + 1)
  }
}
