import JSONBytes
import TraceModel

extension ToolCall {
  /// The agent that the call hands over to; nil for a call that is no handoff.
  ///
  /// The Agents SDK offers a handoff as a function `transfer_to_…` and answers the call itself, with
  /// `{"assistant": "name of the agent"}`.
  package var handoff: String? {
    guard kind == "function", name.hasPrefix("transfer_to_") else { return nil }
    let answer = result?.utf8.map { Payload(recorded: $0) } ?? result
    return answer?["assistant"]?.string
  }
}
