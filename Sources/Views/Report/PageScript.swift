import Basics
import Foundation

/// The scripts of a page put together to one, and the policy that lets the page run no other.
struct PageScript {
  /// The script as it stands in the page.
  let text: String
  /// The security policy: no other script is run, and nothing loaded, but by a page that connects, from its own server.
  let policy: String

  /// Puts scripts together, after the table by which texts are folded; each sees those before it.
  ///
  /// - Parameters:
  ///   - names: the files, without extension.
  ///   - words: what else the scripts are given, as lines of the script.
  ///   - connects: whether they talk with the server that the page came from.
  /// - Throws: `InputError` if one was not built into the program; `EncodingError` if the table cannot be written.
  init(_ names: [String], words: String = "", connects: Bool = false) throws {
    text =
      try "\"use strict\";\n(() => {\n" + ReportPage.foldingTable() + words
      + names.map(ReportPage.part).joined()
      + "})();\n"
    let digest = Data(Checksum.digest(Array(text.utf8))).base64EncodedString()
    policy =
      "default-src 'none'; script-src 'sha256-\(digest)'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
      + (connects ? "; connect-src 'self'" : "")
  }
}
