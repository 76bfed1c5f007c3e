/// Hash tables whose entries stand in the slot of their hash or the next one that is free (Knuth, The Art of Computer Programming 3,
/// 6.4).
public enum OpenAddressing {
  /// The first slot from that of a hash on that fulfils a condition, going round at the end.
  ///
  /// - Parameters:
  ///   - count: the number of slots, a power of 2.
  ///   - isSought: whether a slot has the entry or is free; it must hold for some.
  ///   - hash: the hash of the key.
  @inlinable @inline(__always)
  public static func slot(from hash: UInt64, of count: Int, where isSought: (Int) -> Bool) -> Int {
    let mask = count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while !isSought(slot) { slot = (slot &+ 1) & mask }
    return slot
  }
}
