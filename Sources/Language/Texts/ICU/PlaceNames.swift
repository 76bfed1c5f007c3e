import Basics
import ICUBridge

/// The names of countries and cities in a language, as the Unicode CLDR has them: what ICU knows of the map.
public enum PlaceNames {
  /// A place with what a language calls it.
  public struct Place: Sendable {
    /// What stands for it in all languages: an ISO 3166 code (`RU`) or a time zone that is called after it (`Europe/Moscow`).
    public let code: String
    /// Its names, the usual first.
    public let names: [String]
    /// Whether it is a country, not a city.
    public let isCountry: Bool
  }

  private static let kept = KeptValues<Language, [Place]>()

  /// The countries and cities of a language.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: about 700 look-ups in ICU's data, some milliseconds, once in a process.
  public static func all(in language: Language) throws(ICUError) -> [Place] {
    try kept.value(language) { () throws(ICUError) in try countries(language) + cities(language) }
  }

  private static func countries(_ language: Language) throws(ICUError) -> [Place] {
    var count: Int32 = 0
    guard let codes = icub_regions(&count) else { return [] }
    var places: [Place] = []
    for index in 0..<Int(count) {
      guard let code = codes[index] else { continue }
      var names: [String] = []
      for isShort in [false, true] {
        let name = try text("name a country") { buffer, capacity, error in
          icub_region_name(language.code, code, isShort, buffer, capacity, &error)
        }
        if !name.isEmpty, !names.contains(name) { names.append(name) }
      }
      places.append(Place(code: String(cString: code), names: names, isCountry: true))
    }
    return places
  }

  private static func cities(_ language: Language) throws(ICUError) -> [Place] {
    let zones = try ICUError.open("list the time zones") { icub_zones_open(&$0) }
    defer { icub_zones_close(zones) }
    var places: [Place] = []
    while true {
      var length: Int32 = 0
      let zone = try ICUError.check("list the time zones") { icub_zones_next(zones, &length, &$0) }
      guard let zone else { return places }
      let name = try text("name a city") { buffer, capacity, error in
        icub_zone_city(language.code, zone, length, buffer, capacity, &error)
      }
      let code = String(decoding: UnsafeBufferPointer(start: zone, count: Int(length)), as: UTF16.self)
      if !name.isEmpty { places.append(Place(code: code, names: [name], isCountry: false)) }
    }
  }

  /// What ICU says where it has no names in a language, as in Yiddish: U_ILLEGAL_ARGUMENT_ERROR.
  private static let hasNone: Int32 = 1

  /// What a function of ICU writes; empty if it has none, or it is longer than any name.
  private static func text(
    _ action: String,
    _ body: (UnsafeMutablePointer<UInt16>, Int32, inout icub_error) -> Int32
  ) throws(ICUError) -> String {
    var buffer = [UInt16](repeating: 0, count: 128)
    var error = icub_error()
    let length = buffer.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { body($0, Int32(buffer.count), &error) } ?? 0
    }
    if error.code == hasNone { return "" }
    if error.code > 0 { throw ICUError(error, while: action) }
    return Int(length) <= buffer.count ? String(decoding: buffer.prefix(Int(length)), as: UTF16.self) : ""
  }
}
