import JSONBytes

/// Positions and lengths on an axis, as SVG wants them.
extension ByteBuffer {
  /// Appends a share of a whole with up to four decimals, such as `12.3457%`, so that a zoomed
  /// waterfall stays sharp; 0 where the whole is nothing.
  mutating func append(share part: Int64, of whole: Int64) {
    append(share: whole > 0 ? Double(part) / Double(whole) : 0)
  }

  /// As ``append(share:of:)``, of a share whose whole is 1.
  mutating func append(share: Double) {
    let bounded = max(-100, min(100, share.isFinite ? share : 0))
    let scaled = Int64((bounded * 1_000_000).rounded())
    if scaled < 0 { append("-") }
    ScaledNumber(digits: scaled.magnitude, places: 4).shortened.write(to: &self)
    append("%")
  }
}

/// Shares as a page shows them: one decimal below 100 %.
enum PercentText {
  /// The number without its sign, such as `97.3`; `< 0.1` for less than that, `100` for all.
  static func bare(_ share: Double) -> String {
    if share == 0 { return "0" }
    if share > 0, share < 0.001 { return "< 0.1" }
    guard share < 1 else { return "100" }
    let tenths = Int64((share * 1000 + 0.5).rounded(.down))
    if tenths >= 1000 { return "99.9" }
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension ByteBuffer {
  /// A share with a smaller percent sign; a dash where it is unknown.
  mutating func appendPercent(_ share: Double?) {
    guard let share else { return appendUnknown() }
    appendHTML(PercentText.bare(share))
    append("<small>\u{2009}%</small>")
  }
}
