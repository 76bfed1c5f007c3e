import Basics

/// Choices that an input makes by its bytes: how it is read is to be the same whenever it is read.
struct InputChoice {
  private var state: UInt64

  init(_ bytes: [UInt8]) { state = FNV1a.hash(bytes) }

  /// A number from 0 up to a count, without it.
  mutating func below(_ count: Int) -> Int {
    state = FNV1a.add(state >> 29, to: state &* 0x9E37_79B9_7F4A_7C15)
    return Int(truncatingIfNeeded: (state >> 33) % UInt64(max(1, count)))
  }

  /// True once in so many times.
  mutating func once(in count: Int) -> Bool { below(count) == 0 }
}
