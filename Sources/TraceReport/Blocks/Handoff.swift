import JSONBytes
import TraceAnalysis
import TraceModel

/// The calls by which an agent of the OpenAI Agents SDK hands over to another.
enum Handoff {
  /// The agent that takes over; nil for any other call, and where no result names it.
  ///
  /// The SDK names the function `transfer_to_NAME` and answers the call with `{"assistant": NAME}`
  /// (`openai-agents`, `handoffs.py`).
  static func agent(_ call: ToolCall) -> String? {
    guard call.kind == "function", call.name.hasPrefix("transfer_to_"), let result = call.result
    else { return nil }
    let text = result.utf8.flatMap { try? JSONDocument($0).root }
    let answer = text ?? result.json
    guard let answer, answer.count == 1 else { return nil }
    return answer["assistant"]?.string
  }
}
