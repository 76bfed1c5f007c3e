/// Counts lines.
enum LineCount {
  /// Counts of a block fit into a byte.
  private static let block = 128

  /// How many line feeds there are in a range.
  static func lineFeeds(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    var at = range.lowerBound
    // A sum of bytes takes vector instructions.
    while at + block <= range.upperBound {
      var own: UInt8 = 0
      for index in at..<at + block { own &+= bytes[index] == 0x0A ? 1 : 0 }
      count += Int(own)
      at += block
    }
    for index in at..<max(at, range.upperBound) where bytes[index] == 0x0A { count += 1 }
    return count
  }
}
