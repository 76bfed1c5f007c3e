import Foundation
import FoundationXML

/// XML that has been decoded, made ready for a parser.
package enum XMLSource {
  /// A parser of a document, which gives elements without the prefixes of their namespaces.
  package static func parser(_ scalars: [Unicode.Scalar]) -> XMLParser {
    // As a stream: of data, libxml2 would get all at once, and it refuses more than 10 MB at a time.
    let parser = XMLParser(stream: InputStream(data: data(scalars)))
    parser.shouldProcessNamespaces = true
    parser.shouldResolveExternalEntities = false
    return parser
  }

  /// The document in UTF-8, with blanks where the XML declaration names the encoding of the file.
  private static func data(_ scalars: [Unicode.Scalar]) -> Data {
    var bytes = Data(String(String.UnicodeScalarView(scalars)).utf8)
    guard bytes.starts(with: Data("<?xml".utf8)), let end = bytes.range(of: Data("?>".utf8)),
      let name = bytes[..<end.lowerBound].range(of: Data("encoding".utf8))
    else { return bytes }
    let quotes = bytes[name.upperBound..<end.lowerBound].indices.filter {
      bytes[$0] == UInt8(ascii: "\"") || bytes[$0] == UInt8(ascii: "'")
    }
    guard quotes.count >= 2 else { return bytes }
    for index in name.lowerBound...quotes[1] { bytes[index] = UInt8(ascii: " ") }
    return bytes
  }
}
