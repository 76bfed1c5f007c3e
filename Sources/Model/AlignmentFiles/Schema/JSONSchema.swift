import Basics

/// A JSON Schema (draft 2020-12), as far as that of the alignment file needs one.
///
/// The schema that others validate with is the one that is checked by here, so that the two cannot differ.
struct JSONSchema {
  /// The keywords that say nothing of validity.
  private static let annotations: Set<String> = ["$schema", "$id", "title", "description"]

  /// A type by name; `integer` is one of its own.
  private var type: String?
  /// The strings that may stand here.
  private var choices: [String]?
  private var constant: Constant?
  private var minimum, maximum: Double?
  private var minLength, minItems, maxItems: Int?
  private var hasUniqueItems = false
  private var pattern: Regex<AnyRegexOutput>?
  private var items: [JSONSchema] = []
  private var properties: [String: JSONSchema] = [:]
  private var required: [String] = []
  private var reference: String?
  private var definitions: [String: JSONSchema] = [:]

  private enum Constant: Equatable {
    case string(String)
    case number(Double)
  }

  /// Reads a schema.
  ///
  /// - Throws: `JSONError` if it is none, or has a keyword that is not known here.
  init(_ reader: inout JSONReader) throws(JSONError) {
    var schema = JSONSchema()
    try reader.forEachMember { reader, name throws(JSONError) in
      switch name {
      case "type": schema.type = try reader.string()
      case "enum": schema.choices = try reader.strings()
      case "const":
        schema.constant =
          reader.kind() == .string ? .string(try reader.string()) : .number(try reader.number())
      case "minimum": schema.minimum = try reader.number()
      case "maximum": schema.maximum = try reader.number()
      case "minLength": schema.minLength = try reader.integer()
      case "minItems": schema.minItems = try reader.integer()
      case "maxItems": schema.maxItems = try reader.integer()
      case "uniqueItems": schema.hasUniqueItems = try reader.boolean()
      case "pattern":
        let start = reader.offset
        guard let pattern = try? Regex(try reader.string()) else {
          throw JSONError(offset: start, problem: "is no regular expression")
        }
        schema.pattern = pattern
      case "items": schema.items = [try JSONSchema(&reader)]
      case "properties": schema.properties = try JSONSchema.named(&reader)
      case "$defs": schema.definitions = try JSONSchema.named(&reader)
      case "required": schema.required = try reader.strings()
      case "$ref": schema.reference = try reader.string()
      default:
        guard JSONSchema.annotations.contains(name) else {
          throw JSONError(offset: reader.offset, problem: "the keyword \(name) is not known")
        }
        try reader.skipValue()
      }
    }
    self = schema
  }

  private init() {}

  private static func named(_ reader: inout JSONReader) throws(JSONError) -> [String: JSONSchema] {
    var schemas: [String: JSONSchema] = [:]
    try reader.forEachMember { reader, name throws(JSONError) in schemas[name] = try JSONSchema(&reader) }
    return schemas
  }

  /// What in a text is not as the schema asks for.
  ///
  /// - Parameters:
  ///   - definition: the name of the part of the schema that the text is to follow; nil for the whole.
  ///   - root: what the paths of findings begin with.
  /// - Throws: `JSONError` if it is no JSON.
  /// - Complexity: O(size of the text).
  func findings(
    _ reader: inout JSONReader, of definition: String? = nil, at root: String? = nil
  ) throws(JSONError) -> [AlignmentFinding] {
    var validation = Validation(definitions: definitions, at: root)
    try validation.validate(&reader, definition.flatMap { definitions[$0] } ?? self)
    try reader.end()
    return validation.findings
  }

  /// One walk through a text.
  private struct Validation {
    let definitions: [String: JSONSchema]
    var findings: [AlignmentFinding] = []
    private var path: [JSONPlace.Step] = []

    init(definitions: [String: JSONSchema], at root: String? = nil) {
      self.definitions = definitions
      path = root.map { [.member($0)] } ?? []
    }

    private mutating func report(_ problem: String) {
      findings.append(AlignmentFinding(path: JSONPlace.text(path), problem: problem))
    }

