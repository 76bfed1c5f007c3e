import Basics

/// What the attributes of segments say of what people have decided.
enum XLIFFStates {
  private static let confirmed: Set<String> = {
    var confirmed: Set<String> = []
    for line in DataLines(PackageResources.segment_states_txt) {
      for value in line.dropFirst() { confirmed.insert(line[0] + " " + value.lowercased()) }
    }
    return confirmed
  }()

  /// Whether an attribute has a value by which a person has confirmed the translation.
  static func areConfirmed(_ attribute: String, _ value: String?) -> Bool {
    guard let value else { return false }
    return confirmed.contains(attribute + " " + value.lowercased())
  }
}
