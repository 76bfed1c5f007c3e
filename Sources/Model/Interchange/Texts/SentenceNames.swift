import AlignmentModel
import Basics
import Texts

/// What a document itself calls its sentences, by which other files point at them.
struct SentenceNames: Sendable {
  private let ids: ElementIDs
  private let table: SentenceTable
  private let names: [[UInt8]?]

  /// The document's file.
  var path: String { table.reference.path }
  /// Whether no element has a name.
  var isEmpty: Bool { ids.elements.isEmpty }

  /// The names that a document gives; nil if it is no document of elements, so that its sentences can only be counted.
  ///
  /// A sentence is called by its `s` element, or else by the innermost other element in which nothing but it stands.
  ///
  /// - Throws: `InputError` if the document is not well formed.
  /// - Complexity: O(length of the document).
  init?(_ table: SentenceTable) throws {
    guard let ids = try ElementIDs(table.document) else { return nil }
    var names = [[UInt8]?](repeating: nil, count: table.count)
    for isSentence in [true, false] {
      for element in ids.elements where element.isSentence == isSentence && !element.range.isEmpty {
        let sentences = table.sentences(in: element.range)
        guard sentences.count == 1, names[sentences.lowerBound] == nil, !ids.isRepeated(element.id) else {
          continue
        }
        let range = table.ranges[sentences.lowerBound]
        guard element.range.lowerBound <= range.lowerBound, element.range.upperBound >= range.upperBound,
          SentenceNames.isPointer(element.id)
        else { continue }
        // A name by which a sentence is looked for is not given to what stands around it.
        if !isSentence, let other = ids[element.id], other.isSentence { continue }
        names[sentences.lowerBound] = Array(element.id.utf8)
      }
    }
    self.ids = ids
    self.table = table
    self.names = names
  }

  /// Whether a list of pointers can have this one among others.
  private static func isPointer(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "#") }
  }

  /// What a sentence is called; nil if nothing calls it.
  func name(_ sentence: Int) -> [UInt8]? { names.indices.contains(sentence) ? names[sentence] : nil }

  /// The sentences that stand in the element of a name; nil if there is none, or there are several.
  func sentences(_ id: String) -> Range<Int>? {
    guard let element = ids[id], !ids.isRepeated(id) else { return nil }
    return element.range.isEmpty ? 0..<0 : table.sentences(in: element.range)
  }

  /// Why a name leads to no sentences.
  func problem(_ id: String) -> String {
    if isEmpty { return "\(path) gives its sentences no ids, and '\(Quotation.cut(id))' is one" }
    return ids.isRepeated(id)
      ? "several elements of \(path) have the id '\(Quotation.cut(id))'"
      : "no element of \(path) has the id '\(Quotation.cut(id))'"
  }
}
