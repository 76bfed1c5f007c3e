import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing

/// What an alignment or a file of links names is opened with care: somebody else may have made it.
@Suite struct ForeignFileTests {
  private static let german = "Lenin kam im April 1917 in Petrograd an. Niemand wartete."
  private static let english = "In April 1917 Lenin arrived in Petrograd. Nobody waited."

  /// Runs `body` in a folder with documents in `secret`, and an alignment and links of them in `received`.
  private func withFolder(_ body: (URL) throws -> Void) throws {
    try Fixtures.withTemporaryFolder { folder in
      for name in ["secret", "received", "work"] {
        try FileManager.default.createDirectory(
          at: folder.appending(path: name), withIntermediateDirectories: false)
      }
      try Data(Self.german.utf8).write(to: folder.appending(path: "secret/de.txt"))
      try Data(Self.english.utf8).write(to: folder.appending(path: "secret/en.txt"))
      try #require(
        try Program.run(
          [
            "align", folder.path + "/secret/de.txt", folder.path + "/secret/en.txt", "--no-lexicon", "--mode",
            "comparable", "--language", "de=de", "--language", "en=en", "-o", "received/a.json",
          ], in: folder
        ).status == 0)
      try body(folder)
    }
  }

  private func alignment(in folder: URL, _ change: (inout Alignment) -> Void) throws {
    var alignment = try NativeFile.read(folder.path + "/received/a.json")
    change(&alignment)
    try NativeFile.write(alignment, to: folder.path + "/received/b.json")
  }

  @Test func documentsElsewhereAreReadByTheirHashAndThatIsSaid() throws {
    try withFolder { folder in
      for arguments in [
        ["show"], ["conflicts", "--no-lexicon"], ["names", "--no-lexicon"], ["convert", "--check"],
        ["show", "--explain", "l1"],
      ] {
        let outcome = try Program.run(
          arguments + ["../received/a.json"], in: folder.appending(path: "work"))
        #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
        #expect(
          outcome.errors.contains("secret/de.txt: read as document 'de', outside"),
          "\(arguments): \(outcome.errors)")
        // In the working directory, nothing needs to be said.
        let inside = try Program.run(arguments + ["received/a.json"], in: folder)
        #expect(!inside.errors.contains("outside"), "\(inside.errors)")
      }
      for arguments in [
        ["convert", "../received/a.json", "a.tmx"],
        ["report", "../received/a.json", "-o", "page", "--no-lexicon"],
      ] {
        let outcome = try Program.run(arguments, in: folder.appending(path: "work"))
        #expect(outcome.status == 0 && outcome.errors.contains("outside"), "\(outcome.errors)")
      }
    }
  }

  @Test func documentsElsewhereAreCountedInOneSentence() throws {
    try withFolder { folder in
      for arguments in [
        ["show", "../received/a.json"], ["conflicts", "--no-lexicon", "../received/a.json"],
        ["names", "--no-lexicon", "../received/a.json"], ["convert", "--check", "../received/a.json"],
        ["convert", "../received/a.json", "a.tmx"],
      ] {
        let outcome = try Program.run(arguments, in: folder.appending(path: "work"))
        let lines = outcome.errors.split(separator: "\n").filter { $0.contains("outside") }
        #expect(lines.count == 1, "\(outcome.errors)")
        #expect(
          lines.first?.hasSuffix("; the first of 2 documents that lie there") == true, "\(outcome.errors)")
      }
    }
  }

  @Test func pipesAndDevicesAreNotOpened() throws {
    try withFolder { folder in
      #expect(mkfifo(folder.path + "/received/pipe", 0o600) == 0)
      for path in ["pipe", "/dev/zero", "/dev/stdin", "/dev/full"] {
        try alignment(in: folder) { $0.documents[0].path = path }
        for arguments in [
          ["show"], ["conflicts"], ["names"], ["evaluate", "--invariants"], ["report", "-o", "page"],
          ["show", "--explain", "l1"],
        ] {
          let outcome = try Program.run(
            arguments + ["received/b.json"], in: folder, wrapper: ["/usr/bin/env", "timeout", "60"])
          #expect(outcome.status == 2, "\(arguments) \(path): \(outcome.errors)")
          #expect(outcome.errors.contains("not a regular file"), "\(arguments) \(path): \(outcome.errors)")
        }
        let checked = try Program.run(
          ["convert", "--check", "received/b.json"], in: folder, wrapper: ["/usr/bin/env", "timeout", "60"])
        #expect(checked.status == 1 && checked.output.contains("not a regular file"))
        for format in ["tmx", "intertext"] {
          let converted = try Program.run(
            ["convert", "received/b.json", "out.\(format)", "--to", format], in: folder,
            wrapper: ["/usr/bin/env", "timeout", "60"])
          #expect(converted.status == 2 && converted.errors.contains("not a regular file"))
        }
      }
    }
  }

  @Test func whatCannotBeReadIsNotSaidToBeMissing() throws {
    try withFolder { folder in
      // The hash is right, and the encoding or the length is not.
      try alignment(in: folder) { $0.documents[0].length += 1 }
      var outcome = try Program.run(["show", "received/b.json"], in: folder)
      #expect(outcome.status == 2 && outcome.errors.contains("code points, not "), "\(outcome.errors)")
      try Data([0xFF, 0xD8, 0x80]).write(to: folder.appending(path: "secret/de.txt"))
      outcome = try Program.run(["show", "received/a.json"], in: folder)
      #expect(outcome.status == 2 && outcome.errors.contains("has changed"), "\(outcome.errors)")
      try alignment(in: folder) { $0.documents[0].path = "/proc/self/mem" }
      outcome = try Program.run(["show", "received/b.json"], in: folder)
      #expect(
        outcome.status == 2 && outcome.errors.contains("/proc/self/mem: cannot be read"), "\(outcome.errors)")
      #expect(!outcome.errors.contains("not there"))
    }
  }

  private static func links(_ format: String, _ a: String, _ b: String) -> String {
    switch format {
    case "xces":
      "<cesAlign version=\"1.0\"><linkGrp fromDoc=\"\(a)\" toDoc=\"\(b)\"><link xtargets=\"s1;s1\"/></linkGrp></cesAlign>"
    case "intertext":
      "<linkGrp toDoc='\(b)' fromDoc='\(a)'><link type='1-1' xtargets='1:1;1:1' status='man'/></linkGrp>"
    default:
      "<TEI><standOff><linkGrp domains=\"\(a) \(b)\"><link target=\"\(a)#s1 \(b)#s1\"/></linkGrp></standOff></TEI>"
    }
  }

  @Test(arguments: ["xces", "intertext", "tei"])
  func filesWithoutHashesReadNothingElsewhere(_ format: String) throws {
    try withFolder { folder in
      let files = FileManager.default
      let received = folder.appending(path: "received")
      try files.createSymbolicLink(atPath: received.path + "/de.txt", withDestinationPath: "../secret/de.txt")
      try files.createSymbolicLink(
        atPath: received.path + "/en.txt", withDestinationPath: folder.path + "/secret/en.txt")
      #expect(mkfifo(received.path + "/pipe", 0o600) == 0)
      let secret = folder.path + "/secret/"
      for (a, b) in [
        (secret + "de.txt", secret + "en.txt"), ("../secret/de.txt", "../secret/en.txt"),
        ("de.txt", "en.txt"),
        ("../received/../secret/de.txt", "en.txt"), ("/etc/passwd", "/etc/hostname"), ("pipe", "pipe"),
        ("/dev/stdin", "/dev/zero"),
      ] {
        try Data(Self.links(format, a, b).utf8).write(to: received.appending(path: "links"))
        let arguments = [
          "convert", "links", "out.tmx", "--from", format, "--language", "de=de", "--language", "en=en",
        ]
        let outcome = try Program.run(arguments, in: received, wrapper: ["/usr/bin/env", "timeout", "60"])
        #expect(
          outcome.status == 2 && outcome.errors.count(where: \.isNewline) == 1, "\(a): \(outcome.errors)")
        #expect(!files.fileExists(atPath: received.path + "/out.tmx"))
        // Nor through a pipe, which lies nowhere.
        let piped = try Program.run(
          ["convert", "/dev/stdin", "out.tmx", "--from", format], in: folder.appending(path: "work"),
          input: Self.links(format, a, b))
        #expect(piped.status == 2, "\(a)")
      }
      try Data(Self.links(format, "de.txt", "en.txt").utf8).write(to: received.appending(path: "links"))
      let convert = [
        "convert", "links", "out.tmx", "--from", format, "--language", "de=de", "--language", "en=en",
      ]
      let refused = try Program.run(convert, in: received)
      #expect(refused.errors.contains("--documents-root"), "\(refused.errors)")
      // If the user says so; from the working directory; beside the file.
      #expect(try Program.run(convert + ["--documents-root", secret], in: received).status == 0)
      let from = try Program.run(
        ["convert", "received/links", "work/out.tmx"] + convert.dropFirst(3), in: folder)
      #expect(from.status == 0, "\(from.errors)")
      for name in ["de.txt", "en.txt"] {
        try files.removeItem(atPath: received.path + "/" + name)
        try files.copyItem(atPath: secret + name, toPath: received.path + "/" + name)
      }
      let beside = try Program.run(
        ["convert", "../received/links"] + convert.dropFirst(2), in: folder.appending(path: "work"))
      #expect(beside.status == 0, "\(beside.errors)")
    }
  }

  /// The text of a changed document has no hash that an alignment could know.
  @Test func aChangedDocumentElsewhereIsReadOnlyIfTheUserSaysSo() throws {
    try withFolder { folder in
      let secret = folder.appending(path: "secret/de.txt")
      try FileManager.default.copyItem(at: secret, to: folder.appending(path: "work/old.txt"))
      try Data((Self.german + " Noch ein Satz.").utf8).write(to: secret)
      let arguments = ["convert", "../received/a.json", "b.json", "--relocate", "de=old.txt"]
      let work = folder.appending(path: "work")
      let refused = try Program.run(arguments, in: work)
      #expect(refused.status == 2 && refused.errors.contains("--documents-root"), "\(refused.errors)")
      #expect(try Program.run(arguments + ["--documents-root", folder.path], in: work).status == 0)
    }
  }
}
