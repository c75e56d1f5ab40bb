import JSONBytes
import TraceModel

@testable import TraceAnalysis
@testable import TraceReport

/// A diff of made-up runs over train questions; every text of a trace passes through `mark`.
struct DiffFixture {
  var mark: @Sendable (String) -> String = { $0 }
  var cases = 40
  var metrics = DiffFixture.metrics
  /// How many cases newly fail, then how many are fixed.
  var failing = 3
  var fixed = 2
  var hasAssessments = true

  var report: DiffReport {
    DiffReport(
      base: side("base", "gpt-4o-mini"),
      head: side("head", "gpt-4.1-mini"),
      comparison: comparison
    )
  }

  private func side(_ title: String, _ model: String) -> DiffSide {
    DiffSide(
      title: mark(title),
      source: mark("mlflow.db"),
      format: "MLflow SQLite",
      remarks: [],
      traces: (0..<cases + 2).map { place in
        DiffTrace(
          key: TraceKey(mark("tr-\(title)-\(place)")),
          // 2026-11-22 11:48:50 UTC
          requestTimeMS: 1_795_348_130_000 + Int64(place) * 100,
          asked: mark(question(place)),
          models: [mark(model)]
        )
      },
      judges: 0
    )
  }

  private static let places = [
    "Évora", "Porto", "Beja", "Faro", "Braga", "Coimbra", "Lagos", "Sintra", "Guarda", "Aveiro",
  ]

  func question(_ place: Int) -> String {
    let town = Self.places[place % 10]
    return switch place / 10 % 4 {
    case 0: "Is there a night train to \(town)?"
    case 1: "What is the fare from Lisbon to \(town)?"
    case 2: "What is the fare to \(town) in US dollars?"
    default: "How long is the ride to \(town)?"
    }
  }
}

// MARK: What is compared

extension DiffFixture {
  private var comparison: RunComparison {
    RunComparison(
      pairing: pairing,
      metrics: metrics,
      assessments: hasAssessments ? assessments : [],
      spanNames: spanNames,
      kinds: kinds,
      models: models,
      prompts: [],
      tools: tools,
      errors: errors,
      cases: (0..<cases).map(change),
      tests: 9,
      noise: NoiseThreshold(),
      resampling: Resampling()
    )
  }

  /// The last traces of each side are in no case.
  private var pairing: Pairing {
    func keys(_ side: String) -> [CaseKeys] {
      (0..<cases + 2).map { place in
        var keys = CaseKeys()
        keys.recordID = place < cases ? "\(place)" : place == cases ? "\(side)" : nil
        return keys
      }
    }
    return Pairing(base: keys("base"), head: keys("head"))
  }

  static func metric(
    _ metric: Metric,
    _ base: Double?,
    _ head: Double?,
    _ estimate: Double?,
    _ bounds: (Double, Double)?,
    p: Double?,
    _ verdict: Verdict,
    cases: Int = 40,
    isPaired: Bool = true
  ) -> MetricChange {
    MetricChange(
      metric: metric,
      base: base,
      head: head,
      comparison: MetricComparison(
        change: metric == .failures ? .difference : .ratio,
        cases: cases,
        estimate: estimate,
        mean: estimate,
        interval: bounds.map { ConfidenceInterval(low: $0.0, high: $0.1) },
        pValue: p,
        noise: metric == .failures
          ? ConfidenceInterval(low: -0.02, high: 0.02) : ConfidenceInterval(low: 0.9, high: 1.1),
        leastCases: 6
      ),
      isPaired: isPaired,
      adjustedPValue: p,
      verdict: verdict,
      cliffsDelta: isPaired ? nil : 0.25
    )
  }

  static var metrics: [MetricChange] {
    [
      metric(.duration, 187e6, 171e6, 0.953, (0.919, 1.122), p: 0.28, .noDifferenceShown),
      metric(.timeToFirstToken, nil, nil, nil, nil, p: nil, .cannotTell(needs: 6), cases: 0),
      metric(.modelTime, 60.8e6, 56.1e6, 0.968, (0.934, 0.986), p: 0.013, .noDifference),
      metric(.retrievalTime, 51.3e6, 61e6, 1.191, (1.182, 1.197), p: 1e-6, .worse),
      metric(.inputTokens, 350, 350, 1, (1, 1), p: 0.317, .noDifference),
      metric(.outputTokens, 88, 75, 0.851, (0.849, 0.853), p: 1e-6, .better),
      metric(.cost, 0.000101, 0.000238, 2.42, (2.37, 2.45), p: 1e-6, .worse),
      metric(.failures, 0.1, 0.125, 0.025, (-0.101, 0.148), p: 1, .noDifferenceShown),
    ]
  }

  private var assessments: [AssessmentChange] {
    let (worse, better) = (Array(0..<failing), Array(failing..<failing + fixed))
    func passes(_ name: String, _ source: String) -> AssessmentChange {
      AssessmentChange(
        name: mark(name),
        sourceType: mark(source),
        scale: .passes,
        base: 0.9,
        head: 0.875,
        comparison: Self.metric(.failures, nil, nil, -0.025, (-0.148, 0.101), p: 1, .better)
          .comparison,
        adjustedPValue: 1,
        verdict: .noDifferenceShown,
        worse: worse,
        better: better,
        neededCases: 1548
      )
    }
    let relevance = AssessmentChange(
      name: mark("relevance"),
      sourceType: mark("LLM_JUDGE"),
      scale: .numbers,
      base: 0.558,
      head: 0.569,
      comparison: Self.metric(.failures, nil, nil, 0.0112, (0.004, 0.019), p: 0.023, .better)
        .comparison,
      adjustedPValue: 0.023,
      verdict: .noDifference,
      worse: [1],
      better: [4, 6, 7],
      neededCases: nil
    )
    return [passes("correctness", "CODE"), passes("flaky", "HUMAN"), relevance]
  }

