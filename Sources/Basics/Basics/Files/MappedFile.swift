import Foundation

/// Bytes that stay where they are: of a file mapped into memory, or of an array.
package final class MappedFile: @unchecked Sendable {
  /// The bytes; they live as long as the object.
  package let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Maps a file; nil if it is not there, is a pipe or device, or cannot be mapped.
  ///
  /// Nothing is read yet. Whoever replaces the file must rename another into its place, so that what is mapped stays whole.
  package init?(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let status = FileStatus(descriptor), status.kind == .regular, status.size > 0,
      let start = mmap(nil, status.size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { return nil }
    bytes = UnsafeRawBufferPointer(start: start, count: status.size)
    isMapped = true
  }

  /// Copies an array.
  package init(_ array: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: array.count, alignment: 16)
    array.withUnsafeBytes { copy.copyMemory(from: $0) }
    bytes = UnsafeRawBufferPointer(copy)
    isMapped = false
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }
}
