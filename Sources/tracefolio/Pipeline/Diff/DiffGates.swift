import ArgumentParser
import TraceAnalysis
import TraceModel

/// The gates of `--fail-on`, and what is said where one is shut.
struct DiffGates {
  private let failures: [GateFailure]

  /// - Throws: ``UnknownGate`` for a name that neither a metric nor an assessment has.
  init(_ gates: [Gate], _ comparison: RunComparison) throws(UnknownGate) {
    let names = Set(comparison.assessments.map { ExactText($0.name) })
    for case .assessment(let name) in gates where !names.contains(ExactText(name)) {
      throw UnknownGate(name: name, assessments: names.sorted().map(\.string))
    }
    failures = gates.isEmpty ? [] : GateCheck(gates, comparison).failures
  }

  /// Says what is worse.
  ///
  /// - Throws: Status 1 where anything is.
  func check() throws {
    if failures.isEmpty { return }
    let words = failures.map(\.words).joined(separator: "; ")
    StandardError.write(TerminalText.visible("error: --fail-on: \(words)") + "\n")
    throw ExitCode(1)
  }
}

/// A name behind `--fail-on` that nothing in the two runs has.
struct UnknownGate: Error {
  let name: String
  let assessments: [String]
}

extension GateFailure {
  fileprivate var words: String {
    switch self {
    case .metric(let metric): "\(metric.option) is worse"
    case .assessment(let name, let sourceType): "\(name) (\(sourceType)) is worse"
    case .nothingPaired: "no case of base is paired with one of head, so nothing can be told"
    case .newlyFailing(let name, let cases):
      (cases == 1 ? "1 case newly fails" : "\(cases) cases newly fail")
        + (name.map { " \($0)" } ?? "")
    }
  }
}
