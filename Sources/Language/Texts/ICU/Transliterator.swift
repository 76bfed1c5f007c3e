import ICUBridge

/// An ICU transliterator: one of ICU's own by id, or one made from rules.
public final class Transliterator {
  private let handle: OpaquePointer
  /// The id it was opened with.
  public let id: String

  /// Opens one of ICU's transliterators, such as `Russian-Latin/BGN` or `Any-Latin; Latin-ASCII`.
  ///
  /// - Throws: `ICUError` if ICU does not know the id.
  public convenience init(id: String, reverse: Bool = false) throws(ICUError) {
    try self.init(id: id, rules: nil, reverse: reverse)
  }

  /// Makes a transliterator from rules in ICU's syntax (UTS #35, part 2, "Transform Rules").
  ///
  /// - Throws: `ICUError` with the place of the mistake if the rules do not parse.
  public convenience init(name: String, rules: String, reverse: Bool = false) throws(ICUError) {
    try self.init(id: name, rules: Array(rules.utf16), reverse: reverse)
  }

  private init(id: String, rules: [UInt16]?, reverse: Bool) throws(ICUError) {
    let identifier = Array(id.utf16)
    handle = try ICUError.open("open the transliterator \(id)") { error in
      icub_transliterator_open(
        identifier, Int32(identifier.count), rules, Int32(rules?.count ?? 0), reverse, &error)
    }
    self.id = id
  }

  deinit { icub_transliterator_close(handle) }

  /// `text` transliterated.
  ///
  /// - Complexity: O(length of `text`), times what the rules cost.
  public func transliterate(_ text: String) throws(ICUError) -> String {
    let units = Array(text.utf16)
    var capacity = units.count * 3 + 16
    while true {
      var buffer = units + [UInt16](repeating: 0, count: capacity - units.count)
      var error = icub_error()
      let length = icub_transliterate(
        handle, &buffer, Int32(clamping: units.count), Int32(clamping: capacity), &error)
      if error.code <= 0 { return String(decoding: buffer.prefix(Int(length)), as: UTF16.self) }
      // ICU says how much room it wanted; anything else is a real error.
      guard Int(length) > capacity else { throw ICUError(error, while: "transliterate with \(id)") }
      capacity = Int(length) + 16
    }
  }
}
