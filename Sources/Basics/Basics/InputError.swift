/// Something wrong with a file or a call that its author can mend: what, where, and what to do.
///
/// Every module throws it for bad input. All of it is data: who catches it can decide by `code` and `place`, and say what to do
/// about it in words of its own, for which `sentence(remedy:)` is there. The program does so with the names of its options.
public struct InputError: Error, Equatable, CustomStringConvertible {
  /// What kind of thing is wrong, for code that decides by it.
  public let code: Code
  /// The file it is about, as the user named it; nil if it is about the call.
  public let file: String?
  /// Where in the file.
  public let place: Place?
  /// What is wrong, as the part of a sentence that follows the place.
  public let problem: String
  /// What to do about it.
  public let remedy: Remedy?

  /// Makes an error; see the properties.
  public init(
    _ code: Code, file: String? = nil, at place: Place? = nil, _ problem: String, remedy: Remedy? = nil
  ) {
    self.code = code
    self.file = file
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }

  /// The error as one sentence: where, what, and what to do.
  public var description: String { sentence { $0.description } }

  /// Where it is: the file and the place, as far as they are known.
  public var subject: String {
    guard let place else { return file ?? "" }
    guard let file else { return place.description }
    return file + place.separator + place.description
  }

  /// The longest problem and the longest remedy in a sentence, in code points.
  private static let longest = (problem: 800, remedy: 500)

  /// The error as one sentence in one line, whose remedy is put into words by `words`.
  ///
  /// What it quotes of files, names and arguments is cut after 80 characters, and control characters are written as escapes.
  public func sentence(remedy words: (Remedy) -> String) -> String {
    let subject = PrintableText.line(shownSubject)
    let problem = Quotation.shortened(PrintableText.line(problem), limit: InputError.longest.problem)
    let remedy = remedy.map {
      "; " + Quotation.shortened(PrintableText.line(words($0)), limit: InputError.longest.remedy)
    }
    return (subject.isEmpty ? "" : subject + ": ") + problem + (remedy ?? "")
  }

  /// The subject with a path and a place that are short enough for a sentence.
  private var shownSubject: String {
    let file = file.map {
      $0 == StandardInput.name ? "standard input" : Quotation.path(PrintableText.line($0))
    }
    guard let place else { return file ?? "" }
    let text = Quotation.shortened(PrintableText.line(place.description), limit: Quotation.longestPath)
    return file.map { $0 + place.separator + text } ?? text
  }
}
