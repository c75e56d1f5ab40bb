/// A length of time as a page shows it: three significant digits in the unit that suits it.
package struct DurationText: Sendable, Equatable {
  /// The number, such as `56.0`, or several numbers with their units, such as `2 m 04`.
  package let number: String
  /// The unit of the last number.
  package let unit: String

  /// - Parameter nanoseconds: May be negative.
  package init(nanoseconds: Int64) {
    let magnitude = nanoseconds.magnitude
    let sign = nanoseconds < 0 ? "−" : ""
    if magnitude < 1000 {
      (number, unit) = ("\(sign)\(magnitude)", "ns")
    } else if let (digits, unit) = Self.decimal(magnitude) {
      (number, self.unit) = (sign + digits, unit)
    } else {
      (number, unit) = Self.mixed(magnitude, sign)
    }
  }

  /// A round moment of a time axis, without needless zeros: `50 ms`, `2.5 s`.
  init(tick nanoseconds: Int64) {
    let plain = DurationText(nanoseconds: nanoseconds)
    unit = plain.unit
    guard plain.number.contains(".") else {
      number = plain.number
      return
    }
    var digits = Substring(plain.number)
    while digits.last == "0" { digits = digits.dropLast() }
    number = String(digits.last == "." ? digits.dropLast() : digits)
  }

  /// Number and unit with a thin space between them.
  package var text: String { "\(number)\u{2009}\(unit)" }

  /// Nil from a minute on.
  private static func decimal(_ nanoseconds: UInt64) -> (String, String)? {
    let units: [(String, UInt64)] = [("µs", 1000), ("ms", 1_000_000), ("s", 1_000_000_000)]
    for (unit, size) in units {
      let limit: UInt64 = unit == "s" ? 60 : 1000
      if let digits = ThreeDigits.text(nanoseconds, per: size, below: limit) {
        return (digits, unit)
      }
    }
    return nil
  }

  private static func mixed(_ nanoseconds: UInt64, _ sign: String) -> (String, String) {
    let seconds = nanoseconds / 1_000_000_000 + (nanoseconds % 1_000_000_000 >= 500_000_000 ? 1 : 0)
    if seconds < 3600 {
      return ("\(sign)\(seconds / 60)\u{2009}m\u{2009}\(Self.twoDigits(seconds % 60))", "s")
    }
    // From the whole seconds that have passed, not from the rounded ones: rounding twice would be wrong.
    let minutes = (nanoseconds / 1_000_000_000 + 30) / 60
    return ("\(sign)\(minutes / 60)\u{2009}h\u{2009}\(Self.twoDigits(minutes % 60))", "m")
  }

  private static func twoDigits(_ number: UInt64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

/// Rounds a quotient half up to three significant digits, in whole numbers only.
enum ThreeDigits {
  /// - Returns: Nil where the rounded quotient is not below the limit.
  static func text(_ value: UInt64, per unit: UInt64, below limit: UInt64) -> String? {
    for decimals in [2, 1, 0] {
      let scale: UInt64 = decimals == 2 ? 100 : decimals == 1 ? 10 : 1
      let (scaled, overflows) = value.multipliedReportingOverflow(by: scale)
      if overflows { continue }
      let rounded = scaled / unit + (scaled % unit >= unit - unit / 2 ? 1 : 0)
      if rounded >= 1000 && decimals > 0 { continue }
      return rounded < limit * scale ? digits(rounded, decimals) : nil
    }
    return nil
  }

  private static func digits(_ number: UInt64, _ decimals: Int) -> String {
    var text = String(number)
    if decimals == 0 { return text }
    while text.count <= decimals { text = "0" + text }
    text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals))
    return text
  }
}
