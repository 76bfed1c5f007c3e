import ArgumentParser
import Foundation
import Proofreading
import Synoptic

/// What the commands that check names ask about what is right.
struct NamesRules: ParsableArguments {
  /// Which places are reported.
  enum Scope: String, ExpressibleByArgument, CaseIterable {
    /// Those in the author's own running text.
    case text
    /// Those in quotations, titles, references and the like too.
    case all

    var scopes: Set<Inconsistency.Scope> {
      self == .text ? [.text] : Set(Inconsistency.Scope.allCases)
    }
  }

  @Option(
    help: ArgumentHelp(
      "Report every name that is not romanised by this system: \(TransliterationScheme.list).",
      valueName: "scheme"), completion: .list(CompletionLists.schemes))
  var houseStyle: String?

  @Option(
    help: ArgumentHelp(
      "Accept the forms in this file: one a line, or two that may stand beside one another, separated by a tab.",
      valueName: "file"), completion: .file())
  var allow: String?

  @Option(
    help: ArgumentHelp(
      "Report names in the running text, or in quotations, titles, references and the like too: text, all.",
      valueName: "scope"))
  var scope: Scope = .text

  @Flag(
    inversion: .prefixedNo,
    help:
      "Follow what a team has agreed on in \(ProjectNames.fileName), a file in the folder of a document or above it: house-style: SCHEME, house-style LANGUAGE: SCHEME, accept: FORM, accept: FORM | FORM."
  )
  var project = true

  /// The files that are read, as far as the user names them.
  var files: [String] { [allow].compactMap(\.self) }

  /// What holds for each document.
  ///
  /// - Throws: `InputError` for a scheme that is not known, or a file that cannot be read or understood.
  func projects(of documents: [Document]) throws -> [ProjectNames] {
    let scheme = try houseStyle.map { name throws in try TransliterationScheme(named: name) }
    let allowed = try allow.map { path throws -> AllowList in
      let scalars = try TextDecoder(.utf8).decode(InputFile.bytes(path), path: path).scalars
      return try AllowList(String(String.UnicodeScalarView(scalars)), path: path)
    }
    var said: Set<String> = []
    return try documents.map { document in
      let found = project ? try ProjectNames.nearest(to: document.path) : nil
      if let path = found?.path, said.insert(path).inserted {
        Terminal.note("names as agreed on in \(path); --no-project leaves that aside")
      }
      return (found ?? ProjectNames()).with(houseStyle: scheme, accepted: allowed ?? AllowList())
    }
  }
}
