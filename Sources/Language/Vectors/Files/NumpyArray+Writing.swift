import Basics

extension SentenceVectors {
  /// The vectors as a file of NumPy (`.npy`, NEP 1) with numbers of 32 bits.
  public var numpyFile: [UInt8] {
    var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(count), \(dimension)), }"
    // The elements begin at a multiple of 64 bytes.
    let length = (10 + header.utf8.count + 1 + 63) / 64 * 64 - 10
    header += String(repeating: " ", count: length - header.utf8.count - 1) + "\n"
    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 255), UInt8(length >> 8)]
    bytes += Array(header.utf8)
    bytes.reserveCapacity(bytes.count + elements.count * 4)
    for element in elements {
      withUnsafeBytes(of: (Float(element) / SentenceVectors.unit).bitPattern.littleEndian) { bytes += $0 }
    }
    return bytes
  }
}
