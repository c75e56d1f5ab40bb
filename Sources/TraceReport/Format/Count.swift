import JSONBytes

/// Whole numbers as a page shows them.
package enum CountText {
  /// Digits in groups of three, parted by thin spaces.
  package static func text(_ number: Int64) -> String { String { $0.append(count: number) } }

  /// As ``text(_:)``, from 100,000 on with three significant digits and `k`, `M` or `G`.
  static func short(_ number: Int64) -> String {
    if number < 100_000 { return text(number) }
    let units: [(String, UInt64)] = [("k", 1000), ("M", 1_000_000), ("G", 1_000_000_000)]
    for (unit, size) in units {
      if let short = ScaledNumber(number.magnitude, per: size, below: 1000) {
        return String { short.write(to: &$0) } + "\u{2009}\(unit)"
      }
    }
    return text(number)
  }

  /// A number with its noun: `1 span`, `7 spans`.
  package static func text(_ number: Int, _ noun: String) -> String {
    "\(text(Int64(number))) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension CountText {
  /// How many characters a text in UTF-8 has, as Unicode counts them, with their noun.
  static func characters(of text: ArraySlice<UInt8>) -> String {
    self.text(text.count { $0 & 0xC0 != 0x80 }, "character")
  }
}

extension ByteBuffer {
  /// Appends a whole number as ``CountText`` shows it; nothing in it has to be escaped.
  mutating func append(count number: Int64) {
    if number < 0 { append("−") }
    append(groups: number.magnitude)
  }

  private mutating func append(groups number: UInt64) {
    if number < 1000 { return append(decimal: number) }
    append(groups: number / 1000)
    append("\u{2009}")
    append(decimal: number % 1000, places: 3)
  }
}
