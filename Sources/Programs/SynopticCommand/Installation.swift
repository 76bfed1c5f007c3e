import Foundation
import Synoptic

/// What the program finds to work with, and what it misses.
package struct Installation: Encodable {
  /// A dictionary.
  package struct Dictionary: Encodable {
    let name, version, source, target: String
    let articles, pairs: Int
  }

  /// The sentence encoder.
  package struct Encoder: Encodable {
    let name, path: String
    let bytes: Int
  }

  /// A library of the system.
  package struct Library: Encodable {
    let name: String
    let version: String?
    let purpose: String
  }

  /// Something that is not there, or cannot be used.
  package struct Missing: Encodable {
    /// What it is.
    package let what: String
    /// What happens without it.
    package let cost: String
    /// The commands that install it.
    package let remedy: [String]
  }

  let version, program: String
  let dictionaryFolder: String
  let dictionaries: [Dictionary]
  let encoderFolders: [String]
  let encoder: Encoder?
  let libraries: [Library]
  let cacheFolder: String
  package let missing: [Missing]

  /// What is found now.
  package init() {
    version = SynopticVersion.current
    program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    dictionaryFolder = DictionarySource.installedFolder
    cacheFolder = UserFolders.cache()
    encoderFolders = InstalledEncoder.folders()
    libraries = SystemLibrary.all.map { .init(name: $0.name, version: $0.version, purpose: $0.purpose) }
    var missing: [Missing] = []

    var found: [LexiconDescription.Dictionary] = []
    do { found = try Lexicon.installed().dictionaries } catch let error as InputError {
      missing.append(
        .init(
          what: "Dictionaries that can be read: \(error.sentence { $0.withOptions })",
          cost: MissingParts.allDictionaries, remedy: []))
    } catch {}
    dictionaries = found.map {
      .init(
        name: $0.name, version: $0.version, source: $0.source.code, target: $0.target.code,
        articles: $0.articles, pairs: $0.pairs)
    }
    if missing.isEmpty {
      missing = MissingParts.dictionaries(besides: found.map { ($0.source.code, $0.target.code) })
    }
    encoder = InstalledEncoder.path().flatMap { path in
      do throws(InputError) {
        let encoder = try UniversalEncoder(path)
        return Encoder(name: encoder.identity.description, path: encoder.path, bytes: encoder.size)
      } catch {
        missing.append(
          .init(
            what: "A sentence encoder that can be used: \(error.sentence { $0.withOptions })",
            cost: MissingParts.encoder, remedy: EncoderNotes.howToInstall))
        return nil
      }
    }
    if encoder == nil, InstalledEncoder.path() == nil {
      missing.append(
        .init(what: "A sentence encoder", cost: MissingParts.encoder, remedy: EncoderNotes.howToInstall))
    }
    self.missing = missing
  }

  /// The same for readers.
  package var lines: [String] {
    var lines = ["synoptic \(version)  \(program)", "", "Dictionaries in \(dictionaryFolder):"]
    lines += dictionaries.map { dictionary in
      let names = [dictionary.source, dictionary.target].map(AlignNotes.language).joined(separator: "-")
      return
        "  \(names)  \(dictionary.name) \(dictionary.version)  \(AlignNotes.counted(dictionary.articles, "article"))"
    }
    if dictionaries.isEmpty { lines.append("  none") }
    lines += ["", "Sentence encoder:"]
    if let encoder {
      lines.append("  \(encoder.name)  \(encoder.path)  \((encoder.bytes + 500_000) / 1_000_000) MB")
    } else {
      lines += ["  none; looked for in \(encoderFolders.joined(separator: ", "))"]
    }
    lines += ["", "Libraries:"]
    let width = libraries.map { $0.name.count + ($0.version.map { $0.count + 1 } ?? 0) }.max() ?? 0
    lines += libraries.map { library in
      let name = library.name + (library.version.map { " " + $0 } ?? "")
      return "  \(name)\(String(repeating: " ", count: width - name.count))  \(library.purpose)"
    }
    lines += ["", "Kept from run to run: \(cacheFolder) (synoptic cache info, synoptic vectors info)", ""]
    guard !missing.isEmpty else { return lines + ["Nothing is missing."] }
    lines.append("Missing:")
    for part in missing {
      lines += ["  \(part.what): \(part.cost)"] + part.remedy.map { "    \($0)" }
    }
    return lines
  }
}
