import Foundation
import SystemSQLite

/// A database of SQLite, used by one thread at a time.
package final class Database {
  /// What SQLite says when something cannot be done.
  package struct Failure: Error {
    /// The primary result code.
    package let code: Int32
    /// SQLite's words.
    package let text: String
  }

  /// A value of a column or a parameter.
  package enum Value {
    case integer(Int)
    case blob([UInt8])
    case text(String)
    case null
  }

  private let handle: OpaquePointer
  /// Statements by their text, which are used again.
  private var statements: [String: OpaquePointer] = [:]

  /// Opens a database, and makes it where it is missing.
  ///
  /// - Parameter patience: for how long another process that writes is waited for, in milliseconds.
  /// - Throws: `Failure`.
  package init(_ path: String, patience: Int32) throws(Failure) {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(
      path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let handle else {
      let text = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "no memory"
      sqlite3_close_v2(handle)
      throw Failure(code: code & 0xFF, text: text)
    }
    self.handle = handle
    sqlite3_busy_timeout(handle, patience)
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  /// Runs a statement, and calls `row` with the values of each row of its result.
  ///
  /// - Throws: `Failure`.
  package func run(_ sql: String, _ parameters: [Value] = [], row: ([Value]) -> Void = { _ in })
    throws(Failure)
  {
    let statement = try prepared(sql)
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (index, value) in parameters.enumerated() { try bind(value, to: statement, Int32(index + 1)) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: row((0..<sqlite3_column_count(statement)).map { Database.value(statement, $0) })
      case SQLITE_DONE: return
      default: throw failure
      }
    }
  }

  /// Runs what `body` does as a whole: all of it, or nothing.
  ///
  /// - Throws: `Failure`.
  func transaction(_ body: () throws(Failure) -> Void) throws(Failure) {
    try run("BEGIN IMMEDIATE")
    do {
      try body()
      try run("COMMIT")
    } catch {
      // Where there is nothing any more to be undone, that is no new fault.
      try? run("ROLLBACK")
      throw error
    }
  }

  /// The first number of a result; 0 if there is none.
  ///
  /// - Throws: `Failure`.
  package func number(_ sql: String, _ parameters: [Value] = []) throws(Failure) -> Int {
    var number = 0
    try run(sql, parameters) { values in
      if case .integer(let value)? = values.first { number = value }
    }
    return number
  }

  private func prepared(_ sql: String) throws(Failure) -> OpaquePointer {
    if let statement = statements[sql] { return statement }
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
      throw failure
    }
    statements[sql] = statement
    return statement
  }

  private func bind(_ value: Value, to statement: OpaquePointer, _ index: Int32) throws(Failure) {
    // SQLite copies what it is given with this.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    let code =
      switch value {
      case .integer(let number): sqlite3_bind_int64(statement, index, Int64(number))
      case .blob(let bytes): sqlite3_bind_blob64(statement, index, bytes, UInt64(bytes.count), transient)
      case .text(let text): sqlite3_bind_text(statement, index, text, -1, transient)
      case .null: sqlite3_bind_null(statement, index)
      }
    guard code == SQLITE_OK else { throw failure }
  }

  private static func value(_ statement: OpaquePointer, _ column: Int32) -> Value {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(statement, column)))
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      return .blob(Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)))
    case SQLITE_TEXT: return .text(sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "")
    default: return .null
    }
  }

  private var failure: Failure {
    Failure(code: sqlite3_errcode(handle) & 0xFF, text: String(cString: sqlite3_errmsg(handle)))
  }
}
