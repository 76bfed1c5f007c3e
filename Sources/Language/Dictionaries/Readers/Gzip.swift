import Basics
import SystemZlib

/// Inflates gzip data.
///
/// A dictzip file (`.dict.dz`) is a gzip file with an index of its blocks, which is not needed here.
package enum Gzip {
  /// What a file may be inflated to, in bytes: the largest dictionaries have a quarter of it, and a small file can be made to hold any amount.
  package static let largest = 256 << 20

  /// The bytes of a file, inflated if it is a gzip file, as its name says or its beginning.
  ///
  /// - Throws: `InputError` naming the file if it is missing or damaged.
  static func read(_ file: String) throws -> [UInt8] {
    let bytes = try InputFile.bytes(file, isRegular: true, inflates: false)
    return file.hasSuffix(".dz") || bytes.starts(with: [0x1F, 0x8B]) ? try inflate(bytes, file: file) : bytes
  }

  /// The inflated bytes of a gzip file.
  ///
  /// - Parameter largest: how many they may be.
  /// - Throws: `InputError` naming `file` if the data are not gzip, damaged or cut short, or inflate to more.
  package static func inflate(
    _ bytes: [UInt8], file: String, largest: Int = Gzip.largest
  ) throws -> [UInt8] {
    var stream = z_stream()
    // 15 bits of window, plus 16: a gzip header and checksum.
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw InputError(.internalFault, file: file, "zlib cannot start")
    }
    defer { inflateEnd(&stream) }
    var source = bytes
    // One more byte than may be tells that there is more.
    var output = [UInt8](repeating: 0, count: min(largest + 1, max(1 << 16, bytes.count * 6)))
    var produced = 0
    let status = source.withUnsafeMutableBufferPointer { input -> Int32 in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(clamping: input.count)
      while true {
        if produced == output.count {
          guard produced <= largest else { return Z_BUF_ERROR }
          output.append(contentsOf: repeatElement(0, count: min(output.count, largest + 1 - output.count)))
        }
        let room = output.count - produced
        let status = output.withUnsafeMutableBufferPointer { buffer -> Int32 in
          stream.next_out = buffer.baseAddress?.advanced(by: produced)
          stream.avail_out = UInt32(clamping: room)
          return SystemZlib.inflate(&stream, Z_NO_FLUSH)
        }
        produced += min(room, Int(UInt32(clamping: room))) - Int(stream.avail_out)
        if status != Z_OK || (stream.avail_in == 0 && stream.avail_out > 0) { return status }
      }
    }
    guard produced <= largest else {
      throw InputError(
        .tooLarge, file: file, "inflates to more than \(largest >> 20) MB",
        remedy: "inflate it and divide it into several dictionaries")
    }
    guard status == Z_STREAM_END else {
      throw InputError(
        .damaged, file: file, "is not a whole gzip file", remedy: "install the dictionary again")
    }
    output.removeLast(output.count - produced)
    return output
  }
}
