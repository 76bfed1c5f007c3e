import Foundation

/// Reads and writes the weights of a model as JSON: a file has exactly the members of its type, sorted, and is laid out for people.
public enum WeightFile {
  /// Reads weights.
  ///
  /// - Throws: `DecodingError` if `data` is no JSON, lacks a member of the type, or has one that the type does not: a weight whose
  ///   name is misspelled is not taken for 0.
  /// - Complexity: O(length of `data`).
  public static func decode<Weights: Codable>(
    _ type: Weights.Type = Weights.self, from data: some Sequence<UInt8>
  ) throws -> Weights {
    let data = Data(data)
    let weights = try JSONDecoder().decode(type, from: data)
    let given = try JSONSerialization.jsonObject(with: data)
    let known = try JSONSerialization.jsonObject(with: JSONEncoder().encode(weights))
    if let unknown = firstUnknown(in: given, known, path: "") {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "no weight is called '\(unknown)'"))
    }
    return weights
  }

  /// The text of a file of weights, without a line break at its end.
  ///
  /// - Throws: `EncodingError` if a weight is not a finite number.
  public static func text<Weights: Encodable>(of weights: Weights) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(weights), as: UTF8.self)
  }

  /// The path of the first member, in the order of names, that only one of two values of the same form has.
  private static func firstUnknown(in given: Any, _ known: Any, path: String) -> String? {
    if let given = given as? [String: Any], let known = known as? [String: Any] {
      for (name, value) in given.sorted(by: { $0.key < $1.key }) {
        let path = path.isEmpty ? name : path + "." + name
        guard let same = known[name] else { return path }
        if let unknown = firstUnknown(in: value, same, path: path) { return unknown }
      }
    }
    if let given = given as? [Any], let known = known as? [Any] {
      for (index, (value, same)) in zip(given, known).enumerated() {
        if let unknown = firstUnknown(in: value, same, path: "\(path)[\(index)]") { return unknown }
      }
    }
    return nil
  }
}
