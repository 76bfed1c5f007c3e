import Basics
import Texts

extension Document {
  /// A document made of a plain text: a line is a paragraph, unless lines are wrapped.
  ///
  /// - Parameters:
  ///   - id: the name by which results speak of it, unique in a run.
  ///   - text: the text; offsets count its code points.
  ///   - language: the language; nil to find it out.
  /// - Throws: `InputError` if there is no text, or its language cannot be told.
  /// - Complexity: O(length of the text).
  public init(_ id: String, _ text: String, language: Language? = nil) throws(InputError) {
    try self.init(id, text, .plainText, language)
  }

  /// A document made of sentences, which are not divided further.
  ///
  /// Its text has a sentence a line; line ends within a sentence become spaces.
  ///
  /// - Parameters:
  ///   - id: the name by which results speak of it, unique in a run.
  ///   - sentences: the sentences in order; one without text has no number.
  ///   - language: the language; nil to find it out.
  /// - Throws: `InputError` if there is no text, or its language cannot be told.
  /// - Complexity: O(length of the sentences).
  public init(_ id: String, sentences: [String], language: Language? = nil) throws(InputError) {
    let lines = sentences.map { String($0.map { $0.isNewline ? " " : $0 }) }
    try self.init(id, lines.joined(separator: "\n"), .presegmented, language)
  }

  /// A document read from a file, whose encoding and format are found out.
  ///
  /// `DocumentReader` reads several, and takes what is known of them.
  ///
  /// - Parameters:
  ///   - path: the file; its name without extension is the document's id.
  ///   - language: the language; nil to find it out.
  /// - Throws: `InputError` if it cannot be read, or its language cannot be told.
  public init(contentsOf path: String, language: Language? = nil) throws {
    self = try DocumentReader.readOne(path, language: language?.code)
  }

  private init(
    _ id: String, _ text: String, _ format: DocumentFormat, _ language: Language?
  ) throws(InputError) {
    let scalars = Array(text.unicodeScalars)
    let view = try format.view(of: scalars, path: id)
    let (found, notes) = try DocumentReader.language(
      of: view, from: scalars, path: id, decoding: .utf8, given: language, remedy: .sayLanguage(document: id))
    self.init(
      id: id, path: id, language: found, sha256: Checksum.sha256(Array(text.utf8)), scalars: scalars,
      format: format, view: view, notes: notes)
  }
}
