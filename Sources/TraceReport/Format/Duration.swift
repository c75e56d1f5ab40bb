import JSONBytes

/// A length of time as a page shows it: three significant digits in the unit that suits it.
package struct DurationText: Sendable, Equatable {
  private enum Figures: Equatable {
    case decimal(ScaledNumber)
    /// Minutes and seconds, or hours and minutes.
    case mixed(UInt64, StaticUnit, UInt64)
  }

  private enum StaticUnit {
    case minutes, hours
  }

  private let isNegative: Bool
  private let figures: Figures
  /// The unit of the last number.
  package let unit: String

  /// - Parameter nanoseconds: May be negative.
  package init(nanoseconds: Int64) {
    let magnitude = nanoseconds.magnitude
    isNegative = nanoseconds < 0
    if magnitude < 1000 {
      (figures, unit) = (.decimal(ScaledNumber(digits: magnitude, places: 0)), "ns")
    } else if let (number, unit) = Self.decimal(magnitude) {
      (figures, self.unit) = (.decimal(number), unit)
    } else {
      (figures, unit) = Self.mixed(magnitude)
    }
  }

  /// A round moment of a time axis, without needless zeros: `50 ms`, `2.5 s`.
  init(tick nanoseconds: Int64) {
    let plain = DurationText(nanoseconds: nanoseconds)
    isNegative = plain.isNegative
    unit = plain.unit
    if case .decimal(let number) = plain.figures {
      figures = .decimal(number.shortened)
    } else {
      figures = plain.figures
    }
  }

  /// The number, such as `56.0`, or several numbers with their units, such as `2 m 04`.
  package var number: String { String { writeNumber(to: &$0) } }

  /// Number and unit with a thin space between them.
  package var text: String { String { write(to: &$0) } }

  /// Appends number and unit; nothing in it has to be escaped.
  func write(to text: inout ByteBuffer) {
    writeNumber(to: &text)
    text.append("\u{2009}")
    text.append(unit)
  }

  /// Appends the number without its unit; nothing in it has to be escaped.
  func writeNumber(to text: inout ByteBuffer) {
    if isNegative { text.append("−") }
    switch figures {
    case .decimal(let number): number.write(to: &text)
    case .mixed(let large, let unit, let small):
      text.append(decimal: large)
      text.append(unit == .hours ? "\u{2009}h\u{2009}" : "\u{2009}m\u{2009}")
      if small < 10 { text.append("0") }
      text.append(decimal: small)
    }
  }

  /// Nil from a minute on.
  private static func decimal(_ nanoseconds: UInt64) -> (ScaledNumber, String)? {
    if let number = ScaledNumber(nanoseconds, per: 1000, below: 1000) { return (number, "µs") }
    if let number = ScaledNumber(nanoseconds, per: 1_000_000, below: 1000) { return (number, "ms") }
    return ScaledNumber(nanoseconds, per: 1_000_000_000, below: 60).map { ($0, "s") }
  }

  private static func mixed(_ nanoseconds: UInt64) -> (Figures, String) {
    let seconds = nanoseconds / 1_000_000_000 + (nanoseconds % 1_000_000_000 >= 500_000_000 ? 1 : 0)
    if seconds < 3600 { return (.mixed(seconds / 60, .minutes, seconds % 60), "s") }
    // From the whole seconds that have passed, not from the rounded ones: rounding twice would be wrong.
    let minutes = (nanoseconds / 1_000_000_000 + 30) / 60
    return (.mixed(minutes / 60, .hours, minutes % 60), "m")
  }
}
