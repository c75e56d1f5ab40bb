import TraceAnalysis
import TraceModel

extension ToolCall {
  /// The call in one line: `kind name(arguments) #id -> result [status] @span`.
  func drawing(in trace: Trace) -> String {
    let parts: [String?] = [
      "\(kind) \(name)(\(arguments?.shown ?? ""))",
      id.map { "#\($0)" },
      result.map { "-> \($0.shown)" },
      status.map { "[\($0)]" },
      span.map { "@\(trace.spans[$0].id)" },
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}

extension AnalysedTrace {
  /// The tool calls of a span, each in one line.
  func calls(of id: String) -> [String] {
    self[id]?.toolCalls.map { $0.drawing(in: trace) } ?? []
  }
}

/// A chat completion whose message asks for these calls.
func completion(_ calls: String...) -> String {
  #"{"choices":[{"index":0,"message":{"role":"assistant","tool_calls":[\#(calls.joined(separator: ","))]}}]}"#
}

/// A call of a function in the form of a chat message.
func call(_ id: String, _ name: String, _ arguments: String) -> String {
  #"{"id":"\#(id)","type":"function","function":{"name":"\#(name)","arguments":\#(quoted(arguments))}}"#
}
