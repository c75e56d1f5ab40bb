import JSONBytes
import TraceAnalysis
import TraceModel

/// What the feedback says of both traces, with its reasons.
struct PairAssessments {
  private let pairs: [AssessmentPair]

  /// Unicode scalars of a reason.
  private static let longReason = 600

  init(_ pairs: [AssessmentPair]) { self.pairs = pairs }

  var section: PairSection? {
    if pairs.isEmpty { return nil }
    var table = ReportTable(["Assessment", "Base", "Head", "Rationale"])
    for pair in pairs.prefix(PageTable.most) {
      table.add([
        [.recorded(TextCut(pair.name, limit: 100).marked)], Self.value(pair.base),
        Self.value(pair.head), Self.rationale(pair),
      ])
    }
    let rest = pairs.count - PageTable.most
    return PairSection(
      title: "Assessments",
      blocks: [.table(table)]
        + (rest > 0 ? [.note("and \(CountText.text(rest, "more assessment"))")] : [])
    )
  }

  private static func value(_ assessment: Assessment?) -> [ReportInline] {
    guard let assessment else { return [.own(ReportInline.unknown)] }
    switch Judgement(assessment).value {
    case .passed(true): return [.good("✓ pass")]
    case .passed(false): return [.bad("✕ fail")]
    case .number(let number): return [.own(ScoreText.value(number))]
    case .other: return [assessment.value.map { .recorded(FirstLine.text($0)) } ?? .own("–")]
    case .error: return [.bad("✕ the judge failed")]
    case .none: return [.own("no value")]
    }
  }

  /// That of head, and that of base where it is another one.
  private static func rationale(_ pair: AssessmentPair) -> [ReportInline] {
    let (base, head) = (reason(pair.base), reason(pair.head))
    if let base, let head, base != head {
      return [.own("Base: "), .recorded(base), .own("\nHead: "), .recorded(head)]
    }
    if let base, head == nil { return [.own("Base: "), .recorded(base)] }
    return [head.map { .recorded($0) } ?? .own("none given")]
  }

  private static func reason(_ assessment: Assessment?) -> String? {
    let text = assessment?.rationale ?? assessment?.error?["error_message"]?.string
    return text.flatMap { $0.isEmpty ? nil : TextCut($0, limit: longReason).marked }
  }
}
