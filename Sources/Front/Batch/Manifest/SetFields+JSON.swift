import Synoptic

extension SetFields {
  /// Reads an object with the members `id`, `files`, `options` and `output`.
  ///
  /// Options are a text of words, an array of words, or an object whose values are texts, numbers, true or false, or, of language and encoding,
  /// an object by the documents' names.
  ///
  /// - Throws: `JSONError` if it is something else.
  init(_ line: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    var reader = JSONReader(line)
    var fields = SetFields()
    try reader.forEachMember { reader, name throws(JSONError) in
      switch name {
      case "id": fields.id = try reader.string()
      case "files":
        try reader.forEachItem { reader, _ throws(JSONError) in fields.files.append(try reader.string()) }
      case "options": fields.options = try SetFields.options(&reader)
      case "output":
        if reader.kind() == .null { try reader.null() } else { fields.output = try reader.string() }
      default:
        throw JSONError(
          offset: reader.offset, problem: "'\(Quotation.cut(name))' is none of id, files, options, output")
      }
    }
    try reader.end()
    self = fields
  }

  private static func options(_ reader: inout JSONReader) throws(JSONError) -> [SetOptions.Value] {
    var values: [SetOptions.Value] = []
    switch reader.kind() {
    case .string: values = SetOptions.values(try reader.string())
    case .array:
      try reader.forEachItem { reader, _ throws(JSONError) in
        values.append(SetOptions.Value(word: try reader.string()))
      }
    case .null: try reader.null()
    default:
      try reader.forEachMember { reader, name throws(JSONError) in
        guard reader.kind() == .object else {
          return values.append(SetOptions.Value(name, try text(&reader)))
        }
        try reader.forEachMember { reader, document throws(JSONError) in
          values.append(SetOptions.Value(name, "\(document)=\(try text(&reader))"))
        }
      }
    }
    return values
  }

  private static func text(_ reader: inout JSONReader) throws(JSONError) -> String {
    switch reader.kind() {
    case .boolean: "\(try reader.boolean())"
    case .number: try reader.json()
    default: try reader.string()
    }
  }
}

extension BatchSet {
  /// The set as a line of JSON, with its end.
  package var json: [UInt8] {
    var writer = JSONWriter()
    writer.write("{\"id\":")
    writer.write(string: id)
    writer.write(",\"files\":")
    writer.write(strings: files)
    if !options.values.isEmpty {
      writer.write(",\"options\":")
      writer.write(strings: options.values.map(\.word))
    }
    if let output {
      writer.write(",\"output\":")
      writer.write(string: output)
    }
    writer.write("}\n")
    return writer.bytes
  }
}

extension JSONWriter {
  /// An array of strings.
  mutating func write(strings: [String]) {
    write("[")
    for (index, string) in strings.enumerated() {
      if index > 0 { write(",") }
      write(string: string)
    }
    write("]")
  }
}
