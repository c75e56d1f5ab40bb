import JSONBytes
import TraceAnalysis

/// Writes a page of the cases as a table, the worst first.
struct CaseTable {
  private let cases: [CaseChange]
  private let links: CaseLinks
  private let page: Int

  init(_ comparison: RunComparison, _ links: CaseLinks, page: Int) {
    cases = comparison.cases
    self.links = links
    self.page = page
  }

  func write(to html: inout ByteBuffer) {
    html.append("<table class=\"df cs\"><caption class=\"vh\">Cases, the worst first</caption>")
    html.append(Self.head)
    let from = page * CaseLinks.pageLength
    for place in cases.indices.dropFirst(from).prefix(CaseLinks.pageLength) {
      write(cases[place], place, to: &html)
    }
    html.append("</tbody></table>\n")
  }

  private static let head: StaticString = """
    <thead><tr><th scope="col" data-key="case">Case</th><th scope="col" class="what">What changed</th>\
    <th scope="col" class="ans">Base answer</th><th scope="col" class="ans">Head answer</th>\
    <th scope="col" class="n side" data-key="base">Base</th>\
    <th scope="col" class="n side" data-key="head">Head</th>\
    <th scope="col" class="n" data-key="duration">Duration</th>\
    <th scope="col" class="n side out" data-key="output">Output tokens</th></tr></thead><tbody>

    """

  private func write(_ change: CaseChange, _ place: Int, to html: inout ByteBuffer) {
    writeStart(change, place, to: &html)
    html.append("<th scope=\"row\">")
    html.append([change.link(in: .html)])
    html.append("</th><td class=\"what\">")
    CaseMarks(change).write(to: &html)
    html.append("</td>")
    writeAnswers(change, to: &html)
    let (base, head) = (change.base.values, change.head.values)
    write(base[.duration], [Metric.duration.shown(base[.duration])], "n side", to: &html)
    write(head[.duration], [Metric.duration.shown(head[.duration])], "n side", to: &html)
    write(change.durationRatio, [change.durationText], "n", to: &html)
    write(head[.outputTokens], change.tokenTexts, "n side out", to: &html)
    html.append("</tr>\n")
  }

  private func writeStart(_ change: CaseChange, _ place: Int, to html: inout ByteBuffer) {
    let states = CaseState.allCases.filter { change.flags.contains($0.flag) }.map(\.rawValue)
    html.append("<tr data-states=\"\(states.joined(separator: " "))\"")
    let groups = links.groups(of: place)
    if !groups.isEmpty { html.append(" data-of=\"\(groups.joined(separator: " "))\"") }
    html.append(">")
  }

  private func writeAnswers(_ change: CaseChange, to html: inout ByteBuffer) {
    let (base, head) = change.shownAnswers
    html.append("<td class=\"ans\">")
    html.appendText(base)
    html.append("</td><td class=\"ans\">")
    let isChanged = change.flags.contains(.answerChanged)
    if isChanged { html.append("<strong>") }
    html.appendText(head)
    if isChanged { html.append("</strong>") }
    html.append("</td>")
  }

  /// A cell whose number the script sorts by.
  private func write(
    _ value: Double?,
    _ runs: [ReportInline],
    _ style: StaticString,
    to html: inout ByteBuffer
  ) {
    html.append("<td class=\"")
    html.append(style)
    html.append("\"")
    if let value, value.isFinite { html.append(" data-v=\"\(value)\"") }
    html.append(">")
    html.append(runs)
    html.append("</td>")
  }
}

extension CaseChange {
  /// The answers for cells of one line, from the word on in which they differ.
  var shownAnswers: (base: String?, head: String?) {
    let same = Self.sameWords(base.answered ?? "", head.answered ?? "")
    return (Self.cell(base.answered, from: same), Self.cell(head.answered, from: same))
  }

  private static func cell(_ answer: String?, from start: Int) -> String? {
    answer.map { answer in
      let rest = String(answer.unicodeScalars.dropFirst(start))
      return TextCut(start > 0 ? "… \(rest)" : rest, limit: 120).marked
    }
  }

  /// Scalars of the words that two texts begin with alike; 0 where they are one text.
  private static func sameWords(_ base: String, _ head: String) -> Int {
    var (place, end) = (0, 0)
    for (one, other) in zip(base.unicodeScalars, head.unicodeScalars) {
      if one != other { return end }
      place += 1
      if one.properties.isWhitespace { end = place }
    }
    return base.unicodeScalars.count == head.unicodeScalars.count ? 0 : end
  }

  /// Such as `+18 %`; a dash where it is unknown.
  var durationText: ReportInline {
    guard let ratio = durationRatio else { return .own(ReportInline.unknown) }
    if ratio >= 10 || ratio <= 0.1 { return .own("× \(SignedText.factor(ratio))") }
    return .quantity(SignedText.percent(ratio - 1, places: 0), unit: "%")
  }

  /// Such as `97 → 82`.
  var tokenTexts: [ReportInline] {
    let metric = Metric.outputTokens
    let (base, head) = (base.values[metric], head.values[metric])
    if base == nil && head == nil { return [.own(ReportInline.unknown)] }
    return [metric.shown(base), .own(" → "), metric.shown(head)]
  }
}
