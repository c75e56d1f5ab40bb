/// How many traces have each value of something.
struct ValueCounts {
  /// The most frequent first, then by text.
  let values: [(value: String, traces: Int)]

  /// - Parameter valuesByTrace: The values of each trace, one of a kind each; may be empty.
  init(_ valuesByTrace: some Sequence<[String]>) {
    var counts: [String: Int] = [:]
    for value in valuesByTrace.joined() { counts[value, default: 0] += 1 }
    values = counts.map { (value: $0.key, traces: $0.value) }
      .sorted { ($1.traces, $0.value) < ($0.traces, $1.value) }
  }
}
