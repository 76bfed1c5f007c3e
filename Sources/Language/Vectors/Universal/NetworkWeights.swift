import VectorKernels

/// The weights of the network where they stand in the file, as its layers take them.
struct NetworkWeights: @unchecked Sendable {
  /// Sixteen numbers that are worked at together; their order never changes, so that sums do not.
  typealias Lanes = SIMD16<Float>

  /// The weights of one convolution.
  struct Convolution {
    /// How many pieces it looks at, and how many of them before the piece itself.
    let size: Int
    let before: Int
    /// Where what it makes begins in the features of a piece, in lanes.
    let feature: Int
    /// The first: what a piece adds at each place of the window, and what is added to all.
    let first: UnsafePointer<Float>
    let firstStart: UnsafePointer<Lanes>
    /// The second.
    let second: UnsafePointer<Float>
    let secondStart: UnsafePointer<Float>
  }

  let table: UnsafePointer<UInt8>
  let tableScales: UnsafePointer<Float>
  let tableLows: UnsafePointer<Float>
  let projection: UnsafePointer<Float>
  let projectionStart: UnsafePointer<Float>
  let projectionGain: UnsafePointer<Lanes>
  let projectionShift: UnsafePointer<Lanes>
  let convolutions: [Convolution]
  let gain: UnsafePointer<Lanes>
  let shift: UnsafePointer<Lanes>
  let sum: UnsafePointer<Float>
  let sumStart: UnsafePointer<Float>
  let dense0: UnsafePointer<Float>
  let dense1: UnsafePointer<Float>
  let bypass1: UnsafePointer<Float>
  let dense2: UnsafePointer<Float>
  let dense3: UnsafePointer<Float>
  let bypass3: UnsafePointer<Float>

  /// The weights of a file, which must outlive them; nil if it has none.
  init?(_ file: EncoderFile) {
    var isWhole = true
    // A pointer that stands for a missing one is used by nobody, for there are no weights then.
    let nothing = UnsafeRawPointer(file.section(.table, as: UInt8.self).baseAddress)
    guard let nothing else { return nil }
    func start<Element>(_ section: EncoderLayout.Section, _ type: Element.Type) -> UnsafePointer<Element> {
      if let start = file.section(section, as: type).baseAddress { return start }
      isWhole = false
      return nothing.assumingMemoryBound(to: type)
    }
    func floats(_ section: EncoderLayout.Section) -> UnsafePointer<Float> { start(section, Float.self) }
    func lanes(_ section: EncoderLayout.Section) -> UnsafePointer<Lanes> { start(section, Lanes.self) }
    table = start(.table, UInt8.self)
    tableScales = floats(.tableScales)
    tableLows = floats(.tableLows)
    projection = floats(.projection)
    projectionStart = floats(.projectionStart)
    projectionGain = lanes(.projectionGain)
    projectionShift = lanes(.projectionShift)
    let firsts = [floats(.first2), floats(.first3), floats(.first5)]
    let seconds = [floats(.second2), floats(.second3), floats(.second5)]
    let firstStart = lanes(.firstStart)
    let secondStart = floats(.secondStart)
    convolutions = EncoderShape.windows.enumerated().map { index, window in
      Convolution(
        size: window.size, before: window.before,
        feature: (EncoderShape.width + index * EncoderShape.convolution) / 16, first: firsts[index],
        firstStart: firstStart + index * EncoderShape.convolution / 16, second: seconds[index],
        secondStart: secondStart + index * EncoderShape.convolution)
    }
    gain = lanes(.gain)
    shift = lanes(.shift)
    sum = floats(.sum)
    sumStart = floats(.sumStart)
    dense0 = floats(.dense0)
    dense1 = floats(.dense1)
    bypass1 = floats(.bypass1)
    dense2 = floats(.dense2)
    dense3 = floats(.dense3)
    bypass3 = floats(.bypass3)
    guard isWhole else { return nil }
  }

  /// Writes the embedding of a piece.
  func embed(_ piece: Int32, into out: UnsafeMutablePointer<Lanes>) {
    let piece = min(max(0, Int(piece)), EncoderShape.pieces - 1)
    let chunk = piece % EncoderShape.chunks
    let row = chunk * EncoderShape.chunkRows + piece / EncoderShape.chunks
    out.withMemoryRebound(to: Float.self, capacity: EncoderShape.width) {
      vk_unpack(
        table + row * EncoderShape.rowBytes, EncoderShape.width / 4, tableScales[chunk], tableLows[chunk], $0)
    }
  }
}

extension NetworkWeights.Lanes {
  /// The sum of all, always in the same order.
  var total: Float {
    let eight = lowHalf + highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }

  /// What is below 0 becomes 0.
  var positive: Self { replacing(with: 0, where: self .< 0) }
}
