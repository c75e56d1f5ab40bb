import JSONBytes

/// How one number became another, as a page shows it.
enum ChangeText {
  /// `unchanged`, `+1.1 %`, and from a half more or a third less `× 2.42`.
  ///
  /// Nil where a number is unknown, and where the first one is not above 0.
  static func ratio(_ base: Double?, _ head: Double?) -> String? {
    guard let base, let head else { return nil }
    if base == head { return "unchanged" }
    guard base > 0, head >= 0 else { return nil }
    let ratio = head / base
    if ratio > 1.5 || ratio < 0.67 { return RateText.text(ratio).map { "× \($0)" } }
    let change = PercentText.bare(abs(ratio - 1))
    let sign = ratio > 1 ? "+" : "−"
    return change.hasPrefix("<") ? "by \(change)\u{2009}%" : "\(sign)\(change)\u{2009}%"
  }

  /// `from 88 · −14.8 %`, or which of the two is unknown.
  static func context(_ base: String?, _ head: String?, ratio: String?) -> ReportInline {
    guard let base else { return .own(head == nil ? "neither reports any" : "base reports none") }
    if head == nil { return .own("head reports none, base \(base)") }
    if ratio == "unchanged" { return .own("unchanged") }
    return .own(["from \(base)", ratio].compactMap(\.self).joined(separator: " · "))
  }

  /// Head less base; nil where one is unknown, and beyond 64 bits.
  static func difference(_ base: Int64?, _ head: Int64?) -> Int64? {
    guard let base, let head else { return nil }
    let (difference, overflows) = head.subtractingReportingOverflow(base)
    return overflows ? nil : difference
  }
}

extension ReportInline {
  /// A length of time that is longer or shorter than another: `+9.80 ms`; a dash where it is unknown.
  static func change(nanoseconds: Int64?) -> ReportInline {
    guard let nanoseconds else { return .own(unknown) }
    if nanoseconds == 0 { return .own("0") }
    let text = DurationText(nanoseconds: nanoseconds)
    return .quantity(nanoseconds > 0 ? "+\(text.number)" : text.number, unit: text.unit)
  }

  /// A count that is higher or lower than another: `+13`; a dash where it is unknown.
  static func change(count: Int64?) -> ReportInline {
    .number(count.map { $0 > 0 ? "+\(CountText.text($0))" : CountText.text($0) })
  }
}
