import Basics
import CLD2Bridge
import CurlBridge
import SystemCMark
import SystemCrypto
import SystemSQLite
import SystemZip
import SystemZlib
import Texts
import XMLBridge

/// A library of the system that the program is linked with.
public struct SystemLibrary: Sendable {
  /// What it is called.
  public let name: String
  /// The version that runs; nil where it does not say.
  public let version: String?
  /// What it is used for.
  public let purpose: String
  /// Debian's package of it for those who build the program.
  public let package: String

  /// All of them, by name.
  public static var all: [SystemLibrary] {
    let xml = Int(xmlb_version())
    return [
      .init(
        name: "CLD2", version: cld2b_version().map { String(cString: $0) }, purpose: "languages of texts",
        package: "libcld2-dev"),
      .init(
        name: "cmark-gfm", version: cmark_version_string().map { String(cString: $0) }, purpose: "Markdown",
        package: "libcmark-gfm-dev"),
      .init(
        name: "Gumbo", version: nil, purpose: "HTML", package: "libgumbo-dev"),
      .init(
        name: "ICU", version: ICU.version, purpose: "sentences, words, encodings, transliteration",
        package: "libicu-dev"),
      .init(
        name: "libcurl", version: curlb_version().map { String(cString: $0) },
        purpose: "servers of sentence vectors", package: "libcurl4-openssl-dev"),
      .init(
        name: "libxml2", version: "\(xml / 10_000).\(xml / 100 % 100).\(xml % 100)",
        purpose: "TEI and other XML",
        package: "libxml2-dev"),
      .init(
        name: "libzip", version: zip_libzip_version().map { String(cString: $0) },
        purpose: "DOCX, ODT and EPUB", package: "libzip-dev"),
      .init(
        name: "OpenSSL", version: OpenSSL_version(OPENSSL_VERSION_STRING).map { String(cString: $0) },
        purpose: "hashes of documents", package: "libssl-dev"),
      .init(
        name: "Snowball", version: nil, purpose: "stems of words", package: "libstemmer-dev"),
      .init(
        name: "SQLite", version: sqlite3_libversion().map { String(cString: $0) },
        purpose: "vectors that are kept", package: "libsqlite3-dev"),
      .init(
        name: "zlib", version: zlibVersion().map { String(cString: $0) }, purpose: "compressed files",
        package: "zlib1g-dev"),
    ]
  }
}