    mutating func validate(_ reader: inout JSONReader, _ schema: JSONSchema) throws(JSONError) {
      if let reference = schema.reference {
        let name = reference.split(separator: "/").last.map(String.init) ?? reference
        guard let definition = definitions[name] else { return try reader.skipValue() }
        return try validate(&reader, definition)
      }
      let kind = reader.kind()
      if let type = schema.type, (type == "integer" ? "number" : type) != kind?.rawValue ?? "" {
        report("is not \(JSONSchema.article(type))")
        return try reader.skipValue()
      }
      switch kind {
      case .object: try validateObject(&reader, schema)
      case .array: try validateArray(&reader, schema)
      case .string: validate(try reader.string(), schema)
      case .number: validate(try reader.number(), schema)
      case .boolean, .null, nil:
        if schema.choices != nil || schema.constant != nil { report("is not what is asked for") }
        try reader.skipValue()
      }
    }

    private mutating func validateObject(
      _ reader: inout JSONReader, _ schema: JSONSchema
    ) throws(JSONError) {
      if schema.choices != nil || schema.constant != nil { report("is not what is asked for") }
      var found: Set<String> = []
      var validation = self
      defer { self = validation }
      // One copy only, which grows in place.
      self = Validation(definitions: [:])
      try reader.forEachMember { reader, name throws(JSONError) in
        guard let property = schema.properties[name] else { return try reader.skipValue() }
        found.insert(name)
        validation.path.append(.member(name))
        try validation.validate(&reader, property)
        validation.path.removeLast()
      }
      for name in schema.required where !found.contains(name) {
        validation.report("\"\(name)\" is missing")
      }
    }

    private mutating func validateArray(
      _ reader: inout JSONReader, _ schema: JSONSchema
    ) throws(JSONError) {
      if schema.choices != nil || schema.constant != nil { report("is not what is asked for") }
      var count = 0
      var known: Set<String> = []
      var hasTwice = false
      var validation = self
      defer { self = validation }
      self = Validation(definitions: [:])
      try reader.forEachItem { reader, index throws(JSONError) in
        count += 1
        if schema.hasUniqueItems {
          var ahead = reader
          hasTwice = !known.insert(try ahead.json()).inserted || hasTwice
        }
        guard let items = schema.items.first else { return try reader.skipValue() }
        validation.path.append(.item(index))
        try validation.validate(&reader, items)
        validation.path.removeLast()
      }
      if let least = schema.minItems, count < least {
        validation.report("has \(count) \(count == 1 ? "item" : "items"), and must have \(least) at least")
      }
      if let most = schema.maxItems, count > most {
        validation.report("has \(count) items, and may have \(most) at most")
      }
      if hasTwice { validation.report("has an item twice") }
    }

    private mutating func validate(_ string: String, _ schema: JSONSchema) {
      if let choices = schema.choices, !choices.contains(string) {
        report("'\(string)' is none of \(choices.joined(separator: ", "))")
      }
      switch schema.constant {
      case .string(let constant):
        if constant != string { report("'\(string)' is not '\(constant)'") }
      case .number(let constant): report("is not \(constant)")
      case nil: break
      }
      if let least = schema.minLength, string.unicodeScalars.count < least { report("is empty") }
      if let pattern = schema.pattern, string.firstMatch(of: pattern) == nil {
        report("'\(string)' is not of the form that is asked for")
      }
    }

    private mutating func validate(_ number: Double, _ schema: JSONSchema) {
      let text = number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
      if schema.choices != nil { report("\(text) is not what is asked for") }
      switch schema.constant {
      case .number(let constant):
        if constant != number { report("\(text) is not \(constant)") }
      case .string(let constant): report("\(text) is not '\(constant)'")
      case nil: break
      }
      if schema.type == "integer", number != number.rounded() { report("\(text) is not a whole number") }
      if let minimum = schema.minimum, number < minimum { report("\(text) is less than \(Int(minimum))") }
      if let maximum = schema.maximum, number > maximum { report("\(text) is more than \(Int(maximum))") }
    }
  }

  private static func article(_ type: String) -> String {
    type == "integer"
      ? "a whole number" : ["a", "e", "i", "o", "u"].contains(type.prefix(1)) ? "an \(type)" : "a \(type)"
  }
}

extension JSONReader {
  fileprivate mutating func strings() throws(JSONError) -> [String] {
    var list: [String] = []
    try forEachItem { reader, _ throws(JSONError) in list.append(try reader.string()) }
    return list
  }
}
