import Foundation
import VectorKernels

/// The vector instructions that matrices are multiplied with; the results are the same with all of them.
package enum Instructions: String, Sendable, CaseIterable {
  /// Those that every processor of its kind has.
  case portable
  /// AVX2 and FMA of x86-64.
  case avx2
  /// AVX-512 of x86-64.
  case avx512

  /// The fastest that this processor has; `SYNOPTIC_INSTRUCTIONS` may name others, to compare results and times.
  package static let fastest: Instructions = {
    let here = available
    let named = ProcessInfo.processInfo.environment["SYNOPTIC_INSTRUCTIONS"].flatMap(Instructions.init)
    return here.first { $0 == named } ?? here.last ?? .portable
  }()

  /// Those that this processor has, the fastest last.
  package static var available: [Instructions] {
    let fastest = vk_fastest_instructions().rawValue
    return allCases.filter { $0.kernels.rawValue <= fastest }
  }

  package var kernels: vk_instructions {
    switch self {
    case .portable: VK_PORTABLE
    case .avx2: VK_AVX2
    case .avx512: VK_AVX512
    }
  }
}
