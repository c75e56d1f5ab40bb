import TraceModel

/// How many traces have each value of something.
struct ValueCounts {
  /// The most frequent first, then by text.
  let values: [(value: String, traces: Int)]

  /// - Parameter valuesByTrace: The values of each trace, one of a kind each; may be empty.
  init(_ valuesByTrace: some Sequence<[String]>) {
    var counts: [ExactText: Int] = [:]
    for value in valuesByTrace.joined() { counts[ExactText(value), default: 0] += 1 }
    values = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (value: $0.key.string, traces: $0.value) }
  }
}
