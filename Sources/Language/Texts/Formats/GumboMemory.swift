import SystemGumbo

/// The memory of one parse by Gumbo, given back as a whole: Gumbo itself goes down its tree by recursion to free it, and a page of
/// elements nested deep enough would overflow the stack.
final class GumboMemory {
  /// Blocks from this size on, in bytes, are given back when Gumbo no longer needs them.
  private static let large = 1 << 15
  private static let chunkSize = 1 << 20
  private static let alignment = 16

  private var chunks: [UnsafeMutableRawPointer] = []
  private var used = GumboMemory.chunkSize
  private var largeBlocks: Set<UnsafeMutableRawPointer> = []

  /// Parses a page; the tree lives as long as the object.
  ///
  /// - Parameter bytes: the page in UTF-8, which must outlive the tree.
  /// - Returns: the root of the tree; nil if there is none.
  func parse(_ bytes: UnsafeBufferPointer<CChar>) -> HTMLNode? {
    var options = kGumboDefaultOptions
    options.max_errors = 0
    options.userdata = Unmanaged.passUnretained(self).toOpaque()
    options.allocator = { memory, size in GumboMemory.of(memory)?.allocate(size) }
    options.deallocator = { memory, block in GumboMemory.of(memory)?.release(block) }
    return gumbo_parse_with_options(&options, bytes.baseAddress, bytes.count)?.pointee.root
  }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> GumboMemory? {
    pointer.map { Unmanaged<GumboMemory>.fromOpaque($0).takeUnretainedValue() }
  }

  private func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    if size >= GumboMemory.large {
      let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: GumboMemory.alignment)
      largeBlocks.insert(block)
      return block
    }
    let rounded = (size + GumboMemory.alignment - 1) & ~(GumboMemory.alignment - 1)
    if used + rounded > GumboMemory.chunkSize {
      chunks.append(.allocate(byteCount: GumboMemory.chunkSize, alignment: GumboMemory.alignment))
      used = 0
    }
    defer { used += rounded }
    return chunks[chunks.count - 1] + used
  }

  private func release(_ block: UnsafeMutableRawPointer?) {
    guard let block, largeBlocks.remove(block) != nil else { return }
    block.deallocate()
  }

  deinit {
    for chunk in chunks { chunk.deallocate() }
    for block in largeBlocks { block.deallocate() }
  }
}
