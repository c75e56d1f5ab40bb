import ArgumentParser
import TraceAnalysis

/// What `--fail-on` watches, as it is typed: `worse`, or names of metrics and assessments with commas.
struct GateArgument: ExpressibleByArgument {
  let gates: [Gate]
  /// As it was typed.
  let text: String

  init?(argument: String) {
    text = argument
    let names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if names.contains("") { return nil }
    gates = names.map(Self.gate)
  }

  /// A name that is no metric's is an assessment's.
  private static func gate(_ name: String) -> Gate {
    if name == "worse" { return .worse }
    return Metric.allCases.first { $0.option == name }.map(Gate.metric) ?? .assessment(name)
  }
}

extension Metric {
  /// As it is typed.
  var option: String {
    switch self {
    case .duration: "duration"
    case .timeToFirstToken: "time-to-first-token"
    case .modelTime: "model-time"
    case .retrievalTime: "retrieval-time"
    case .toolTime: "tool-time"
    case .inputTokens: "input-tokens"
    case .outputTokens: "output-tokens"
    case .cost: "cost"
    case .failures: "failures"
    }
  }
}
