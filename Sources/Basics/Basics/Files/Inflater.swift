import SystemZlib

/// Inflates a gzip file (RFC 1952) piece by piece, in memory that does not grow with it.
///
/// A file of several members, as `cat` and parallel compressors make it, is what its members hold, one after the other.
final class Inflater {
  private let stream: UnsafeMutablePointer<z_stream>
  private let path: String
  private let more: () throws(InputError) -> [UInt8]
  /// Compressed bytes that were read, and how many of them are used.
  private var compressed: [UInt8]
  private var used = 0
  private var isAtEnd = false
  /// Whether a member has begun and not ended.
  private var isInMember = true

  /// Starts to inflate.
  ///
  /// - Parameters:
  ///   - beginning: the first bytes of the file.
  ///   - path: the file, as errors name it.
  ///   - more: gives the bytes that follow, piece by piece; nothing at the end.
  /// - Throws: `InputError` if zlib cannot start.
  init(_ beginning: [UInt8], path: String, more: @escaping () throws(InputError) -> [UInt8])
    throws(InputError)
  {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    self.path = path
    self.more = more
    compressed = beginning
    // 15 bits of window, plus 16: a gzip header and checksum.
    guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw InputError(.internalFault, file: path, "zlib cannot start")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// The next bytes: `count` of them, or fewer at the end.
  ///
  /// - Throws: `InputError` if the file is damaged, cut short, or cannot be read.
  func read(_ count: Int) throws(InputError) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: max(0, count))
    var produced = 0
    while produced < count, !isAtEnd {
      if used == compressed.count {
        compressed = try more()
        used = 0
        if compressed.isEmpty {
          guard !isInMember else { throw damaged }
          isAtEnd = true
          break
        }
      }
      if !isInMember {
        // What follows a member and is no other is padding, as on tapes.
        guard compressed[used] == 0x1F else {
          isAtEnd = true
          break
        }
        inflateReset(stream)
        isInMember = true
      }
      let (made, taken, status) = step(&output, produced)
      produced += made
      used += taken
      switch status {
      case Z_STREAM_END: isInMember = false
      case Z_OK, Z_BUF_ERROR: if made == 0, taken == 0, used < compressed.count { throw damaged }
      default: throw damaged
      }
    }
    output.removeLast(output.count - produced)
    return output
  }

  /// Inflates what is at hand into what room there is.
  private func step(_ output: inout [UInt8], _ produced: Int) -> (made: Int, taken: Int, status: Int32) {
    let room = UInt32(clamping: output.count - produced)
    let waiting = UInt32(clamping: compressed.count - used)
    let status = compressed.withUnsafeMutableBufferPointer { input -> Int32 in
      output.withUnsafeMutableBufferPointer { buffer -> Int32 in
        stream.pointee.next_in = input.baseAddress?.advanced(by: used)
        stream.pointee.avail_in = waiting
        stream.pointee.next_out = buffer.baseAddress?.advanced(by: produced)
        stream.pointee.avail_out = room
        return inflate(stream, Z_NO_FLUSH)
      }
    }
    return (Int(room - stream.pointee.avail_out), Int(waiting - stream.pointee.avail_in), status)
  }

  private var damaged: InputError {
    InputError(.damaged, file: path, "is not a whole gzip file", remedy: "make or fetch it again")
  }
}
