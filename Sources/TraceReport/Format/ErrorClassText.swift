import TraceAnalysis

extension ErrorClass {
  /// The class in plain words.
  var title: String {
    switch self {
    case .cancelled: "Cancelled"
    case .contextLength: "Request too long for the model"
    case .contentFilter: "Content filter or guardrail"
    case .rateLimit: "Rate limit or quota"
    case .auth: "Key or permission"
    case .timeout: "Timeout"
    case .connection: "No connection"
    case .server: "Failure of the service"
    case .tool: "Failure of a tool"
    case .parse: "Wrong form of a request, answer or argument"
    case .other: "Other"
    }
  }
}
