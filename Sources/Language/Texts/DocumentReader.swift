import Basics
import Foundation

/// Reads the documents of a run: gives each its id and finds its language.
public struct DocumentReader: Sendable {
  private let languages: [String: Language]
  private let encodings: [String: TextEncoding]
  private let encoding: TextEncoding?
  private let isLossy: Bool
  private let format: DocumentFormat?

  /// A reader.
  ///
  /// - Parameters:
  ///   - languages: the languages of documents by id, where the user says so.
  ///   - encodings: the encodings of documents by id, where the user says so.
  ///   - encoding: the encoding of the other documents; nil to find out that of each.
  ///   - lossy: whether undecodable sequences are replaced with U+FFFD instead of being an error.
  ///   - format: how the documents are written; nil to tell from the name and beginning of each.
  public init(
    languages: [String: Language] = [:], encodings: [String: TextEncoding] = [:],
    encoding: TextEncoding? = nil, lossy: Bool = false, format: DocumentFormat? = nil
  ) {
    self.languages = languages
    self.encodings = encodings
    self.encoding = encoding
    isLossy = lossy
    self.format = format
  }

  /// Reads documents.
  ///
  /// - Parameter arguments: for each document its path, or `ID=PATH`. The id is the file's name without extension; of files
  ///   whose names differ in the extension only, the later keep it, and files of one name are called by their folders.
  /// - Throws: `InputError` for a file that cannot be read, two documents of one name, a language or encoding given for a
  ///   document that is not there, markup that is not well formed, or a text whose language cannot be told.
  public func read(_ arguments: [String]) throws -> [Document] {
    try read(arguments) { _, read in try read() }
  }

  /// What the reading of a document depends on besides what is in its file.
  package struct Key: Hashable, Sendable {
    /// The file.
    package let path: String
    let id: String
    let isByFolder: Bool
    let language: Language?
    let encoding: TextEncoding?
    let isLossy: Bool
    let format: DocumentFormat?
  }

  /// Reads documents, each by a function that may know it already.
  ///
  /// - Parameters:
  ///   - arguments: as for `read(_:)`.
  ///   - take: is given what the reading of a document depends on, and what reads it.
  /// - Throws: as `read(_:)`, and what `take` throws.
  package func read<Result>(
    _ arguments: [String], _ take: (_ key: Key, _ read: () throws -> Document) throws -> Result
  ) throws -> [Result] {
    let named = try DocumentNames(arguments).named
    for (what, ids) in [("a language", languages.keys.sorted()), ("an encoding", encodings.keys.sorted())] {
      for id in ids where !named.contains(where: { $0.id == id }) {
        throw InputError(
          .unknownName, "\(what) is given for '\(id)', but no document is called so",
          remedy: "the documents are \(Quotation.list(named.map(\.id)))")
      }
    }
    return try named.map { named in
      let other = named.isByFolder ? [DocumentNote.calledByFolder(id: named.id)] : []
      let key = Key(
        path: named.path, id: named.id, isByFolder: named.isByFolder, language: languages[named.id],
        encoding: encodings[named.id] ?? encoding, isLossy: isLossy, format: format)
      return try take(key) {
        try document(named.id, named.path, remedy: .sayLanguage(document: named.id), notes: other)
      }
    }
  }

  /// Reads one document.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - code: the code of its language; nil to find out.
  ///   - encoding: its encoding; nil to find out.
  ///   - lossy: whether undecodable sequences are replaced with U+FFFD instead of being an error.
  ///   - format: how it is written; nil to tell from its name and beginning.
  /// - Throws: `InputError` as `read`, and for a code that ICU does not know.
  public static func readOne(
    _ path: String, language code: String?, encoding: TextEncoding? = nil, lossy: Bool = false,
    format: DocumentFormat? = nil
  ) throws -> Document {
    var languages: [String: Language] = [:]
    if let code {
      guard let language = Language(code) else {
        throw InputError(
          .unknownLanguage, "'\(code)' is no language", remedy: "use an ISO 639 code such as de")
      }
      languages["document"] = language
    }
    let reader = DocumentReader(languages: languages, encoding: encoding, lossy: lossy, format: format)
    return try reader.document("document", path, remedy: .sayLanguage(document: nil))
  }

  /// Reads the document of an id.
  private func document(
    _ id: String, _ path: String, remedy: Remedy, notes others: [DocumentNote] = []
  ) throws -> Document {
    let file = try DecodedFile(
      path: path, decoder: TextDecoder(encodings[id] ?? encoding, lossy: isLossy), format: format)
    let (language, notes) = try DocumentReader.language(
      of: file.text.view, from: file.scalars, path: path, decoding: file.decoding, given: languages[id],
      remedy: remedy)
    return Document(
      id: id, path: path, language: language, sha256: file.sha256, text: file.text, notes: others + notes)
  }

  /// The language of a document: the one given, or else the one its words tell, or else the one it says; and what is to be said of it.
  ///
  /// - Throws: `InputError` if there is none to be told, or no text.
  package static func language(
    of view: TextView, from source: [Unicode.Scalar], path: String, decoding: Decoding, given: Language?,
    remedy: Remedy
  ) throws(InputError) -> (Language, [DocumentNote]) {
    guard !view.blocks.isEmpty else { throw InputError(.noText, file: path, "has no text in it") }
    let damage = DamagedText.notes(on: source, decoding)
    if let given { return (given, damage) }
    let finding = LanguageIdentifier.shared.finding(view)
    guard let language = finding.language else {
      var problem = "its language cannot be told"
      if case .guessed = decoding.reason { problem += " when it is read as \(decoding.encoding)" }
      if let damage = damage.first {
        problem += ", and it looks wrongly decoded"
        if case .misread(let encoding, let reader, _, _) = damage {
          problem += ", as \(encoding) that was read as \(reader)"
        }
      }
      if !finding.candidates.isEmpty { problem += "; it may be \(names(finding.candidates))" }
      throw InputError(.undecidedLanguage, file: path, problem, remedy: remedy)
    }
    let second = finding.second.map {
      DocumentNote.secondLanguage($0.language, share: $0.share, beside: language)
    }
    return (language, damage + [second].compactMap(\.self))
  }

  /// English names of languages with their codes.
  private static func names(_ languages: [Language]) -> String {
    let names = languages.map { language in
      Locale(identifier: "en").localizedString(forLanguageCode: language.code).map { "\($0) (\(language))" }
        ?? language.code
    }
    return names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
  }
}
