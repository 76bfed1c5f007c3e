import Basics
import Texts

/// The documents of a translation memory that names none: its languages, in the order in which they first stand there.
///
/// Memories of many years call a language `de-DE`, `DE` and `de-AT`. Codes of one language in one script are one document, unless many units have
/// texts in both.
struct MemoryLanguages {
  /// Two codes are two documents where they stand together in more than this share of the units that the more frequent of them has.
  private static let together = 0.5
  /// A file with more codes than these is no memory, and each code is a document.
  private static let mostCodes = 400

  /// The documents, with their tags.
  private(set) var documents: [LinkHeader.Document] = []
  /// The document of each code as the file writes it, and the number of its tag there.
  private(set) var places: [String: (document: Int, tag: Int)] = [:]

  /// What codes may be one.
  private enum Key: Hashable {
    case language(Language, script: String?)
    case unknown(String)
  }

  /// A tag, or a code that is none, with how many units have it.
  private struct Code {
    var key: Key
    var tag: LanguageTag?
    var count = 0
    var document = -1
  }

  private var codes: [Code] = []
  private var numbers: [String: Int] = [:]
  /// How many units have both of two codes of one language.
  private var pairs: [Int: Int] = [:]

  /// Goes through a memory for its languages.
  ///
  /// - Throws: `InputError` if the file is damaged.
  init(_ path: String, _ reading: LinkReading) throws {
    let units = try UnitScanner(path, units: ["tu"], reading)
    let scanner = units.events
    var own: [Int] = []
    var nameless: InputError?
    while true {
      switch try units.next() {
      case .start where scanner.isNamed("tmx") || scanner.isNamed("body"):
        units.open.append(scanner.qualifiedName)
      case .start where scanner.isNamed("tu"):
        count(own)
        own.removeAll(keepingCapacity: true)
      case .start where scanner.isNamed("tuv"):
        guard let code = scanner.string("xml:lang") ?? scanner.string("lang") else {
          let error = scanner.error("<tuv> has no xml:lang")
          guard !reading.isStrict else { throw error }
          nameless = nameless ?? error
          continue
        }
        own.append(number(code))
      case .finish:
        count(own)
        // If nothing else is left, that is why.
        if codes.count < 2, let nameless { throw nameless }
        makeDocuments()
        return
      default: continue
      }
    }
  }

  /// The number of a code, which is a new one perhaps.
  private mutating func number(_ code: String) -> Int {
    if let known = numbers[code] { return known }
    let tag = LanguageTag(code)
    let key = tag.map { Key.language($0.language, script: $0.usualScript) } ?? .unknown(code.lowercased())
    let number = codes.firstIndex { $0.key == key && $0.tag == tag } ?? codes.count
    if number == codes.count { codes.append(Code(key: key, tag: tag)) }
    numbers[code] = number
    return number
  }

  /// Counts the codes of a unit.
  private mutating func count(_ own: [Int]) {
    for (at, code) in own.enumerated() where !own[..<at].contains(code) {
      codes[code].count += 1
      guard codes.count <= MemoryLanguages.mostCodes else { continue }
      for other in own[..<at] where other != code && codes[other].key == codes[code].key {
        pairs[pair(code, other), default: 0] += 1
      }
    }
  }

  private func pair(_ a: Int, _ b: Int) -> Int { min(a, b) * MemoryLanguages.mostCodes + max(a, b) }

  private func areTogether(_ a: Int, _ b: Int) -> Bool {
    Double(pairs[pair(a, b)] ?? 0) > MemoryLanguages.together * Double(max(codes[a].count, codes[b].count))
  }

  private mutating func makeDocuments() {
    var members: [[Int]] = []
    for code in codes.indices {
      let document = members.firstIndex { others in
        codes[others[0]].key == codes[code].key && others.allSatisfy { !areTogether($0, code) }
      }
      if let document { members[document].append(code) } else { members.append([code]) }
      codes[code].document = document ?? members.count - 1
    }
    for own in members {
      let tags = own.sorted { (-codes[$0].count, $0) < (-codes[$1].count, $1) }.compactMap { codes[$0].tag }
      var document = LinkHeader.Document(language: tags.first?.language)
      document.tags = tags
      documents.append(document)
    }
    for (code, number) in numbers {
      let document = codes[number].document
      let tag = codes[number].tag.flatMap { documents[document].tags.firstIndex(of: $0) }
      places[code] = (document, tag ?? 0)
    }
  }
}
