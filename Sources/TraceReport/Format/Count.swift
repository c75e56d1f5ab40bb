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

  /// A number with its noun: `1 span`, `7 spans`.
  package static func text(_ number: Int, _ noun: String) -> String {
    "\(text(Int64(number))) \(noun)\(number == 1 ? "" : "s")"
  }
}
