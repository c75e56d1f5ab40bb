import JSONBytes
import TraceAnalysis

/// Draws numbers on a linear axis: a dot each while they are few, then bars, and the mean as a dashed
/// line.
struct NumberPlot {
  /// See ``ValueCount/axis(of:)``.
  let axis: ClosedRange<Double>
  private let counts: [ValueCount]
  private let n: Int
  private let mean: Double

  /// From here on bars say more than the single values.
  private static let fewest = 10
  /// What is left free at both ends of the axis, a share of the width.
  private static let margin = 0.04

  /// Whether the numbers are so few that each is a dot.
  var areDots: Bool { n < Self.fewest }

  /// Nil where there are no numbers.
  init?(_ row: AssessmentStatistics) {
    guard let numbers = row.numbers,
      let axis = ValueCount.axis(of: [numbers.minimum, numbers.maximum])
    else { return nil }
    self.axis = axis
    counts = row.values.filter { value in
      switch value.value {
      case .number, .range: true
      case .passed, .other: false
      }
    }
    (n, mean) = (numbers.n, numbers.mean)
  }

  /// Appends the marks; `base` is how many pixels below the top the line is on which the bars stand.
  func write(base: Int, to html: inout ByteBuffer) {
    areDots ? writeDots(base: base, to: &html) : writeBars(base: base, to: &html)
    if n < 2 { return }
    html.append("<line class=\"pct\" x1=\"")
    html.append(share: share(mean))
    html.append("\" x2=\"")
    html.append(share: share(mean))
    html.append("\" y1=\"0\" y2=\"\(base)\"/>")
  }

  /// Equal ones stand on each other.
  private func writeDots(base: Int, to html: inout ByteBuffer) {
    for value in counts {
      guard case .number(let number) = value.value else { continue }
      for level in 0..<value.count where base - 5 - level * 7 > 0 {
        html.append("<circle class=\"okbar\" r=\"3\" cx=\"")
        html.append(share: share(number))
        html.append("\" cy=\"\(base - 4 - level * 7)\"/>")
      }
    }
  }

  private func writeBars(base: Int, to html: inout ByteBuffer) {
    let most = counts.map(\.count).max() ?? 1
    let half = width / 2
    for value in counts {
      let height = max(1, Int((Double(base - 2) * Double(value.count) / Double(most)).rounded()))
      let (start, end) =
        switch value.value {
        case .number(let number): (share(number) - half, share(number) + half)
        case .range(let low, let high): (share(low) + 0.003, share(high) - 0.003)
        case .passed, .other: (0.0, 0.0)
        }
      html.appendRect("okbar", from: start, to: end, y: base - height, height: height)
    }
  }

  /// Of the bar of a single number: as wide as the nearest two leave room for.
  private var width: Double {
    let places = counts.compactMap { value -> Double? in
      if case .number(let number) = value.value { share(number) } else { nil }
    }
    let nearest = zip(places, places.dropFirst()).map { $1 - $0 }.min() ?? 1
    return max(0.005, min(0.07, nearest * 0.8))
  }

  private func share(_ number: Double) -> Double {
    let length = axis.upperBound - axis.lowerBound
    let share = length > 0 ? (number - axis.lowerBound) / length : 0.5
    return Self.margin + share * (1 - 2 * Self.margin)
  }
}
