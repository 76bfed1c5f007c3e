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
  ///   whose names differ in the extension only, the later keep it.
  /// - Throws: `InputError` for a file that cannot be read, two documents of one name, a language or encoding given for a
  ///   document that is not there, markup that is not well formed, or a text whose language cannot be told.
  public func read(_ arguments: [String]) throws -> [Document] {
    var named: [(id: String, path: String)] = []
    for argument in arguments {
      let (id, path) = DocumentReader.idAndPath(argument, before: named)
      if let other = named.first(where: { $0.id == id }) {
        throw InputError(
          .duplicateName, file: path, "is named '\(id)' like \(other.path)", remedy: .nameDocument(path: path)
        )
      }
      named.append((id, path))
    }
    for (what, ids) in [("a language", languages.keys.sorted()), ("an encoding", encodings.keys.sorted())] {
      for id in ids where !named.contains(where: { $0.id == id }) {
        throw InputError(
          .unknownName, "\(what) is given for '\(id)', but no document is called so",
          remedy: "the documents are \(Quotation.list(named.map(\.id)))")
      }
    }
    return try named.map { try document($0.id, $0.path, remedy: .sayLanguage(document: $0.id)) }
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
  private func document(_ id: String, _ path: String, remedy: Remedy) throws -> Document {
    let file = try DecodedFile(
      path: path, decoder: TextDecoder(encodings[id] ?? encoding, lossy: isLossy))
    let format = self.format ?? .detected(path: path, scalars: file.scalars)
    let view = try format.view(of: file.scalars, path: path)
    let language = try DocumentReader.language(
      of: view, path: path, decoding: file.decoding, given: languages[id], remedy: remedy)
    return Document(
      id: id, path: path, language: language, sha256: file.sha256, scalars: file.scalars,
      decoding: file.decoding, format: format, view: view)
  }

  /// The language of a document: the one given, or else the one its words tell, or else the one it says.
  ///
  /// - Throws: `InputError` if there is none to be told, or no text.
  static func language(
    of view: TextView, path: String, decoding: Decoding, given: Language?, remedy: Remedy
  ) throws(InputError) -> Language {
    guard !view.blocks.isEmpty else { throw InputError(.noText, file: path, "has no text in it") }
    if let language = given ?? LanguageIdentifier.shared.identify(view.scalars)
      ?? view.declaredLanguage.flatMap({ Language($0) })
    {
      return language
    }
    var problem = "its language cannot be told"
    if case .guessed = decoding.reason { problem += " when it is read as \(decoding.encoding)" }
    throw InputError(.undecidedLanguage, file: path, problem, remedy: remedy)
  }

  private static func idAndPath(
    _ argument: String, before named: [(id: String, path: String)]
  ) -> (id: String, path: String) {
    if let sign = argument.firstIndex(of: "="), !FileManager.default.fileExists(atPath: argument) {
      let id = String(argument[..<sign])
      if !id.isEmpty, !id.contains("/") { return (id, String(argument[argument.index(after: sign)...])) }
    }
    let name = fileName(argument)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (name, argument) }
    let stem = String(name[..<dot])
    let other = named.first { $0.id == stem }
    return (other.map { fileName($0.path) != name } ?? false ? name : stem, argument)
  }

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
