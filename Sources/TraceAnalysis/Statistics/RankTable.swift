/// Ranks of values, the mean rank for equal ones (Kendall's midranks).
package struct RankTable {
  /// Twice the rank of each value, in the order of the values: whole, since a midrank may be a half.
  package let doubled: [Int]
  /// The sum of t³ − t over the groups of t equal values; 0 where no two are equal.
  package let tieSum: Double

  package init(_ values: [Double]) {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var doubled = [Int](repeating: 0, count: values.count)
    var tieSum = 0.0
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { doubled[order[place]] = start + end + 1 }
      let size = Double(end - start)
      tieSum += size * size * size - size
      start = end
    }
    self.doubled = doubled
    self.tieSum = tieSum
  }
}
