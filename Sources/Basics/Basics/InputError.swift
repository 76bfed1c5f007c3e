/// Something wrong with a file or a call that its author can mend: what, where, and what to do.
///
/// Every module throws it for bad input; the command line renders it in one place, as one sentence.
public struct InputError: Error, Equatable, CustomStringConvertible {
  /// The file it is about, as the user named it; nil if it is about the call.
  public let file: String?
  /// Where in the file: "byte 17", "line 3".
  public let place: String?
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let remedy: String?

  /// Makes an error; see the properties.
  public init(file: String? = nil, at place: String? = nil, _ problem: String, remedy: String? = nil) {
    self.file = file
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }

  /// The error as one sentence: where, what, and what to do.
  public var description: String {
    let subject = [file, place].compactMap { $0 }.joined(separator: ", ")
    return (subject.isEmpty ? "" : subject + ": ") + problem + (remedy.map { "; " + $0 } ?? "")
  }
}
