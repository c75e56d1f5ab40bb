import TraceAnalysis
import TraceModel

/// What the list of traces can be filtered by that was said of them.
struct AssessmentLabel {
  let name: String
  let sourceType: String

  /// Traces with an assessment of the name by the source, whatever it says.
  var text: String { "\(name) (\(Self.source(sourceType)))" }

  /// Those of them on which it says no.
  var failed: String { "\(text): failed" }

  /// Those on which the judge failed.
  var error: String { "\(text): error" }

  /// Traces on which the sources of a name do not agree.
  static func differing(_ name: String) -> String { "\(name): sources differ" }

  /// MLflow's types of sources in words; any other as it is recorded.
  static func source(_ type: String) -> String {
    switch type {
    case "HUMAN": "human"
    case "LLM_JUDGE": "LLM judge"
    case "CODE": "code"
    default: TextCut(type, limit: PageLinks.shown).marked
    }
  }
}

extension TraceSummary {
  /// The labels that the trace can be found by, each once, by text; none that is too long for a filter.
  var assessmentLabels: [String] {
    if judgements.isEmpty { return [] }
    var labels = Set(judgements.flatMap(\.labels).map(ExactText.init))
    for found in Disagreement.all([(0, judgements)]) where !found.differing.isEmpty {
      labels.insert(ExactText(AssessmentLabel.differing(found.name)))
    }
    return labels.sorted().map(\.string).filter(TraceFilter.isShort)
  }
}

extension Judgement {
  fileprivate var labels: [String] {
    let label = AssessmentLabel(name: name, sourceType: sourceType)
    return switch value {
    case .passed(false): [label.text, label.failed]
    case .error: [label.text, label.error]
    default: [label.text]
    }
  }
}
