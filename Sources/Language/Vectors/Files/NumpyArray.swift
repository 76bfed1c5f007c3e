import Basics

/// An array in the format of NumPy (`.npy`, NEP 1): what its header says, and its elements.
package struct NumpyArray {
  /// How an element is written.
  package enum Element: String, CaseIterable, Sendable {
    case float16 = "f2"
    case float32 = "f4"
    case float64 = "f8"
    case byte = "u1"

    /// The bytes of an element.
    package var size: Int {
      switch self {
      case .float16: 2
      case .float32: 4
      case .float64: 8
      case .byte: 1
      }
    }
  }

  /// How an element is written, in the order of bytes of this processor.
  package let element: Element
  /// How many elements there are in each dimension; none for a single number.
  package let shape: [Int]
  /// Where the elements begin.
  package let start: Int

  /// How many elements there are.
  package var count: Int { shape.reduce(1, *) }

  /// Reads the header, and makes sure that as many elements follow as it says.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name in errors.
  /// - Throws: `InputError` if it is no such file, of another kind of elements, or cut short.
  package init(_ bytes: UnsafeRawBufferPointer, file: String) throws(InputError) {
    let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
    guard bytes.count >= 10, bytes.prefix(6).elementsEqual(magic), (1...3).contains(bytes[6]) else {
      throw InputError(
        .notThisFormat, file: file, "is no array of NumPy",
        remedy: "write it with numpy.save, which makes .npy files")
    }
    let lengthBytes = bytes[6] == 1 ? 2 : 4
    var length = 0
    for index in 0..<min(lengthBytes, bytes.count - 8) { length |= Int(bytes[8 + index]) << (8 * index) }
    start = 8 + lengthBytes + length
    guard start <= bytes.count else { throw NumpyArray.cut(file, "its header") }
    let header = String(decoding: bytes[8 + lengthBytes..<start], as: UTF8.self)
    guard let kind = header.firstMatch(of: /'descr'\s*:\s*'([<>=|]?)([a-zA-Z]+[0-9]*)'/),
      let order = header.firstMatch(of: /'fortran_order'\s*:\s*(True|False)/),
      let shape = header.firstMatch(of: /'shape'\s*:\s*\(([0-9, ]*)\)/)
    else {
      throw InputError(
        .damaged, file: file, "has a header that says nothing of its rows",
        remedy: "write it anew with numpy.save")
    }
    guard let element = Element(rawValue: String(kind.2)), kind.1 != ">" else {
      throw InputError(
        .notThisFormat, file: file,
        "holds elements of the kind '\(kind.1)\(kind.2)', not numbers of 16 or 32 bits",
        remedy: "write it with numpy.save(NAME, vectors.astype('float32'))")
    }
    let sizes = shape.1.split(whereSeparator: { ", ".contains($0) }).map { Int($0) }
    var count = element.size
    for size in sizes {
      let (product, overflow) = count.multipliedReportingOverflow(by: size ?? -1)
      guard size != nil, !overflow else { throw NumpyArray.cut(file, "its rows") }
      count = product
    }
    guard order.1 == "False" || sizes.count < 2 else {
      throw InputError(
        .notThisFormat, file: file, "is written column by column",
        remedy: "write it with numpy.save(NAME, numpy.ascontiguousarray(vectors))")
    }
    guard bytes.count - start >= count else { throw NumpyArray.cut(file, "its rows") }
    self.element = element
    self.shape = sizes.compactMap(\.self)
  }

  private static func cut(_ file: String, _ what: String) -> InputError {
    InputError(.damaged, file: file, "is cut short in \(what)", remedy: "write or fetch it again")
  }

  /// Elements as numbers of 32 bits.
  ///
  /// - Parameters:
  ///   - bytes: the file that was given to `init`.
  ///   - range: which elements, counted through all rows.
  package func floats(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> [Float] {
    range.map { index in
      let at = start + index * element.size
      return switch element {
      case .float16: NumpyArray.float(half: bytes.loadUnaligned(fromByteOffset: at, as: UInt16.self))
      case .float32: bytes.loadUnaligned(fromByteOffset: at, as: Float.self)
      case .float64: Float(bytes.loadUnaligned(fromByteOffset: at, as: Double.self))
      case .byte: Float(bytes[at])
      }
    }
  }

  /// The number that 16 bits stand for (IEEE 754 binary16), which not every processor knows.
  package static func float(half: UInt16) -> Float {
    let sign: Float = half & 0x8000 == 0 ? 1 : -1
    let exponent = Int(half >> 10 & 31)
    let fraction = Float(half & 0x3FF)
    if exponent == 31 { return fraction == 0 ? sign * .infinity : .nan }
    if exponent == 0 { return sign * fraction * Float(sign: .plus, exponent: -24, significand: 1) }
    return sign * Float(sign: .plus, exponent: exponent - 25, significand: 1024 + fraction)
  }
}
