import Basics
import Texts

/// A reader, what it is given, and what it promises.
public struct FuzzTarget {
  /// Its name.
  public let name: String
  /// How its inputs are written.
  public let kind: InputKind
  /// Sound inputs, which are changed.
  public let seeds: [[UInt8]]
  /// How long one run takes, compared with reading a short text; what takes longer runs less often.
  public let cost: Int
  /// Reads an input as the commands do, and looks at what came out of it.
  private let read: ([UInt8]) throws -> Void

  /// Makes a target; see the properties.
  init(
    _ name: String, _ kind: InputKind = .text, seeds: [[UInt8]], cost: Int = 1,
    read: @escaping ([UInt8]) throws -> Void
  ) {
    self.name = name
    self.kind = kind
    self.seeds = seeds
    self.cost = cost
    self.read = read
  }

  /// What became of an input.
  public enum Outcome: Equatable, Sendable {
    /// It was read.
    case read
    /// It was refused in this sentence.
    case refused(String)
    /// A promise was broken.
    case broken(String)
  }

  /// Reads an input.
  ///
  /// Only `InputError` and `ICUError` may be thrown, and their sentences are for people.
  public func outcome(of input: [UInt8]) -> Outcome {
    do {
      try read(input)
      return .read
    } catch let problem as BrokenPromise {
      return .broken(problem.description)
    } catch let error as InputError {
      return FuzzTarget.refusal(error.description)
    } catch let error as ICUError {
      return FuzzTarget.refusal(error.description)
    } catch {
      return .broken("an error of type \(type(of: error)): \(error)")
    }
  }

  private static func refusal(_ sentence: String) -> Outcome {
    TextPromises.problem(ofSentence: sentence).map { .broken("the sentence \($0): \(sentence.prefix(300))") }
      ?? .refused(sentence)
  }
}
