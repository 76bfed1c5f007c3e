import Basics

/// What an attribute of segments says of what people have decided.
///
/// Mostly it says what it said before, which is not looked up again.
struct XLIFFState {
  private static let confirmed: Set<String> = {
    var confirmed: Set<String> = []
    for line in DataLines(PackageResources.segment_states_txt) {
      for value in line.dropFirst() { confirmed.insert(line[0] + " " + value.lowercased()) }
    }
    return confirmed
  }()

  private let attribute: String
  private var last: [UInt8] = []
  private var isLastConfirmed = false

  /// The attribute of this name, without a prefix.
  init(_ attribute: String) { self.attribute = attribute }

  /// Whether a value is one by which a person has confirmed the translation; false for none.
  mutating func isConfirmed(_ value: ArraySlice<UInt8>?) -> Bool {
    guard let value else { return false }
    guard !value.elementsEqual(last) else { return isLastConfirmed }
    last = Array(value)
    isLastConfirmed = XLIFFState.confirmed.contains(
      attribute + " " + String(decoding: value, as: UTF8.self).lowercased())
    return isLastConfirmed
  }
}
