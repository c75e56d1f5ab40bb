import TraceAnalysis
import TraceModel

/// The tools that both traces used, call by call.
struct PairTools {
  private let pair: PairContents

  /// Rows of the table; beyond, a line says how many there are.
  private static let most = PageTable.most

  init(_ pair: PairContents) { self.pair = pair }

  var section: PairSection? {
    let rows = pair.tools.rows
    if rows.isEmpty { return nil }
    var table = ReportTable(["Call", "Base", "Head"])
    for row in rows.prefix(Self.most) { table.add(cells(row)) }
    let rest = rows.count - Self.most
    return PairSection(
      title: "Tool calls",
      remark: pair.tools.words,
      blocks: [.table(table)]
        + (rest > 0 ? [.note("and \(CountText.text(rest, "more call"))")] : [])
    )
  }

  private func cells(_ row: ToolComparison.Row) -> [[ReportInline]] {
    let base = row.base.map { pair.tools.base.uses[$0] }
    let head = row.head.map { pair.tools.head.uses[$0] }
    let name = TextCut(head?.name ?? base?.name ?? "", limit: 100).marked
    let (before, after) = arguments(row, base, head)
    let isSame = !row.hasOtherResult && base != nil
    return [
      [.recorded(name)] + tags(row),
      before + (base.map { result($0, of: pair.base, isSame: false) } ?? []),
      after + (head.map { result($0, of: pair.head, isSame: isSame) } ?? []),
    ]
  }

  private func tags(_ row: ToolComparison.Row) -> [ReportInline] {
    var tags: [ReportInline] = []
    if row.base == nil { tags.append(.own("\nonly in head")) }
    if row.head == nil { tags.append(.own("\nonly in base")) }
    if let place = row.movedFrom { tags.append(.own("\nmoved from \(OrdinalText.text(place))")) }
    if row.hasOtherArguments { tags.append(.own("\nother arguments")) }
    if row.failsNewly { tags.append(.bad("\n✕ newly failing")) }
    return tags
  }

  private func arguments(
    _ row: ToolComparison.Row,
    _ base: ToolUse?,
    _ head: ToolUse?
  ) -> (base: [ReportInline], head: [ReportInline]) {
    guard let base, let head else {
      return (
        base.map { SideBySide.whole($0.arguments) } ?? [.own(ReportInline.unknown)],
        head.map { SideBySide.whole($0.arguments) } ?? [.own(ReportInline.unknown)]
      )
    }
    let texts = SideBySide(base.arguments, head.arguments, isSame: !row.hasOtherArguments)
    return (texts.base, texts.head)
  }

  /// What came back, on a line of its own.
  private func result(
    _ use: ToolUse,
    of trace: AnalysedTrace,
    isSame: Bool
  ) -> [ReportInline] {
    if use.hasFailed { return [.own("\n"), .bad("✕ " + failure(use, trace))] }
    guard let result = use.result else { return [.own("\nno result")] }
    return isSame ? [.own("\nsame result")] : [.own("\n→ "), .code(FirstLine.text(result))]
  }

  private func failure(_ use: ToolUse, _ trace: AnalysedTrace) -> String {
    guard let span = use.span else { return "failed" }
    let exception = trace.spans[span].exception
    let message = exception?.message ?? trace.trace.spans[span].statusMessage
    return TextCut(FailureText.words(exception?.type, message), limit: 200).marked
  }
}

/// Places as words: `1st`, `2nd`, `11th`.
enum OrdinalText {
  static func text(_ number: Int) -> String {
    let ending =
      switch (number % 10, number % 100) {
      case (1, let rest) where rest != 11: "st"
      case (2, let rest) where rest != 12: "nd"
      case (3, let rest) where rest != 13: "rd"
      default: "th"
      }
    return CountText.text(Int64(number)) + ending
  }
}
