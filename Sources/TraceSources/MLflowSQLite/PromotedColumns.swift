import JSONBytes
import TraceModel

/// Tags and metadata as MLflow's client returns them.
///
/// MLflow 3.17 keeps the trace's name, session, tokens and cost in columns of `trace_info` only; its
/// client puts them back under the keys that older stores use, and so does this.
enum PromotedColumns {
  /// Sorted by key.
  static func tags(_ rows: TraceRows) -> [TextPair] {
    merge(rows.tags, [("mlflow.traceName", rows.info.traceName)])
  }

  /// Sorted by key.
  static func metadata(_ rows: TraceRows) -> [TextPair] {
    merge(
      rows.metadata,
      [
        ("mlflow.trace.session", rows.info.sessionID),
        ("mlflow.trace.tokenUsage", tokensText(rows.info)),
        ("mlflow.trace.cost", cost(rows.info).map(text)),
      ]
    )
  }

  /// The cost columns; nil where all are null.
  private static func cost(_ info: TraceInfoRow) -> Cost? {
    let cost = Cost(input: info.costs[0], output: info.costs[1], total: info.costs[2])
    return cost.isEmpty ? nil : cost
  }

  /// A column adds an entry; it never replaces a row that the store has under the same key.
  private static func merge(_ rows: [TextRow], _ columns: [(String, String?)]) -> [TextPair] {
    var pairs = rows.map { TextPair(key: $0.key, value: $0.value) }
    for case (let key, let value?) in columns where !rows.contains(where: { $0.key == key }) {
      pairs.append(TextPair(key: key, value: value))
    }
    return pairs.sorted { $0.key < $1.key }
  }

  private static func tokensText(_ info: TraceInfoRow) -> String? {
    let numbers = zip(TokenKey.allCases, info.tokens).compactMap { key, value in
      value.map { (key.rawValue, String($0)) }
    }
    return numbers.isEmpty ? nil : object(numbers)
  }

  private static func text(_ cost: Cost) -> String {
    let parts = [
      ("input_cost", cost.input), ("output_cost", cost.output), ("total_cost", cost.total),
    ]
    return object(
      parts.compactMap { key, dollars in
        dollars.map { dollars in
          var number = ByteBuffer(capacity: 32)
          number.append(json: dollars)
          return (key, number.string())
        }
      }
    )
  }

  /// An object of numbers in the spacing of Python's json.
  private static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
  }
}
