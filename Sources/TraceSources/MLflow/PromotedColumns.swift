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
    return pairs.sorted { ExactText($0.key) < ExactText($1.key) }
  }

  private static func tokensText(_ info: TraceInfoRow) -> String? {
    if info.tokens.allSatisfy({ $0 == nil }) { return nil }
    var object = NumberObject()
    for (key, value) in zip(TokenKey.allCases, info.tokens) {
      if let value { object.add(key.rawValue) { $0.append(decimal: value) } }
    }
    return object.text()
  }

  private static func text(_ cost: Cost) -> String {
    var object = NumberObject()
    if let input = cost.input { object.add("input_cost") { $0.append(json: input) } }
    if let output = cost.output { object.add("output_cost") { $0.append(json: output) } }
    if let total = cost.total { object.add("total_cost") { $0.append(json: total) } }
    return object.text()
  }
}

/// An object of numbers in the spacing of Python's json.
private struct NumberObject: ~Copyable {
  private var buffer = ByteBuffer(capacity: 128)

  mutating func add(_ key: String, _ write: (inout ByteBuffer) -> Void) {
    buffer.append(buffer.isEmpty ? "{\"" : ", \"")
    buffer.append(key)
    buffer.append("\": ")
    write(&buffer)
  }

  consuming func text() -> String {
    buffer.append("}")
    return buffer.string()
  }
}
