import Basics
import Dictionaries
import Foundation
import TestSupport
import Texts

/// The entries that a reader hands on.
final class EntryList: DictionaryEntries {
  private(set) var pairs: [String] = []
  private(set) var forms: [String] = []

  func add(_ headword: UnsafeBufferPointer<UInt8>, _ translation: UnsafeBufferPointer<UInt8>, weight: Float) {
    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
      String(decoding: bytes, as: UTF8.self).split(separator: " ").joined(separator: " ")
    }
    // What is empty no table takes.
    if !text(translation).isEmpty { pairs.append(text(headword) + " = " + text(translation)) }
  }

  func add(form: UnsafeBufferPointer<UInt8>, of headword: UnsafeBufferPointer<UInt8>, weight: UInt32) {
    forms.append(String(decoding: form, as: UTF8.self) + " of " + String(decoding: headword, as: UTF8.self))
  }
}

/// A dictionary made up for a test: headwords with their translations, separated by commas.
struct MadeUp {
  let source, target: Language
  let entries: KeyValuePairs<String, String>
  /// Forms and what they are forms of.
  var forms: [String: String] = [:]

  static func germanEnglish(_ entries: KeyValuePairs<String, String>) -> MadeUp {
    .init(source: .german, target: .english, entries: entries)
  }
  static func germanRussian(_ entries: KeyValuePairs<String, String>) -> MadeUp {
    .init(source: .german, target: .russian, entries: entries)
  }
  static func englishRussian(_ entries: KeyValuePairs<String, String>) -> MadeUp {
    .init(source: .english, target: .russian, entries: entries)
  }
  static func russianEnglish(_ entries: KeyValuePairs<String, String>) -> MadeUp {
    .init(source: .russian, target: .english, entries: entries)
  }

  static func compiled(_ dictionaries: [MadeUp], isGlossary: Bool = false) throws -> CompiledLexicon {
    var builder = LexiconBuilder()
    for dictionary in dictionaries {
      builder.add(
        "\(dictionary.source)-\(dictionary.target)", version: "1", from: dictionary.source,
        to: dictionary.target, isGlossary: isGlossary
      ) { entries in
        for (headword, translations) in dictionary.entries {
          for translation in translations.split(separator: ",") { entries.add(headword, String(translation)) }
        }
        for (form, word) in dictionary.forms { entries.add(form: form, of: word, weight: 8) }
        return dictionary.entries.count
      }
    }
    struct Unreadable: Error {}
    guard let lexicon = CompiledLexicon(MappedFile(try builder.finish(fingerprint: 7)), fingerprint: 7) else {
      throw Unreadable()
    }
    return lexicon
  }

  static func lexicon(_ dictionaries: MadeUp..., glossary: MadeUp? = nil) throws -> Lexicon {
    let own = try glossary.map { [try compiled([$0], isGlossary: true)] } ?? []
    return Lexicon(own + [try compiled(dictionaries)])
  }
}
