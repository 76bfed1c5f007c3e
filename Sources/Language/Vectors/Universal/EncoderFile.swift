import Basics

/// The file of an installed encoder, mapped: its sections where they stand.
final class EncoderFile: @unchecked Sendable {
  /// Its path.
  let path: String
  /// The SHA-256 of the wheel that it was made of, in hexadecimal.
  let wheel: String
  private let file: MappedFile
  private let content: [UInt8]
  private let ranges: [Range<Int>]

  /// Maps a file, of which only the header is read.
  ///
  /// - Throws: `InputError` naming the path if it is not there, is none, of another version, or cut short.
  init(_ path: String) throws(InputError) {
    guard let file = MappedFile(path) else {
      // Says why.
      _ = try InputFile(path, isRegular: true)
      throw InputError(.noText, file: path, "is empty", remedy: .installEncoder)
    }
    let bytes = file.bytes
    let header = (0..<EncoderLayout.Index.count).map { index in
      index * 8 + 8 <= bytes.count ? bytes.load(fromByteOffset: index * 8, as: UInt64.self) : 0
    }
    guard header[EncoderLayout.Index.magic] == EncoderLayout.magic else {
      throw InputError(
        .notThisFormat, file: path, "is no installed sentence encoder", remedy: .installEncoder)
    }
    guard header[EncoderLayout.Index.version] == EncoderLayout.version else {
      throw InputError(
        .newerVersion, file: path, "was installed by another version of this program", remedy: .installEncoder
      )
    }
    guard header[EncoderLayout.Index.length] == UInt64(bytes.count),
      header[EncoderLayout.Index.check] == EncoderLayout.check(header),
      let ranges = EncoderFile.ranges(header, count: bytes.count)
    else { throw EncoderFile.damaged(path) }
    self.path = path
    self.file = file
    self.ranges = ranges
    func digest(_ index: Int) -> [UInt8] { Array(bytes[index * 8..<(index + 4) * 8]) }
    wheel = Hexadecimal.text(digest(EncoderLayout.Index.wheel))
    content = digest(EncoderLayout.Index.content)
  }

  /// Where the sections are; nil if one is not where it can be, or too short for the network.
  private static func ranges(_ header: [UInt64], count: Int) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    for section in EncoderLayout.Section.allCases {
      let index = EncoderLayout.Index.sections + 2 * section.rawValue
      guard let start = Int(exactly: header[index]), let length = Int(exactly: header[index + 1]),
        start % EncoderLayout.alignment == 0, start <= count, length <= count - start,
        length >= (smallest[section] ?? 1)
      else { return nil }
      ranges.append(start..<start + length)
    }
    return ranges
  }

  /// The bytes that the network reads of a section without looking at its length.
  private static let smallest: [EncoderLayout.Section: Int] = {
    let (width, convolution, hidden) = (EncoderShape.width, EncoderShape.convolution, EncoderShape.hidden)
    let floats: [EncoderLayout.Section: Int] = [
      .tableScales: EncoderShape.chunks, .tableLows: EncoderShape.chunks,
      .projection: width * 3 * convolution,
      .projectionStart: 3 * convolution, .projectionGain: 3 * convolution, .projectionShift: 3 * convolution,
      .first2: 2 * convolution * convolution, .first3: 3 * convolution * convolution,
      .first5: 5 * convolution * convolution, .firstStart: 3 * convolution,
      .second2: 2 * convolution * convolution,
      .second3: 3 * convolution * convolution, .second5: 5 * convolution * convolution,
      .secondStart: 3 * convolution, .gain: EncoderShape.features, .shift: EncoderShape.features,
      .sum: EncoderShape.features * width, .sumStart: width, .dense0: width * hidden,
      .dense1: hidden * hidden,
      .bypass1: width * hidden, .dense2: hidden * width, .dense3: width * width, .bypass3: hidden * width,
    ]
    return floats.mapValues { $0 * 4 }.merging([.table: EncoderShape.pieces * EncoderShape.rowBytes]) { $1 }
  }()

  /// The error about a file that is not as it was written.
  static func damaged(_ path: String) -> InputError {
    InputError(.damaged, file: path, "is damaged or cut short", remedy: .installEncoder)
  }

  /// A section as elements of a type, which live as long as this object.
  func section<Element>(_ section: EncoderLayout.Section, as type: Element.Type) -> UnsafeBufferPointer<
    Element
  > {
    UnsafeRawBufferPointer(rebasing: file.bytes[ranges[section.rawValue]]).bindMemory(to: type)
  }

  /// Whether all bytes are as they were written.
  ///
  /// - Complexity: O(size): a twentieth of a second.
  func isWhole() -> Bool {
    Checksum.digest(UnsafeRawBufferPointer(rebasing: file.bytes[EncoderLayout.headerBytes...])) == content
  }

  /// The size in bytes.
  var size: Int { file.bytes.count }
}
