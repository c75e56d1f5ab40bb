package import TraceModel

/// How often a value of an assessment occurs, or a range of values.
package struct ValueCount: Sendable, Equatable {
  package let value: Value
  /// At least 1.
  package let count: Int

  package enum Value: Sendable, Equatable {
    case passed(Bool)
    case number(Double)
    /// From the first bound up to the second, which is a part of the last range alone.
    case range(Double, Double)
    case other(ExactText)
  }

  package init(_ value: Value, count: Int) {
    self.value = value
    self.count = count
  }
}

extension ValueCount {
  /// Up to here each number is counted by itself.
  private static let mostNumbers = 12
  /// Ranges of the axis, of equal length; those without a number are left out.
  private static let ranges = 10

  /// Numbers by their value, ascending; where there are too many different ones by tenths of their axis.
  static func all(_ numbers: [Double]) -> [ValueCount] {
    let sorted = numbers.sorted()
    var counts: [(number: Double, count: Int)] = []
    for number in sorted {
      if counts.last?.number == number {
        counts[counts.count - 1].count += 1
      } else {
        counts.append((number, 1))
      }
    }
    guard counts.count > mostNumbers, let axis = axis(of: sorted) else {
      return counts.map { ValueCount(.number($0.number), count: $0.count) }
    }
    return inRanges(counts, of: axis)
  }

  /// What numbers, ascending, are drawn on: 0 to 1 where all lie there, else from the least to the
  /// largest; nil without any.
  package static func axis(of sorted: [Double]) -> ClosedRange<Double>? {
    guard let first = sorted.first, let last = sorted.last else { return nil }
    return first >= 0 && last <= 1 ? 0...1 : first...last
  }

  private static func inRanges(
    _ counts: [(number: Double, count: Int)],
    of axis: ClosedRange<Double>
  ) -> [ValueCount] {
    var found = Array(repeating: 0, count: ranges)
    let length = axis.upperBound - axis.lowerBound
    for (number, count) in counts {
      let place = (number - axis.lowerBound) / length * Double(ranges)
      found[max(0, min(ranges - 1, Int(place)))] += count
    }
    let bound = { (place: Int) in axis.lowerBound + length * Double(place) / Double(ranges) }
    return found.indices.filter { found[$0] > 0 }.map { place in
      let end = place == ranges - 1 ? axis.upperBound : bound(place + 1)
      return ValueCount(.range(bound(place), end), count: found[place])
    }
  }
}
