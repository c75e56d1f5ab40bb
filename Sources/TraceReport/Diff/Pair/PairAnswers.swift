import JSONBytes
import TraceAnalysis
import TraceModel

/// What both traces answered, side by side, and what the answer should have been.
struct PairAnswers {
  private let pair: PairContents
  private let difference: AnswerDifference?
  private let texts: SideBySide

  init(_ pair: PairContents) {
    self.pair = pair
    let (base, head) = (pair.baseTexts.answered, pair.headTexts.answered)
    difference = AnswerDifference(from: base, to: head)
    switch difference {
    case .members(let diff): texts = SideBySide(members: diff)
    case .words(let diff): texts = SideBySide(words: diff, base: base ?? "", head: head ?? "")
    case .unchanged, nil:
      texts = SideBySide(words: .unchanged, base: base ?? "", head: head ?? "")
    }
  }

  /// Counts of words or values, and the expected answers.
  private var remark: [ReportInline] { [.own(change)] + expected }

  private var change: String {
    switch difference {
    case nil: "No answer to compare."
    case .unchanged: "Both answered the same."
    case .members(let diff):
      "Compared by key: \(CountText.text(diff.changes.count, "value")) differ."
    case .words(.edited(let pieces)): Self.words(WordCounts(pieces))
    case .words: "Rewritten: more than half of the words changed."
    }
  }

  private static func words(_ counts: WordCounts) -> String {
    "Word diff: \(CountText.text(counts.removed, "word")) removed, \(CountText.text(Int64(counts.added)))"
      + " added, \(CountText.text(Int64(counts.equal))) equal."
  }

  private var expected: [ReportInline] {
    let head = Self.expectations(pair.head.trace)
    let all = head.isEmpty ? Self.expectations(pair.base.trace) : head
    return all.flatMap { name, value -> [ReportInline] in
      [.own(" "), .recorded(name), .own(": "), .recorded(value), .own(".")]
    }
  }

  private static func expectations(_ trace: Trace) -> [(name: String, value: String)] {
    trace.assessments.filter { $0.type == "expectation" && $0.isValid }.prefix(4)
      .compactMap { assessment in
        guard let value = assessment.value else { return nil }
        let name = TextCut(assessment.name.replacing("_", with: " "), limit: 60).marked
        return (name.prefix(1).uppercased() + name.dropFirst(), FirstLine.text(value))
      }
  }
}

extension PairAnswers {
  func write(to html: inout ByteBuffer) {
    html.append("<div class=\"qa\">")
    write("Base answered", pair.base, pair.baseTexts, texts.base, isBase: true, to: &html)
    write("Head answered", pair.head, pair.headTexts, texts.head, isBase: false, to: &html)
    html.append("</div>\n<p class=\"hint\">")
    html.append(remark)
    html.append("</p>\n")
  }

  private func write(
    _ title: StaticString,
    _ trace: AnalysedTrace,
    _ said: TraceTexts,
    _ runs: [ReportInline],
    isBase: Bool,
    to html: inout ByteBuffer
  ) {
    let failure = TraceFailure(trace)
    html.append(failure == nil ? "<div><h2>" : "<div class=\"failed\"><h2>")
    html.append(title)
    html.append(" <span class=\"sub\">")
    html.append(verdicts(isBase: isBase))
    html.append("</span></h2>")
    if let failure {
      html.append("<p class=\"say\"><strong>Failed</strong> ")
      html.appendHTML(TextCut(failure.words, limit: 1000).marked, in: .content)
      html.append("</p>")
    }
    if said.answered?.isEmpty == false {
      html.append("<p class=\"say\">")
      html.append(runs)
      html.append("</p>")
    } else if failure == nil {
      html.append("<p class=\"none\">No answer recorded</p>")
    }
    html.append("</div>")
  }

  /// What pass or fail says of an answer, what differs first; of many the first two.
  private func verdicts(isBase: Bool) -> [ReportInline] {
    let verdicts = pair.assessments.compactMap { row -> [ReportInline]? in
      guard let assessment = isBase ? row.base : row.head,
        case .passed(let hasPassed) = Judgement(assessment).value
      else { return nil }
      let name = TextCut(row.name, limit: 40).marked
      return [.own(" "), hasPassed ? .good("✓ \(name) pass") : .bad("✕ \(name) fail")]
    }
    return Array(verdicts.prefix(2).joined())
  }

  var blocks: [ReportBlock] {
    blocks("Base answered", pair.base, pair.baseTexts.answered, texts.base)
      + blocks("Head answered", pair.head, pair.headTexts.answered, texts.head)
      + [.paragraph(remark)]
  }

  private func blocks(
    _ title: String,
    _ trace: AnalysedTrace,
    _ answer: String?,
    _ runs: [ReportInline]
  ) -> [ReportBlock] {
    let words = TraceFailure(trace).map { TextCut($0.words, limit: 1000).marked }
    let failure = words.map { [ReportBlock.paragraph([.own("▲ Failed: "), .recorded($0)])] } ?? []
    let said = answer?.isEmpty == false ? [ReportBlock.paragraph(runs)] : []
    let none = failure.isEmpty && said.isEmpty ? [ReportBlock.note("No answer recorded")] : []
    return [.heading(2, title)] + failure + said + none
  }
}
