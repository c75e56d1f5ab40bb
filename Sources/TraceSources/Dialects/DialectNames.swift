import TraceModel

/// The names under which a dialect keeps what is a single value, the preferred one first.
struct DialectNames: Sendable {
  var modelAnswered: [String] = []
  var modelAsked: [String] = []
  var provider: [String] = []
  var responseID: [String] = []
  var toolName: [String] = []
  var usage: [TokenKey: [String]] = [:]
  /// US dollars: input, output and total.
  var cost: [[String]] = [[], [], []]
  /// Parameters of a request, under the names of OpenAI's API.
  var parameters: [(name: String, keys: [String])] = []
  /// What an answer says of itself, under the names of OpenAI's API.
  var answer: [(name: String, keys: [String])] = []

  /// What a span has under these names.
  func reading(_ source: SpanSource) -> SpanReading {
    var reading = SpanReading()
    reading.modelAnswered = source.text(modelAnswered)
    reading.modelAsked = source.text(modelAsked)
    reading.provider = source.text(provider)
    reading.responseID = source.text(responseID)
    reading.toolName = source.text(toolName)
    for (key, names) in usage { reading.usage[key] = source.count(names) }
    reading.cost = Cost(
      input: source.number(cost[0]),
      output: source.number(cost[1]),
      total: source.number(cost[2])
    )
    reading.parameters = Self.values(parameters, source)
    reading.answer = Self.values(answer, source)
    return reading
  }

  private static func values(
    _ table: [(name: String, keys: [String])],
    _ source: SpanSource
  ) -> [(String, JSONDraft)] {
    table.compactMap { name, keys in source.value(keys).map { (name, JSONDraft($0)) } }
  }
}
