import Basics
import Foundation

/// The parts of an archive that are read as text: put one after the other, they are the document's text.
struct OfficeParts {
  let archive: ZipArchive
  private let isLossy: Bool
  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var parts: [DocumentPart] = []
  private(set) var replaced = 0

  init(_ archive: ZipArchive, lossy: Bool) {
    self.archive = archive
    isLossy = lossy
  }

  /// The file, as errors about a part name it.
  func path(_ name: String) -> String { archive.path + "/" + name }

  /// Decodes a part: in the encoding of its byte order mark or XML declaration, else UTF-8.
  ///
  /// - Throws: `InputError` if it is missing or cannot be read.
  func decoded(_ name: String) throws -> (scalars: [Unicode.Scalar], decoding: Decoding) {
    try TextDecoder(lossy: isLossy).decode(archive.bytes(name), path: path(name))
  }

  /// Appends a part to the document's text.
  ///
  /// - Returns: its text, and where it begins in the document's.
  /// - Throws: `InputError` if it is missing or cannot be read.
  mutating func add(_ name: String) throws -> (scalars: [Unicode.Scalar], base: Int) {
    let (text, decoding) = try decoded(name)
    replaced += decoding.replaced
    return (text, add(text, of: name))
  }

  /// Appends the text of a part that has been decoded, once more it may be; where it begins in the document's.
  @discardableResult
  mutating func add(_ text: [Unicode.Scalar], of name: String) -> Int {
    let base = scalars.count
    scalars += text
    parts.append(DocumentPart(name: name, length: text.count))
    return base
  }

  /// The elements of a part that is no text of the document, such as its styles; nil if it is not there.
  ///
  /// - Throws: `InputError` if it cannot be read.
  func events(_ name: String) throws -> XMLEvents? {
    guard archive.has(name) else { return nil }
    return try XMLEvents(decoded(name).scalars, path: path(name), .part)
  }

  /// The path of a part that another names.
  ///
  /// - Parameters:
  ///   - target: the address, relative to the folder of the other, without fragment.
  ///   - folder: that folder, "" for the archive's own.
  static func resolve(_ target: String, in folder: String) -> String {
    let target = target.removingPercentEncoding ?? target
    var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(String(step)) }
    }
    return steps.joined(separator: "/")
  }

  /// The folder of a part, "" for the archive's own.
  static func folder(of name: String) -> String {
    name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
  }
}
