import Foundation

/// Numbers that the process which reads writes and the one that watches it reads, even when the first has crashed: a mapped file.
final class SharedCounts {
  /// What is counted of each target.
  enum Count: Int, CaseIterable {
    case runs, refused, broken, slowest
  }

  private static let headerCount = 4
  private let numbers: UnsafeMutablePointer<Int64>
  private let byteCount: Int

  /// Maps the file of that path, which is made if it is not there.
  init(_ path: String, targets: Int) throws {
    byteCount = (Self.headerCount + targets * Count.allCases.count) * 8
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0, ftruncate(descriptor, off_t(byteCount)) == 0,
      let start = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), start != MAP_FAILED
    else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    close(descriptor)
    numbers = start.bindMemory(to: Int64.self, capacity: byteCount / 8)
  }

  deinit { munmap(numbers, byteCount) }

  /// The run that is being made, and the index of its target.
  var run: Int {
    get { Int(numbers[0]) }
    set { numbers[0] = Int64(newValue) }
  }
  var target: Int {
    get { Int(numbers[1]) }
    set { numbers[1] = Int64(newValue) }
  }

  /// The most memory that a process took, in MB.
  var memory: Int {
    get { Int(numbers[2]) }
    set { numbers[2] = Int64(newValue) }
  }

  subscript(_ count: Count, target: Int) -> Int {
    get { Int(numbers[Self.headerCount + target * Count.allCases.count + count.rawValue]) }
    set { numbers[Self.headerCount + target * Count.allCases.count + count.rawValue] = Int64(newValue) }
  }

  /// Sets all to 0.
  func clear() { memset(numbers, 0, byteCount) }
}
