import ArgumentParser
import Foundation
import Report
import Review
import ReviewServer
import Synchronization
import Synoptic

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Serves the page of an alignment to your browser, and keeps in the file what you do there.",
    discussion: """
      The page is that of synoptic report, and more can be done in it: links are confirmed, rejected, drawn, split and merged, passages \
      taken out of groups, their borders moved, contradictions judged, sentences noted on. Each step is saved in the alignment file at once, and \
      can be taken back. Several windows may be open.

      The server is for this computer only, and for whoever has the address that it prints. Ctrl-C ends it; nothing is lost then.
      """)

  @Argument(help: "The alignment file, in which decisions are kept.", completion: .file(extensions: ["json"]))
  var alignment: String

  @Option(help: ArgumentHelp("The port to serve at; by default one that is free.", valueName: "number"))
  var port: UInt16 = 0

  @Flag(help: "Open the page in the browser.")
  var open = false

  @Option(help: ArgumentHelp("What the page is called; by default as the alignment file.", valueName: "text"))
  var title: String?

  @OptionGroup var finding: FindingOptions

  func validate() throws {
    if alignment == StandardInput.name {
      throw ValidationError("a review keeps decisions in the alignment file, so it needs a file")
    }
  }

  func run() throws {
    let path = alignment
    guard !(try InputFile.bytes(path, inflates: false).starts(with: [0x1F, 0x8B])) else {
      throw InputError(
        .refused, file: path, "is compressed, and a review writes it anew",
        remedy: "inflate it first (gunzip)")
    }
    // What another program writes from here on is noticed.
    let file = try ReviewFile(path)
    let alignment = try NativeFile.read(path)
    try OutputDestination(path).check(
      keeping: finding.files, overwrites: false, format: "an alignment",
      // It was just read.
      isOfFormat: { _ in true })
    let documents = try AlignedDocuments.all(alignment.documents, of: path)
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    var content = ReportContent(
      title: title ?? name, file: URL(fileURLWithPath: path).lastPathComponent, source: [],
      alignment: alignment, documents: try documents.map { try NarratedDocument($0) })
    try WorkProgress.during { observer in try finding.find(&content, documents, observer) }
    let session = ReviewSession(
      content, file: file,
      // By the clock, in milliseconds, so that a window of an earlier run is told to load its page again.
      base: Int(Date().timeIntervalSince1970 * 1_000), exports: ReviewExports.formats,
      export: { [content] in
        try ReviewExports.bytes(
          $0, as: $1, of: path, documents: content.documents.compactMap(\.self), title: content.title)
      },
      realign: realigner(documents, path))
    try serve(session, name)
  }

  /// What aligns the documents again: with the settings of the alignment, and the dictionaries and the encoder that are here.
  ///
  /// Where vectors were used, and those are not to be had, nothing is aligned: much would go that a reader has seen.
  private func realigner(_ documents: [Document], _ path: String) -> ReviewSession.Realign {
    let options = finding
    return { alignment, observer in
      let settings = AlignmentSettings(signature: alignment.signature)
      var choice = settings.map(Aligner.Options.init) ?? Aligner.Options()
      choice.mode = alignment.mode == .parallel ? .parallel : .comparable
      let new = try Aligner(
        choice, lexicon: try options.openLexicon(),
        vectors: options.vectorOptions.provider(of: alignment.signature),
        observer: observer
      ).align(documents, keeping: alignment, from: path).alignment
      let isChosen = options.vectorOptions.encoder.encoder != nil || !options.vectorOptions.vectors.isEmpty
      if let former = settings?.vectors, !isChosen,
        AlignmentSettings(signature: new.signature)?.vectors != former
      {
        throw InputError(
          .refused, file: path, "was made with sentence vectors that are not to be had here",
          remedy: "install the encoder, or end the review and name another")
      }
      return new
    }
  }

  /// Serves until the process is told to end.
  private func serve(_ session: ReviewSession, _ name: String) throws {
    let token = ProcessInfo.processInfo.environment["SYNOPTIC_REVIEW_TOKEN"]
    let server = try ReviewServer(session, name: name, port: port, token: token)
    let (opens, file) = (open, alignment)
    let ended = DispatchSemaphore(value: 0)
    let problem = Problem()
    let task = Task {
      do {
        try await server.run { address in
          try? Terminal.line(address)
          Terminal.note(
            "Review \(file) in a browser at this address. Every step is saved at once; Ctrl-C ends.")
          if opens { ReviewCommand.openBrowser(address) }
        }
      } catch is CancellationError {} catch { problem.set(error) }
      if problem.error == nil {
        let (links, judged) = await session.progress
        Terminal.note("\(judged) of \(links) links are judged; all is in \(file).")
      }
      ended.signal()
    }
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        Task {
          await server.stop()
          task.cancel()
        }
      }
      source.resume()
      return source
    }
    ended.wait()
    sources.forEach { $0.cancel() }
    if let error = problem.error { throw error }
  }

  /// Why a server ended, told from one thread to another.
  private final class Problem: Sendable {
    private let state = Mutex<(any Error)?>(nil)

    var error: (any Error)? { state.withLock { $0 } }
    func set(_ error: any Error) { state.withLock { $0 = error } }
  }

  /// Asks the desktop to open an address; where there is none, the reader opens it.
  private static func openBrowser(_ address: String) {
    // Arguments of programs are seen by all users of the computer, so the address goes through a file.
    let page = FileManager.default.temporaryDirectory.appendingPathComponent(
      "synoptic-\(UUID().uuidString).html")
    let html = "<!doctype html><meta http-equiv=\"refresh\" content=\"0; url=\(address)\">\n"
    guard
      FileManager.default.createFile(
        atPath: page.path, contents: Data(html.utf8), attributes: [.posixPermissions: 0o600])
    else { return Terminal.note("no browser could be opened: open the address yourself") }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xdg-open", page.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    // The browser has read it long before.
    DispatchQueue.global().asyncAfter(deadline: .now() + 60) { try? FileManager.default.removeItem(at: page) }
    do { try process.run() } catch { Terminal.note("no browser could be opened: open the address yourself") }
  }
}
