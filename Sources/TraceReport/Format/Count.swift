/// Whole numbers as a page shows them.
package enum CountText {
  /// Digits in groups of three, parted by thin spaces.
  package static func text(_ number: Int64) -> String {
    var groups: [String] = []
    var rest = number.magnitude
    while rest >= 1000 {
      let group = String(rest % 1000)
      groups.append(String(repeating: "0", count: 3 - group.count) + group)
      rest /= 1000
    }
    groups.append(String(rest))
    return (number < 0 ? "−" : "") + groups.reversed().joined(separator: "\u{2009}")
  }

  /// As ``text(_:)``, from 100,000 on with three significant digits and `k`, `M` or `G`.
  static func short(_ number: Int64) -> String {
    if number < 100_000 { return text(number) }
    let units: [(String, UInt64)] = [("k", 1000), ("M", 1_000_000), ("G", 1_000_000_000)]
    for (unit, size) in units {
      if let digits = ThreeDigits.text(number.magnitude, per: size, below: 1000) {
        return "\(digits)\u{2009}\(unit)"
      }
    }
    return text(number)
  }

  /// A number with its noun: `1 span`, `7 spans`.
  package static func text(_ number: Int, _ noun: String) -> String {
    "\(text(Int64(number))) \(noun)\(number == 1 ? "" : "s")"
  }
}
