import Basics
import Foundation
import Synoptic

/// What holds of every alignment that is read or made.
enum AlignmentPromises {
  /// Makes sure that an alignment that was read is written and read as the same.
  static func checkRoundTrip(_ alignment: Alignment, in folder: FuzzFolder) throws {
    let path = folder.path("again.json")
    try NativeFile.write(alignment, to: path)
    let again: Alignment
    do { again = try NativeFile.read(path) } catch {
      throw BrokenPromise("an alignment that was read and written cannot be read again: \(error)")
    }
    try BrokenPromise.unless(again == alignment, "an alignment is another one after it was written and read")
    let first = try NativeFile.data(alignment)
    try BrokenPromise.unless(try NativeFile.data(again) == first, "the same alignment is written in two ways")
  }

  /// Makes sure that what was made for documents fits them.
  ///
  /// - Parameter documents: those that are known, by id.
  static func check(_ alignment: Alignment, of documents: [String: Document]) throws(BrokenPromise) {
    for link in alignment.links {
      try BrokenPromise.unless((0...1).contains(link.score), "a link's score is not from 0 to 1")
      for passage in link.passages {
        try BrokenPromise.unless(passage.start <= passage.end, "a passage ends before it begins")
        guard let document = documents[passage.document] else { continue }
        try BrokenPromise.unless(
          passage.start >= 0 && passage.end <= document.scalars.count, "a passage is not in its document")
      }
    }
  }

  /// Makes sure that a file that was written has no findings.
  static func check(written path: String, of documents: [Document]) throws {
    let alignment: Alignment
    do { alignment = try NativeFile.read(path) } catch {
      throw BrokenPromise("what was written cannot be read: \(error)")
    }
    let byID = Dictionary(documents.map { ($0.id, $0) }) { first, _ in first }
    let isOfThese = alignment.documents.allSatisfy { byID[$0.id]?.sha256 == $0.sha256 }
    try check(alignment, of: isOfThese ? byID : [:])
    let (_, findings) = try NativeFile.checked(path)
    if let first = findings.first { throw BrokenPromise("what was written has a finding: \(first)") }
  }
}
