import Batch
import Foundation
import Synoptic

/// Folders of texts in several languages, of which manifests are made: the names of files, and files of links.
struct PairTargets {
  private let folder: FuzzFolder

  init(_ folder: FuzzFolder) { self.folder = folder }

  var all: [FuzzTarget] { [names, links] }

  /// Each line is the path of a file, and after a tab what is in it.
  private var names: FuzzTarget {
    let folder = folder
    return FuzzTarget("pairs-names", seeds: SoundTexts.pairFolders.map { Array($0.utf8) }, cost: 12) {
      bytes in
      let lines = bytes.split(separator: 0x0A).prefix(60)
      let files = lines.map { line in
        let tab = line.firstIndex(of: 0x09) ?? line.endIndex
        return (path: Array(line[..<tab]), content: Array(line[tab...].dropFirst()))
      }
      try PairTargets.check(files, in: folder)
    }
  }

  private var links: FuzzTarget {
    let folder = folder
    return FuzzTarget("pairs-links", .xml, seeds: [Array(SoundTexts.corpusLinks.utf8)], cost: 8) { bytes in
      let texts = SoundTexts.corpusFiles.map {
        (path: Array($0.utf8), content: Array("<s id=\"1\">x</s>".utf8))
      }
      try PairTargets.check(texts + [(Array("xml/de-en.xml".utf8), bytes)], in: folder)
    }
  }

  /// Makes sure that the manifest of a folder has files that are there, each in one set unless files of links say otherwise, and loses none.
  private static func check(_ files: [(path: [UInt8], content: [UInt8])], in folder: FuzzFolder) throws {
    let tree = try FileTree(folder.path("tree"), files)
    defer { tree.remove() }
    let layout = try PairLayout(tree.root)
    var manifest: [UInt8] = []
    try layout.forEachLine { manifest += $0 }
    let path = try folder.write(manifest, "pairs.jsonl")
    let sets: [BatchSet]
    do {
      sets = try ManifestPromises.sets(try ManifestReader(path, folder: "out"))
      _ = try ManifestCheck(ManifestReader(path, folder: "out"), path: path, needsOutputs: true)
    } catch let error as InputError {
      throw BrokenPromise("a manifest that was made cannot be read: \(error)")
    }
    try BrokenPromise.unless(sets.count == layout.count, "\(sets.count) sets are written of \(layout.count)")
    try ManifestPromises.checkRoundTrip(sets, in: folder)
    var used: Set<[UInt8]> = []
    var count = 0
    for set in sets {
      let paths = set.paths.map { Array($0.utf8) }
      count += paths.count
      used.formUnion(paths)
      try BrokenPromise.unless(Set(paths).count == paths.count, "a set has a file twice")
    }
    let missing = used.first { !tree.files.contains($0) }
    try BrokenPromise.unless(
      missing == nil, "a set has a file that is not there: \(String(decoding: missing ?? [], as: UTF8.self))")
    try BrokenPromise.unless(layout.alone >= 0 && layout.missing >= 0, "counts are below zero")
    guard !tree.hasContents else { return }
    try BrokenPromise.unless(used.count == count, "a file is in two sets")
    let visible = tree.files.count { path in
      !path.dropFirst(tree.root.utf8.count).split(separator: UInt8(ascii: "/")).contains {
        $0.first == UInt8(ascii: ".")
      } && String(validating: path, as: UTF8.self) != nil
    }
    try BrokenPromise.unless(
      layout.alone + used.count == visible,
      "\(layout.alone) files are alone, \(used.count) in sets, of \(visible)")
  }
}

/// Files in a folder, whose names may be any bytes.
private final class FileTree {
  /// The folder.
  let root: String
  /// The paths of the files.
  private(set) var files: Set<[UInt8]> = []
  /// Whether there is anything in any of them.
  private(set) var hasContents = false
  private var folders: [[UInt8]] = []

  /// Makes the files, as far as they can be made in the folder.
  init(_ root: String, _ wanted: [(path: [UInt8], content: [UInt8])]) throws {
    self.root = root
    try? FileManager.default.removeItem(atPath: root)
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for (path, content) in wanted {
      let names = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      guard path.count < 1_000, !path.contains(0),
        names.allSatisfy({ !$0.isEmpty && !$0.elementsEqual([0x2E]) && !$0.elementsEqual([0x2E, 0x2E]) })
      else { continue }
      var folder = Array(root.utf8)
      for name in names.dropLast() {
        folder += [UInt8(ascii: "/")] + name
        if FileTree.call(folder, { mkdir($0, 0o777) }) == 0 { folders.append(folder) }
      }
      let file = folder + [UInt8(ascii: "/")] + (names.last ?? [])
      let descriptor = FileTree.call(file) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
      guard descriptor >= 0 else { continue }
      _ = content.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      close(descriptor)
      files.insert(file)
      hasContents = hasContents || !content.isEmpty
    }
  }

  /// Takes all away.
  func remove() {
    for file in files { _ = FileTree.call(file) { unlink($0) } }
    for folder in folders.reversed() { _ = FileTree.call(folder) { rmdir($0) } }
  }

  /// Calls the system with a path.
  private static func call(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
    (path + [0]).withUnsafeBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.map(body) ?? -1
    }
  }
}
