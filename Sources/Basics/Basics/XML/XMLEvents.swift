import XMLBridge

/// Reads XML one element and text after the other, in memory that does not grow with the file.
///
/// The parser is the system's libxml2, which gives what it finds in pieces of 64 KB. Every encoding that it knows is read. What is not
/// well formed is an error with its place, and so is whatever would bring text that does not stand there: of entities there are only
/// the five that XML has itself; another in a text or a value, declared or not, is an error that names it. Nothing but the file itself
/// is ever opened. What is too deep or too large is an error that names the limit (`XMLLimits`), and nothing here recurs.
///
///     let events = try XMLEvents("memory.tmx", .records)
///     while try events.nextElement() {
///       if events.isNamed("tu"), let id = events.string("tuid") { print(events.mark(), id) }
///     }
///
/// `name`, attributes and `text` are of the event that was read last.
package final class XMLEvents {
  /// What comes next in a file.
  package enum Event {
    /// An element begins; an empty one ends with the next event.
    case start
    /// An element ends.
    case end
    /// Characters, in `text`; what follows may be more of the same text.
    case text
    /// The file ends.
    case finish
  }

  private static let chunk = 1 << 16

  /// The file, as errors name it.
  package let path: String
  let limits: XMLLimits
  let parser: OpaquePointer
  @exclusivity(unchecked) private var input: XMLInput
  @exclusivity(unchecked) private var rest = UTF8Input.Rest.more
  /// What stops the reading after the events that were found before it.
  @exclusivity(unchecked) private var failure: InputError?
  @exclusivity(unchecked) private var isAtEnd = false
  @exclusivity(unchecked) private(set) var hasRoot = false

  /// The text that errors may be about, how much of the file stands before it, and up to where it was parsed, in bytes of UTF-8.
  @exclusivity(unchecked) private(set) var window: [UInt8] = []
  @exclusivity(unchecked) private(set) var windowStart = 0
  @exclusivity(unchecked) private var parsed = 0
  /// What is mended, and up to where; nil if what XML forbids is an error.
  @exclusivity(unchecked) package private(set) var mending: XMLMending?
  @exclusivity(unchecked) private var mendedEnd = 0
  /// Whether what stops the reading was thrown.
  @exclusivity(unchecked) package private(set) var hasFailed = false
  /// Where the parser was started anew: what it says of elements before was said already.
  @exclusivity(unchecked) private var restarted = 0
  /// Of a long tag that waits for its end: where it begins, up to where values in it are counted, and how many they are.
  @exclusivity(unchecked) var longTag = (start: -1, end: 0, values: 0)
  /// The place up to which lines are counted, how many end before it, and the characters of its line before it.
  @exclusivity(unchecked) private var counted = 0
  @exclusivity(unchecked) private var linesBefore = 0
  @exclusivity(unchecked) private var columnsBefore = 0

  /// What the last piece had in it.
  @exclusivity(unchecked) private var events: [xmlb_event] = []
  @exclusivity(unchecked) private var attributes: [xmlb_attribute] = []
  @exclusivity(unchecked) private var bytes: [UInt8] = []
  @exclusivity(unchecked) private var index = 0
  /// The event that was read last.
  @exclusivity(unchecked) private var current = xmlb_event()
  @exclusivity(unchecked) private var textLength = 0

  /// How many elements are open, with one that has just begun and without one that has just ended.
  @exclusivity(unchecked) package private(set) var depth = 0

  /// Whether texts may be of any length where the reader is now, since it does not keep them.
  @exclusivity(unchecked) package var takesLongTexts = false

  /// How the file says wrongly what encoding it is in, after its name; nil if it does not, as far as it was read.
  package var encodingNote: String? { input.note }

  /// How a file is read.
  package struct Reading: Sendable {
    /// The encoding that it is known to be in, as the IANA registry names it; nil to find out.
    package var encoding: String?
    /// Whether characters that XML does not have are removed, and a '&' that begins no reference is taken as itself, instead of being an error.
    package var mends = false
    /// Whether bytes that are no UTF-8 are replaced instead of being an error.
    package var replacesUndecodable = false

    /// As XML wants it.
    package init() {}
  }

  /// Opens a file or pipe.
  ///
  /// - Throws: `InputError` naming it if it cannot be read, or its encoding is not known.
  package convenience init(
    _ path: String, _ limits: XMLLimits, _ reading: Reading = Reading()
  ) throws(InputError) {
    try self.init(XMLInput(path, encoding: reading.encoding, chunk: XMLEvents.chunk), path, limits)
    if reading.mends || reading.replacesUndecodable {
      mending = XMLMending(mends: reading.mends, replacesUndecodable: reading.replacesUndecodable)
    }
  }

  /// Reads text that has been decoded, whatever encoding it says it is in.
  ///
  /// - Parameter path: the file, as errors name it.
  /// - Throws: `InputError` if there is no memory.
  package convenience init(_ scalars: [Unicode.Scalar], path: String, _ limits: XMLLimits) throws(InputError)
  {
    try self.init(XMLInput(scalars), path, limits)
  }

  private init(_ input: XMLInput, _ path: String, _ limits: XMLLimits) throws(InputError) {
    let parser = xmlb_open(
      xmlb_limits(
        depth: Int32(clamping: limits.depth), attributes: Int32(XMLLimits.attributes),
        namespaces: Int32(XMLLimits.namespaces), names: Int32(XMLLimits.names),
        allows_declarations: limits.allowsDeclarations))
    guard let parser else {
      throw InputError(.internalFault, file: path, "cannot be parsed for want of memory")
    }
    self.parser = parser
    self.input = input
    self.path = path
    self.limits = limits
  }

  deinit { xmlb_close(parser) }

  // MARK: Events

  /// Goes to what comes next.
  ///
  /// - Throws: `InputError` with line and column where the file is not well formed, refers to an entity, or goes beyond a limit; naming
  ///   the file if it cannot be read.
  /// - Complexity: all calls together O(size of the file).
  package func next() throws(InputError) -> Event {
    while index >= events.count {
      if let failure {
        hasFailed = true
        throw failure
      }
      if isAtEnd {
        current = xmlb_event()
        current.offset = Int64(parsed)
        return .finish
      }
      try load()
    }
    current = events[index]
    index += 1
    switch Int(current.kind) {
    case XMLB_START:
      depth += 1
      textLength = 0
      return .start
    case XMLB_END:
      depth -= 1
      textLength = 0
      return .end
    default:
      textLength += Int(current.length)
      guard textLength <= limits.text || takesLongTexts else {
        throw InputError(
          .tooLarge, file: path, at: place, "a text of more than \(limits.text >> 20) MB",
          remedy: limits.remedy)
      }
      return .text
    }
  }

  /// Goes to the beginning of the next element; false at the end of the file.
  package func nextElement() throws(InputError) -> Bool {
    while true {
      switch try next() {
      case .start: return true
      case .finish: return false
      default: continue
      }
    }
  }

  /// Passes the rest of the element that began last, and appends the text in it.
  ///
  /// - Parameter isWhole: whether text within elements in it counts too.
  package func passElement(into content: inout [UInt8], isWhole: Bool = true) throws(InputError) {
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

  /// Passes the rest of the element that began last, and gives all text in it.
  package func content() throws(InputError) -> String {
    var bytes: [UInt8] = []
    try passElement(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: The last event

  /// The characters of the last text, in UTF-8.
  package var text: ArraySlice<UInt8> { bytes[Int(current.start)..<Int(current.start) + Int(current.length)] }

  /// The name of the element that began or ended last, without its prefix.
  package var name: String {
    let start = Int(current.start)
    return String(
      decoding: bytes[start + Int(current.prefix_length)..<start + Int(current.length)], as: UTF8.self)
  }

  /// The name of the element that began or ended last, with its prefix.
  package var qualifiedName: String { String(decoding: text, as: UTF8.self) }

  /// Whether the element that began or ended last has this name, without its prefix.
  package func isNamed(_ wanted: StaticString) -> Bool {
    let prefix = Int(current.prefix_length)
    return isEqual(Int(current.start) + prefix, Int(current.length) - prefix, wanted)
  }

  private func isEqual(_ start: Int, _ count: Int, _ wanted: StaticString) -> Bool {
    guard count == wanted.utf8CodeUnitCount, start + count <= bytes.count else { return false }
    let first = wanted.utf8Start
    return bytes.withUnsafeBufferPointer { bytes in
      for at in 0..<count where bytes[start + at] != first[at] { return false }
      return true
    }
  }

  /// The value of an attribute of the element that began last; nil if it is not given.
  ///
  /// - Parameter wanted: the name with its prefix, such as `xml:id`.
  package func attribute(_ wanted: StaticString) -> ArraySlice<UInt8>? {
    let first = Int(current.first_attribute)
    for index in first..<first + Int(current.attribute_count) {
      let attribute = attributes[index]
      if isEqual(Int(attribute.start), Int(attribute.name_length), wanted) {
        let start = Int(attribute.start) + Int(attribute.name_length)
        return bytes[start..<start + Int(attribute.value_length)]
      }
    }
    return nil
  }

  /// The value of an attribute as a string.
  package func string(_ wanted: StaticString) -> String? {
    attribute(wanted).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of an attribute as a string, whatever the prefix of its name.
  ///
  /// - Parameter wanted: the name without its prefix: programs choose prefixes as they like.
  package func value(_ wanted: StaticString) -> String? {
    let first = Int(current.first_attribute)
    for index in first..<first + Int(current.attribute_count) {
      let attribute = attributes[index]
      let (start, length) = (Int(attribute.start), Int(attribute.name_length))
      guard length >= wanted.utf8CodeUnitCount else { continue }
      let own = start + length - wanted.utf8CodeUnitCount
      guard own == start || bytes[own - 1] == UInt8(ascii: ":") else { continue }
      if isEqual(own, wanted.utf8CodeUnitCount, wanted) {
        let value = start + length
        return String(decoding: bytes[value..<value + Int(attribute.value_length)], as: UTF8.self)
      }
    }
    return nil
  }

  /// Whether the element that began last has an attribute of this value.
  package func attribute(_ wanted: StaticString, is value: StaticString) -> Bool {
    guard let found = attribute(wanted), found.count == value.utf8CodeUnitCount else { return false }
    return found.elementsEqual(UnsafeBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount))
  }

  /// Where the last event begins in the text of the file, in bytes of UTF-8, without a byte order mark.
  package var offset: Int { Int(current.offset) }

  /// The line and column where the last event begins.
  ///
  /// - Complexity: all calls together O(size of the file).
  package func mark() -> InputError.Place {
    count(to: offset)
    return place
  }

  /// An error about the last event.
  package func error(_ problem: String, remedy: Remedy? = nil) -> InputError {
    InputError(.damaged, file: path, at: place, problem, remedy: remedy)
  }

  // MARK: Pieces

  /// Parses the next piece.
  private func load() throws(InputError) {
    let done = min(max(Int(xmlb_done(parser)), windowStart), parsed)
    count(to: done)
    window.removeFirst(done - windowStart)
    windowStart = done
    // What waits for its end is looked through again with each piece.
    let size = min(max(XMLEvents.chunk, parsed - done), 1 << 20)
    rest = try input.append(to: &window, count: size)
    mend()
    let end = rest == .more ? min(pieceEnd, mendedEnd) : windowStart + window.count
    parseWindow(to: end)
  }

  /// Parses the window up to a place.
  private func parseWindow(to end: Int) {
    events.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    index = 0
    if end > parsed {
      let from = parsed - windowStart
      let output = window.withUnsafeBufferPointer { window in
        xmlb_parse(
          parser, window.baseAddress.map { $0 + from }, Int32(clamping: end - windowStart - from), false)
      }
      parsed = end
      take(output)
      hasRoot = hasRoot || !events.isEmpty
    }
    let problem = xmlb_first_problem(parser).pointee
    if problem.code != 0 {
      failure = error(of: problem)
    } else if case .undecodable(let name) = rest {
      failure = InputError(
        .undecodable, file: path, at: place(of: parsed), "not valid \(name)",
        remedy: .sayEncoding(likely: nil, certainty: nil))
    } else if rest == .nothing {
      finish()
    } else {
      failure = errorOfLength()
    }
  }

  /// Mends what was added to the window.
  private func mend() {
    guard mending != nil else {
      mendedEnd = windowStart + window.count
      return
    }
    let waiting = (waitingStart - windowStart, xmlb_is_in_section(parser))
    let from = max(mendedEnd, windowStart) - windowStart
    guard let (end, places) = mending?.mend(&window, from: from, isLast: rest != .more, waiting: waiting)
    else {
      return
    }
    mendedEnd = windowStart + end
    for (kind, at) in places { mending?.count(kind, at: place(of: windowStart + at)) }
  }

  /// Goes on, after what is not well formed, where the next element of one of some names begins.
  ///
  /// Elements within which the file stands there are taken to be open, whatever was open where it is not well formed.
  ///
  /// - Parameters:
  ///   - names: names without prefixes.
  ///   - open: the elements that stay open, with their prefixes, outermost first.
  /// - Returns: whether it goes on: there, or at the end of the file if that ends as its outermost element does. False if `next()` has failed for
  ///   another reason, or not at all.
  /// - Throws: `InputError` naming the file if it cannot be read.
  package func resume(at names: [String], within open: [String]) throws(InputError) -> Bool {
    guard hasFailed, let failure, failure.code == .damaged, let root = open.first else { return false }
    hasFailed = false
    var at = min(max(Int(xmlb_first_problem(parser).pointee.offset), windowStart), windowStart + window.count)
    let names = names.map { Array($0.utf8) }
    while true {
      // A name may go on behind the window.
      if let found = start(of: names, from: at, isLast: rest != .more) {
        return restart(found, within: open)
      }
      guard rest == .more else { break }
      at = max(at, windowStart + window.count - XMLEvents.longestName)
      count(to: at)
      window.removeFirst(at - windowStart)
      windowStart = at
      rest = try input.append(to: &window, count: XMLEvents.chunk)
      mend()
    }
    let end = window.reversed().drop { $0 <= 0x20 }.reversed()
    guard end.suffix(root.utf8.count + 3).elementsEqual("</\(root)>".utf8) else { return false }
    self.failure = nil
    events.removeAll()
    index = 0
    parsed = windowStart + window.count
    isAtEnd = true
    return true
  }

  /// No name of a record is longer, with its prefix.
  private static let longestName = 128

  /// Where in the window the tag of an element of one of some names begins.
  private func start(of names: [[UInt8]], from offset: Int, isLast: Bool) -> Int? {
    var at = offset - windowStart
    while let open = window[at...].firstIndex(of: UInt8(ascii: "<")) {
      let name = window[(open + 1)...].prefix(XMLEvents.longestName).prefix {
        $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
      }
      if name.endIndex < window.count || isLast {
        let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
        if names.contains(where: { local.elementsEqual($0) }) { return windowStart + open }
      }
      at = open + 1
    }
    return nil
  }

  private func restart(_ offset: Int, within open: [String]) -> Bool {
    count(to: offset)
    window.removeFirst(offset - windowStart)
    windowStart = offset
    parsed = offset
    restarted = offset
    events.removeAll(keepingCapacity: true)
    index = 0
    textLength = 0
    depth = open.count
    let beginning = Array(open.map { "<\($0)>" }.joined().utf8)
    let isStarted = beginning.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { xmlb_restart(parser, $0, Int32(clamping: bytes.count), Int64(offset)) } ?? false
    }
    guard isStarted else { return false }
    failure = nil
    parseWindow(to: rest == .more ? min(pieceEnd, mendedEnd) : windowStart + window.count)
    return true
  }

  /// Ends the parsing, which may bring out a last text.
  private func finish() {
    let waiting = waitingStart
    let depth = xmlb_depth(parser)
    let isInSection = xmlb_is_in_section(parser)
    let output = xmlb_parse(parser, nil, 0, true)
    let problem = xmlb_first_problem(parser).pointee
    if problem.code == 0 {
      take(output)
      isAtEnd = true
    } else {
      failure =
        isInSection
        ? malformed("it ends too early: the file ends within a CDATA section", waiting)
        : errorOfEnd(problem, waiting: waiting, isWithin: depth > 0)
    }
  }

  /// Where what is parsed but waits for its end begins, or a little before.
  var waitingStart: Int { min(max(Int(xmlb_done(parser)), windowStart), windowStart + window.count) }

  private func take(_ output: xmlb_output) {
    let (shift, first) = (UInt32(bytes.count), UInt32(attributes.count))
    var added = Array(UnsafeBufferPointer(start: output.events, count: Int(output.event_count)))
    if restarted > 0 { added.removeAll { $0.offset < restarted } }
    let moved = UnsafeBufferPointer(start: output.attributes, count: Int(output.attribute_count))
    bytes.append(contentsOf: UnsafeBufferPointer(start: output.bytes, count: Int(output.byte_count)))
    guard shift > 0 || first > 0 else {
      events = added
      attributes.append(contentsOf: moved)
      return
    }
    for index in added.indices {
      added[index].start += shift
      added[index].first_attribute += first
    }
    events += added
    attributes += moved.map {
      xmlb_attribute(start: $0.start + shift, name_length: $0.name_length, value_length: $0.value_length)
    }
  }

  /// Where the next piece ends: before the last tag that begins in it, so that hardly anything is divided, or else with a character.
  private var pieceEnd: Int {
    let from = parsed - windowStart
    let mark = window.withUnsafeBufferPointer { window in
      window.baseAddress.map { Int(xmlb_last_tag($0 + from, Int64(window.count - from))) } ?? -1
    }
    if mark > 0 { return parsed + mark }
    var end = window.count
    while end > from, window[end - 1] & 0xC0 == 0x80 { end -= 1 }
    guard end > from else { return windowStart + window.count }
    let length = window[end - 1] < 0xC0 ? 1 : window[end - 1] < 0xE0 ? 2 : window[end - 1] < 0xF0 ? 3 : 4
    return windowStart + (end - 1 + length <= window.count ? window.count : end - 1)
  }

  // MARK: Places

  private var place: InputError.Place { place(of: offset) }

  /// Counts lines and columns up to a place in the window.
  private func count(to offset: Int) {
    guard offset > counted else { return }
    let lines = window.withUnsafeBufferPointer { window in
      LineCount.lineFeeds(in: window, counted - windowStart..<offset - windowStart)
    }
    // Characters count in the last line only.
    let columns = window.withUnsafeBufferPointer { window in
      var columns = 0
      var at = offset - windowStart
      while at > counted - windowStart, window[at - 1] != 0x0A {
        at -= 1
        if window[at] & 0xC0 != 0x80 { columns += 1 }
      }
      return columns
    }
    columnsBefore = lines == 0 ? columnsBefore + columns : columns
    linesBefore += lines
    counted = offset
  }

  /// The line and column of a place in the window.
  func place(of offset: Int) -> InputError.Place {
    var (line, column) = (linesBefore, columnsBefore)
    let end = min(max(offset, counted), windowStart + window.count)
    for byte in window[counted - windowStart..<end - windowStart] {
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
