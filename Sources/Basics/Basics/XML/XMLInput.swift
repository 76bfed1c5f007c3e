/// The text of an XML file, or text that has been decoded, piece by piece in UTF-8.
struct XMLInput {
  private enum Origin {
    case file
    case scalars([Unicode.Scalar])
  }

  private let origin: Origin
  /// The next of the scalars.
  private var next = 0
  private var file: UTF8Input?

  /// How the file says wrongly what encoding it is in, after its name; nil if it does not.
  var note: String? { file?.note }

  /// Text that has been decoded.
  init(_ scalars: [Unicode.Scalar]) { origin = .scalars(scalars) }

  /// A file.
  ///
  /// - Parameters:
  ///   - encoding: the encoding that it is known to be in; nil to find out.
  ///   - chunk: how many bytes are read to find the encoding.
  /// - Throws: `InputError` naming the file if it cannot be read, or its encoding is not known.
  init(_ path: String, encoding: String?, chunk: Int) throws(InputError) {
    origin = .file
    file = try UTF8Input(path, .xml, encoding: encoding, chunk: chunk)
  }

  /// Appends the next piece, of about so many bytes.
  ///
  /// - Throws: `InputError` naming the file if it cannot be read.
  mutating func append(to text: inout [UInt8], count: Int) throws(InputError) -> UTF8Input.Rest {
    switch origin {
    case .scalars(let scalars):
      let end = min(scalars.count, next + count)
      text.reserveCapacity(text.count + end - next)
      for scalar in scalars[next..<end] {
        if scalar.isASCII {
          text.append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
          text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      }
      next = end
      return end == scalars.count ? .nothing : .more
    case .file: return try file?.append(to: &text, count: count) ?? .nothing
    }
  }
}
