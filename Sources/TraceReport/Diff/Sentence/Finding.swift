import Glibc
import TraceAnalysis
import TraceModel

/// A verdict with the words for it.
struct Finding {
  let verdict: Verdict
  /// How many cases were compared.
  let cases: Int
  /// How far it is from no change, to sort by: the logarithm of a ratio, a share of the noise.
  let size: Double
  /// What is named first where several are alike.
  let rank: Int
  /// Its name within a sentence.
  let noun: ReportInline
  /// What head does, such as `costs 2.4 times as much per case`.
  let clause: [ReportInline]
  /// What it would take to tell; nil where it cannot be said.
  let neededCases: Int?

  /// Those of a diff that have anything to say: metrics, then assessments.
  static func all(of comparison: RunComparison) -> [Finding] {
    comparison.metrics.map(Finding.init)
      + comparison.assessments.enumerated().map { place, assessment in
        let isAlone = comparison.assessments.count { $0.name.isSame(as: assessment.name) } == 1
        return Finding(assessment, isAlone: isAlone, place: place)
      }
  }

  private init(_ change: MetricChange) {
    let estimate = change.comparison.estimate ?? 1
    verdict = change.verdict
    cases = change.comparison.cases
    size = Self.size(change.comparison)
    rank = Self.ranks.firstIndex(of: change.metric) ?? Self.ranks.count
    noun = .own(change.metric.noun)
    clause = [.own(change.metric.clause(estimate) + (change.isPaired ? "" : ", as two lists"))]
    neededCases = nil
  }

  private init(_ change: AssessmentChange, isAlone: Bool, place: Int) {
    verdict = change.verdict
    cases = change.comparison.cases
    size = Self.size(change.comparison)
    rank = Self.ranks.count + place
    let name = TextCut(change.name, limit: 60).marked
    noun = .recorded(isAlone ? name : "\(name) (\(change.sourceTitle))")
    clause = change.clause(noun)
    neededCases = change.scale == .passes ? change.neededCases.map(Self.rounded) : nil
  }

  /// What readers ask for first.
  private static let ranks: [Metric] = [
    .duration, .cost, .outputTokens, .failures, .timeToFirstToken, .inputTokens, .modelTime,
    .retrievalTime, .toolTime,
  ]

  /// How far a change is from none, see ``size``; 0 where nothing was compared.
  static func size(_ comparison: MetricComparison) -> Double {
    guard let estimate = comparison.estimate, estimate.isFinite else { return 0 }
    switch comparison.change {
    case .ratio: return estimate > 0 ? log(estimate).magnitude : 0
    // As far beyond its threshold as a ratio is beyond its own.
    case .difference:
      let reach = max(comparison.noise.high, 1e-9)
      return min(estimate.magnitude / reach, 1e9) * 0.1
    }
  }

  /// Three significant digits.
  static func rounded(_ count: Int) -> Int {
    var step = 1
    while count / step >= 1000 { step *= 10 }
    return (count / step) * step + (count % step * 2 >= step && step > 1 ? step : 0)
  }
}

extension String {
  fileprivate func isSame(as other: String) -> Bool { ExactText(self) == ExactText(other) }
}

extension AssessmentChange {
  /// Who judged, in words; another text as it is.
  var sourceTitle: String {
    switch sourceType {
    case "HUMAN": "human"
    case "LLM_JUDGE": "LLM judge"
    case "CODE": "code"
    default: TextCut(sourceType, limit: 40).marked
    }
  }

  fileprivate func clause(_ noun: ReportInline) -> [ReportInline] {
    let estimate = comparison.estimate ?? 0
    switch scale {
    case .passes:
      let points = SignedText.plain((estimate * 100).magnitude, places: 1)
      return [
        .own("passes "), noun, .own(" \(points) points \(estimate < 0 ? "less" : "more") often"),
      ]
    case .numbers:
      let way = estimate < 0 ? "lower" : "higher"
      return [.own("scores \(SignedText.plain(estimate.magnitude)) \(way) in "), noun]
    }
  }
}
