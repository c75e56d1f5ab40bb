import TraceAnalysis
import TraceModel

/// The cases of a diff, the worst first.
extension JSONLine {
  mutating func cases(_ comparison: RunComparison) {
    list("cases", comparison.cases) { json, change in
      json.object { json in
        let paired = comparison.pairing.cases[change.place]
        json.text("page", DiffPlace.page(ofCase: change.place))
        json.text("asked", change.asked)
        json.text("rule", paired.rule.key)
        json.number("similarity", paired.similarity)
        json.list("flags", change.flags.keys) { $0.string($1) }
        json.list("newly_failing", change.newlyFailing) { $0.string($1) }
        json.list("fixed", change.fixed) { $0.string($1) }
        json.list("tool_changes", change.toolChanges) { $0.step($1) }
        json.side("base", change.base)
        json.side("head", change.head)
      }
    }
  }

  private mutating func side(_ key: StaticString, _ side: CaseSide) {
    object(key) { json in
      json.list("traces", side.traces) { $0.string($1.id) }
      json.text("answered", side.answered)
      json.key("fails")
      json.bool(side.fails)
      json.list("models", side.models) { $0.string($1) }
      json.object("values") { json in
        for metric in Metric.allCases {
          json.key(metric.key)
          json.number(side.values[metric])
        }
      }
    }
  }

  private mutating func step(_ step: CaseChange.ToolStep) {
    object { json in
      json.text("tool", step.tool)
      json.text("change", step.key)
      json.text("before", step.before)
    }
  }
}

extension CaseChange.ToolStep {
  fileprivate var key: String {
    switch self {
    case .added: "added"
    case .dropped: "dropped"
    case .reordered: "reordered"
    case .otherArguments: "other_arguments"
    case .newlyFailing: "newly_failing"
    }
  }

  fileprivate var before: String? {
    if case .added(_, let before) = self { before } else { nil }
  }
}

extension CaseChange.Flags {
  private static let named: [(flag: CaseChange.Flags, key: String)] = [
    (.newlyFailing, "newly_failing"), (.fixed, "fixed"), (.failingStill, "failing_still"),
    (.regressed, "regressed"), (.slower, "slower"), (.faster, "faster"),
    (.answerChanged, "answer_changed"), (.toolsChanged, "tools_changed"),
  ]

  /// As programs read them, in the order of their declaration.
  fileprivate var keys: [String] { Self.named.filter { contains($0.flag) }.map(\.key) }
}
