/// Values in ascending order, each with the case that it is of, for percentiles of samples of the cases.
struct RankedValues {
  let sorted: [Double]
  /// One per value of `sorted`.
  private let cases: [Int]
  /// 0…n − 1, one a percentile: between which ranks it lies.
  private let positions: [Double]
  /// The ranks below and above each position, ascending, each once.
  private let ranks: [Int]

  /// - Parameters:
  ///   - values: One a case.
  ///   - fractions: 0…1, of the percentiles that are asked for.
  init(_ values: [Double], fractions: [Double]) {
    cases = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    sorted = cases.map { values[$0] }
    let last = max(0, values.count - 1)
    positions = fractions.map { Double(last) * min(max($0, 0), 1) }
    ranks = Set(positions.flatMap { [Int($0), min(Int($0) + 1, last)] }).sorted()
  }

  /// The percentiles of type 7 of a sample, one a fraction.
  ///
  /// - Parameter counts: How often each case is in the sample; as many in all as there are cases.
  /// - Returns: In the unit of the values; 0 without cases.
  func percentiles(_ counts: [Int32]) -> [Double] {
    let values = Dictionary(zip(ranks, ranked(counts))) { first, _ in first }
    return positions.map { position in
      let low = values[Int(position)] ?? 0
      return low + (position - position.rounded(.down)) * ((values[Int(position) + 1] ?? low) - low)
    }
  }

  /// The values of a sample at the ranks, in one pass.
  private func ranked(_ counts: [Int32]) -> [Double] {
    var found: [Double] = []
    var seen = 0
    for (place, item) in cases.enumerated() {
      seen += Int(counts[item])
      while found.count < ranks.count, ranks[found.count] < seen { found.append(sorted[place]) }
      if found.count == ranks.count { break }
    }
    return found
  }
}
