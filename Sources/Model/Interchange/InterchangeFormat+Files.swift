import AlignmentModel
import Basics

extension InterchangeFormat {
  /// A reader of a file of this format.
  ///
  /// - Parameters:
  ///   - reading: how it is read.
  ///   - keepsNative: whether links are kept as they are, for a native format to write them again.
  ///   - alignment: what stands in a native file, if that is known.
  /// - Throws: `InputError` if the file cannot be read or its beginning is damaged.
  func makeReader(
    _ path: String, _ reading: LinkReading = LinkReading(), keepsNative: Bool, _ alignment: Alignment? = nil
  ) throws -> any LinkReader {
    switch self {
    case .synoptic: try NativeReader(path, alignment)
    case .jsonl: try JSONLinesReader(path, keepsNative: keepsNative)
    case .ladder: try LadderReader(path, reading)
    case .vecalign: try VecalignReader(path, reading)
    case .tsv: try TSVReader(path, reading)
    case .moses: try MosesReader(path, reading)
    case .tmx: try TMXReader(path, reading)
    case .xces: try LinkGroupReader(path, reading, isInterText: false)
    case .tei: try TEILinkReader(path, reading)
    case .xliff, .xliff12: try XLIFFFiles.reader(path, reading)
    case .intertext: try LinkGroupReader(path, reading, isInterText: true)
    case .cwb: try CWBReader(path, reading)
    case .sketchengine: try SketchEngineReader(path, reading)
    }
  }

  /// A writer of files of this format: two for Moses, one for others.
  ///
  /// - Throws: `InputError` if their beginning cannot be written.
  func makeWriter(_ files: [AtomicFile], _ header: OutputHeader) throws -> any LinkWriter {
    let file = files[0]
    return switch self {
    case .synoptic: try NativeWriter(file, header)
    case .jsonl: try JSONLinesWriter(file, header)
    case .ladder: LadderWriter(file)
    case .vecalign: VecalignWriter(file)
    case .tsv: try TSVWriter(file, header)
    case .moses: MosesWriter(files)
    case .tmx: try TMXWriter(file, header)
    case .xces: try XCESWriter(file, header)
    case .tei: try TEILinkWriter(file, header)
    case .xliff: try XLIFFWriter(file, header)
    case .xliff12: try XLIFF12Writer(file, header)
    case .intertext: try InterTextWriter(file, header)
    case .cwb: try CWBWriter(file, header)
    case .sketchengine: SketchEngineWriter(file)
    }
  }
}
