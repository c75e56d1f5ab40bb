import TraceAnalysis
import TraceModel

/// What is on the page of a pair, before it is written in a format.
struct PairContents {
  let base: AnalysedTrace
  let head: AnalysedTrace
  let surroundings: PairSurroundings
  let alignment: SpanAlignment
  let tools: ToolComparison
  let settings: [SettingDifference]
  let assessments: [AssessmentPair]
  let baseTexts: TraceTexts
  let headTexts: TraceTexts

  init(
    _ base: AnalysedTrace,
    _ head: AnalysedTrace,
    _ surroundings: PairSurroundings
  ) {
    self.base = base
    self.head = head
    self.surroundings = surroundings
    alignment = SpanAlignment(base, head)
    tools = ToolComparison(from: base, to: head)
    settings = SettingDifference.all(base, head)
    assessments = AssessmentPair.all(base.trace, head.trace)
    baseTexts = TraceTexts(base)
    headTexts = TraceTexts(head)
  }

  /// Unicode scalars of a title.
  private static let longTitle = 200

  /// What was asked, as the page's title.
  var title: String {
    let asked = headTexts.asked ?? baseTexts.asked
    let text = asked.flatMap { FirstWords.of(Array($0.utf8)[...], count: 40) }
    return text.map { TextCut($0, limit: Self.longTitle).marked } ?? head.trace.name ?? base.trace
      .name ?? "Case \(surroundings.number)"
  }

  var facts: PairFacts { PairFacts(self) }

  var answers: PairAnswers { PairAnswers(self) }

  /// What was judged of both; nil without feedback.
  var judged: PairSection? { PairAssessments(assessments).section }

  /// How both did it: tools, then settings.
  var doing: [PairSection] {
    [PairTools(self).section, PairSettings(settings).section].compactMap(\.self)
  }

  /// The further traces of the case; nil where there are none.
  var repeats: PairSection? { PairRepeats(surroundings.repeats).section }
}

/// A titled part of the page that is the same in every format.
struct PairSection {
  /// In the tool's own words; so is the next.
  let title: String
  /// A remark beside the title; nil where there is none.
  var remark: String?
  let blocks: [ReportBlock]

  var markdown: [ReportBlock] {
    [.heading(2, title)] + (remark.map { [.note($0)] } ?? []) + blocks
  }
}
