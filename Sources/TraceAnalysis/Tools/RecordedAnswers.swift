import JSONBytes
import TraceModel

/// The results of tool calls as later requests carry them back to the model.
struct RecordedAnswers {
  private var results: [ExactText: Payload] = [:]

  /// Reads the spans in tree order: the first answer under an id stays.
  init(_ spans: [Span], order: [Int]) {
    for index in order {
      guard let inputs = spans[index].inputs?.json else { continue }
      for list in [inputs["messages"], inputs, inputs["input"]].compactMap({ $0 }) {
        for message in list.elements { add(message) }
      }
    }
  }

  /// What came back for the call; nil where no request says.
  subscript(id: String) -> Payload? { results[ExactText(id)] }

  private mutating func add(_ message: JSONValue) {
    if message["role"]?.isString("tool") == true, let id = message["tool_call_id"]?.string {
      add(message["content"], under: id)
    } else if message["type"]?.string?.hasSuffix("_call_output") == true,
      let id = message["call_id"]?.string
    {
      add(message["output"], under: id)
    }
  }

  private mutating func add(_ result: JSONValue?, under id: String) {
    let id = ExactText(id)
    guard results[id] == nil, let result, !result.isNull else { return }
    results[id] = .json(result)
  }
}
