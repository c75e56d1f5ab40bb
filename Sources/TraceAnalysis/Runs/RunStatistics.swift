package import TraceModel

/// The numbers of several traces together, and of what they are made of.
package struct RunStatistics: Sendable {
  package let numbers: TraceNumbers
  /// By kind of span, in the kinds' own order.
  package let kinds: [SpanGroup<SpanKind>]
  /// By the name of spans, by name.
  package let names: [SpanGroup<ExactText>]
  /// By the model that spans name, by name.
  package let models: [SpanGroup<ExactText>]
  /// By the name of spans of kind tool, by name.
  package let tools: [SpanGroup<ExactText>]
  /// Tools that were offered and called in no trace, each with the number of traces that offered it, in
  /// the order in which they were offered first.
  package let uncalledTools: [(name: String, traces: Int)]
  package let failures: [FailureGroup]
  /// The sum over all traces with a root.
  package let wallTime: WallTime
  /// By name and type of source, by name.
  package let assessments: [AssessmentStatistics]
  /// By the name of what several sources judged.
  package let disagreements: [Disagreement]
  /// In the order of their first traces.
  package let evaluations: [EvaluationRun]

  /// - Parameter summaries: In the order of the store: sums of dollars depend on it.
  package init(_ summaries: some Collection<TraceSummary>) {
    numbers = TraceNumbers(summaries)
    kinds = SpanGroup.kinds(summaries)
    names = SpanGroup.names(summaries)
    models = SpanGroup.models(summaries)
    tools = SpanGroup.tools(summaries)
    // A call that no span ran, such as a handoff, is one all the same.
    let called = summaries.lazy.flatMap(\.calledTools).map(ExactText.init)
    uncalledTools = Self.uncalled(summaries, called: Set(tools.map(\.key)).union(called))
    failures = FailureGroup.all(summaries)
    wallTime = summaries.reduce(into: WallTime()) { sum, summary in
      if let time = summary.wallTime { sum.add(time) }
    }
    let judged = Self.judged(summaries)
    assessments = AssessmentStatistics.all(judged)
    disagreements = Disagreement.all(judged)
    evaluations = EvaluationRun.all(summaries)
  }

  private static func judged(_ summaries: some Collection<TraceSummary>) -> [JudgedTrace] {
    summaries.enumerated().compactMap { place, summary in
      summary.judgements.isEmpty ? nil : (place, summary.judgements)
    }
  }

  private static func uncalled(
    _ summaries: some Collection<TraceSummary>,
    called: Set<ExactText>
  ) -> [(name: String, traces: Int)] {
    var counts: [ExactText: Int] = [:]
    var order: [ExactText] = []
    for tool in summaries.lazy.flatMap(\.uncalledTools).map(ExactText.init)
    where !called.contains(tool) {
      if counts[tool] == nil { order.append(tool) }
      counts[tool, default: 0] += 1
    }
    return order.map { ($0.string, counts[$0] ?? 0) }
  }
}
