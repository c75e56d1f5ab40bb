/// How a value is written.
package struct JSONStyle: Sendable {
  /// Whether `NaN`, `Infinity` and `-Infinity`, which JSON does not have, are written as `null`.
  package var nonStandardNumbersAsNull: Bool

  /// Creates a style.
  package init(nonStandardNumbersAsNull: Bool) {
    self.nonStandardNumbersAsNull = nonStandardNumbersAsNull
  }

  /// No spaces; the numbers that only Python's json module reads as they are.
  package static let compact = JSONStyle(nonStandardNumbersAsNull: false)

  /// No spaces, and nothing but JSON.
  package static let strictCompact = JSONStyle(nonStandardNumbersAsNull: true)
}