  private var spanNames: [TimeChange] {
    [
      ("qa_agent", .agent, 77.4e6, 65.3e6), ("retrieve", .retriever, 51.8e6, 61.43e6),
      ("Completions", .chatModel, 66.9e6, 64.28e6), ("convert", .tool, 311e3, 166e3),
      ("lookup_fare", .tool, 315e3, 282e3),
    ].map { TimeChange(name: mark($0), kind: $1, baseNS: $2, headNS: $3) }
  }

  private var kinds: [TimeChange] {
    [
      (SpanKind.agent, 77.4e6, 65.3e6), (.chatModel, 66.9e6, 64.28e6), (.tool, 626e3, 448e3),
      (.retriever, 51.8e6, 61.43e6),
    ].map { TimeChange(name: nil, kind: $0, baseNS: $1, headNS: $2) }
  }

  private var models: [TokenChange] {
    var base = TokenChange.Spending()
    (base.calls, base.inputTokens, base.outputTokens, base.costUSD) = (61, 15_777, 3497, 0.00428235)
    var head = TokenChange.Spending()
    (head.calls, head.inputTokens, head.outputTokens, head.costUSD) = (62, 15_957, 2991, 0.0104388)
    return [
      TokenChange(name: mark("gpt-4.1-mini"), base: nil, head: head),
      TokenChange(name: mark("gpt-4o-mini"), base: base, head: nil),
    ]
  }

  private var tools: [ToolChange] {
    [
      ToolChange(
        name: mark("convert"),
        baseCalls: 9,
        headCalls: 10,
        baseFailures: 0,
        headFailures: 1,
        added: [5],
        dropped: [],
        reordered: [],
        otherArguments: [],
        newlyFailing: [2]
      ),
      ToolChange(
        name: mark("lookup_fare"),
        baseCalls: 20,
        headCalls: 20,
        baseFailures: 0,
        headFailures: 0,
        added: [],
        dropped: [],
        reordered: [],
        otherArguments: [],
        newlyFailing: []
      ),
    ]
  }

  private var errors: [ErrorChange] {
    [
      ErrorChange(
        errorClass: .tool,
        type: mark("ZeroDivisionError"),
        pattern: mark("division by <n>"),
        base: [],
        head: [TraceKey("tr-head-2")]
      )
    ]
  }

  private func change(_ place: Int) -> CaseChange {
    var flags: CaseChange.Flags = []
    if place < failing { flags = [.newlyFailing, .regressed, .answerChanged] }
    if (failing..<failing + fixed).contains(place) { flags = [.fixed, .answerChanged] }
    if flags.isEmpty, place == 5 { flags = [.toolsChanged, .slower] }
    if flags.isEmpty, place > 5, place % 4 == 0 { flags = [.answerChanged, .slower] }
    let ratio = [0.87, 1.18, 0.77, 1.09, 1.06, 1.65][min(place, 5)]
    let isJudged = flags.contains(.newlyFailing) || flags.contains(.fixed)
    return CaseChange(
      place: place,
      asked: mark(question(place)),
      base: side(place, "17.80 EUR", ratio: 1, isFailing: flags.contains(.fixed)),
      head: side(
        place,
        isJudged ? "unclear" : "17.80 EUR",
        ratio: ratio,
        isFailing: flags.contains(.newlyFailing)
      ),
      flags: flags,
      newlyFailing: flags.contains(.newlyFailing) ? [mark("correctness"), mark("flaky")] : [],
      fixed: flags.contains(.fixed) ? [mark("correctness")] : [],
      toolChanges: place == 5 ? [.added(tool: mark("convert"), before: mark("lookup_fare"))] : []
    )
  }

  private func side(_ place: Int, _ answer: String, ratio: Double, isFailing: Bool) -> CaseSide {
    CaseSide(
      traces: [TraceKey("tr-\(place)")],
      answered: mark(answer),
      values: [
        .duration: 155e6 * ratio + Double(place) * 1e6, .outputTokens: ratio == 1 ? 97 : 82,
      ],
      models: [],
      fails: isFailing
    )
  }
}

/// Pages of a diff as text.
extension DiffReport {
  func page(_ page: Int = 0) throws -> String {
    let shell = try pageShell()
    return written { DiffPage(self).write(page: page, in: shell, to: &$0) }
  }

  func pairingPage(_ page: Int = 0) throws -> String {
    let shell = try pageShell()
    return written { PairingPage(self).write(page: page, in: shell, to: &$0) }
  }

  func markdown(_ page: Int = 0) -> String {
    written { DiffMarkdown(self).write(page: page, to: &$0) }
  }

  var pairingMarkdown: String {
    written { PairingPage(self, in: .markdown).writeMarkdown(page: 0, to: &$0) }
  }

  var comment: String { written { DiffComment(self).write(to: &$0) } }

  var sentence: String { VerdictSentence(self).runs().text }

  private func written(_ write: (inout ByteBuffer) -> Void) -> String {
    var buffer = ByteBuffer()
    write(&buffer)
    return buffer.string()
  }
}
