import AlignmentFiles
import Basics

/// Checks a file of links of any format but the native ones: whether all of it can be read, and leads to sentences that are there.
public struct LinkFileCheck {
  /// Its format.
  public private(set) var format: InterchangeFormat
  /// How many links it has.
  public private(set) var links = 0
  /// What is wrong with it, each with its place; reading ends at what is not well formed.
  public private(set) var findings: [InputError] = []
  /// What is to be said besides, one sentence an item.
  public private(set) var notes: [String] = []

  /// Checks a file; nil if it is a native one, or its format cannot be told.
  ///
  /// Documents that it names are looked up if they are there.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - options: how to read it and its documents.
  /// - Throws: `InputError` if it, or a document that is there, cannot be read at all.
  /// - Complexity: O(size of the file and of the documents).
  public init?(_ path: String, options: Conversion.Options = .init()) throws {
    guard let format = options.from ?? (try? Conversion.format(of: path)), format.capacity.content != .all
    else {
      return nil
    }
    self.format = format
    let conversion = Conversion(path, to: "", options: options)
    // What is left out or mended when links are converted is what is looked for here.
    var reading = options.reading
    reading.isStrict = true
    do {
      let reader = try format.makeReader(path, reading, keepsNative: false)
      repeat {
        try conversion.use(reader, format, notes: &notes)
        var link = LinkRecord()
        while try reader.next(&link) {
          if let missing = link.missing { findings.append(reader.error(missing, remedy: nil)) }
          if !link.isNull { links += 1 }
        }
      } while (reader as? LinkGroupReader)?.nextGroup() ?? false
      notes += reader.notes.map { "\(path): \($0)" }
    } catch let error as InputError where error.file == path && error.code != .missingFile {
      findings.append(error)
    }
    if notes.count > 3 { notes = [notes[0] + "; the first of \(notes.count) such notes"] }
  }
}

extension Conversion {
  /// Gives a reader the documents that its file names, as far as they are there.
  fileprivate func use(_ reader: any LinkReader, _ format: InterchangeFormat, notes: inout [String]) throws {
    guard format.capacity.pointsToElements else { return }
    do {
      var documents = try documents(reader.header, format, .vecalign)
      try documents.findNames(format, .vecalign)
      if documents.outputs.allSatisfy({ $0.table == nil }) {
        for index in documents.outputs.indices { documents.outputs[index].isPassedOver = true }
        notes.append("\(input): the documents are not there, so that sentences are not looked up")
      } else {
        notes += documents.notes
      }
      try reader.use(documents.outputIndexes.map { documents.outputs[$0] })
    } catch let error as InputError where error.code == .documentMissing {
      notes.append("\(input): the documents are not there, so that sentences are not looked up")
      try reader.use(reader.header.documents.map(OutputDocument.init(passingOver:)))
    }
  }
}
