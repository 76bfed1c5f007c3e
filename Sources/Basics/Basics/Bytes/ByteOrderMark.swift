/// The marks with which texts begin that are in an encoding of Unicode.
package enum ByteOrderMark {
  /// That of UTF-8.
  package static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
}
