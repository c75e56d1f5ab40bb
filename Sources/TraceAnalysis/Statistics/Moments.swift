/// Mean and standard deviation of a sample.
struct Moments {
  let mean: Double
  /// By n − 1; nil below two values.
  let standardDeviation: Double?

  /// Of whole numbers: their sum is exact, and so are their distances from a whole number beside the
  /// mean; nil without values.
  init?(_ values: [Int64]) {
    if values.isEmpty { return nil }
    let sum = values.reduce(into: Int128(0)) { $0 += Int128($1) }
    let centre = sum / Int128(values.count)
    let rest = Double(sum - centre * Int128(values.count)) / Double(values.count)
    mean = Double(centre) + rest
    standardDeviation = Self.deviation(values.count) { Double(Int128(values[$0]) - centre) - rest }
  }

  /// Of finite numbers: a running mean, which no sum can outgrow; nil without values.
  init?(_ values: [Double]) {
    guard let first = values.first else { return nil }
    var offset = 0.0
    for (place, value) in values.enumerated() {
      offset += (value - first - offset) / Double(place + 1)
    }
    let centre = offset
    mean = first + centre
    standardDeviation = Self.deviation(values.count) { values[$0] - first - centre }
  }

  /// From the values' distances to the mean.
  ///
  /// The sum of the distances, which ought to be 0, takes out what rounding put into the mean.
  private static func deviation(_ count: Int, distance: (Int) -> Double) -> Double? {
    guard count > 1 else { return nil }
    var (squares, sum) = (0.0, 0.0)
    for place in 0..<count {
      let distance = distance(place)
      squares += distance * distance
      sum += distance
    }
    return (max(0, squares - sum * sum / Double(count)) / Double(count - 1)).squareRoot()
  }
}
