/// Says why a model stopped before its answer was whole.
enum StopReason {
  /// Nil where it came to an end or asked for a tool, and for reasons that have no words here.
  static func words(_ reason: String?) -> StaticString? {
    switch reason {
    case "length": "▲ Stopped by length: the answer is cut"
    case "max_output_tokens": "▲ Stopped by max_output_tokens: the answer is cut"
    case "content_filter": "▲ Stopped by the content filter"
    default: nil
    }
  }

  /// Whether a model that gives the reason has said all that it meant to say.
  static func isPlain(_ reason: String?) -> Bool {
    switch reason {
    case nil, "stop", "tool_calls", "function_call", "completed": true
    default: false
    }
  }
}
