import Basics

/// What a file says it is, read before anything else so that a newer one is not taken for a damaged one.
struct JSONHeader {
  /// The value of "format", if it has one.
  private(set) var format: String?
  /// The value of "version", if it has one that is a whole number.
  private(set) var version: Int?

  /// Reads as far as both are known.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = JSONReader(bytes)
    var found: (format: String?, version: Int?)
    // What comes after them does not matter here.
    try? reader.forEachMember { reader, name throws(JSONError) in
      switch name {
      case "format": found.format = try reader.string()
      case "version": found.version = try reader.integer()
      default: try reader.skipValue()
      }
      if found.format != nil, found.version != nil {
        throw JSONError(offset: reader.offset, problem: "enough")
      }
    }
    (format, version) = found
  }
}
