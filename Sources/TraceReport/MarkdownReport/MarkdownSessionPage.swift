package import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the page of a session as Markdown: a conversation over several traces, turn by turn.
package struct MarkdownSessionPage: Sendable {
  private let session: String
  /// Oldest first.
  private let rows: [IndexRow]
  private let numbers: TraceNumbers
  private let prices: PriceTable?

  /// A page a session of the report, in order of the sessions' first traces.
  package static func all(of report: Report) -> [MarkdownSessionPage] {
    SessionPage.rowsBySession(of: report).map {
      let numbers = report.numbers(of: $1)
      return MarkdownSessionPage(session: $0, rows: $1, numbers: numbers, prices: report.prices)
    }
  }

  /// Path in the site.
  package var path: String { Self.path(of: session) }

  static func path(of session: String) -> String {
    "sessions/\(SiteName.fileName(for: session)).md"
  }

  /// Appends the page.
  package func write(to text: inout ByteBuffer) {
    var blocks = MarkdownBlocks(appendingTo: text)
    blocks.write(.heading(1, [.own("Session: "), .recorded(session)]))
    blocks.write(.paragraph([.link("All traces", to: "../index.md")]))
    blocks.write(OverviewBlocks.headline(numbers, prices))
    blocks.write(.heading(2, "Conversation"))
    for row in rows { blocks.write(Self.blocks(of: row)) }
    text = blocks.text
  }

  private static func blocks(of row: IndexRow) -> [ReportBlock] {
    let state = ShownState(row.state)
    let moment = MomentText(milliseconds: row.requestTimeMS)
    let facts = " · \(state.glyph) \(state.word) · \(moment.time.prefix(8)) UTC · "
    let failed = row.summary.failure.map { "\($0.type ?? "Error"): \($0.message ?? "")" }
    return [.paragraph([row.link(root: "../"), .own(facts), .number(row.duration?.text)])]
      + turn("User", row.asked?.marked, else: "No request recorded")
      + turn("Assistant", row.answered?.marked ?? failed, else: "No answer recorded")
  }

  private static func turn(
    _ role: String,
    _ text: String?,
    else reason: String
  ) -> [ReportBlock] {
    let said = text.map { ReportBlock.text(Array($0.utf8)[...]) } ?? [.note(reason)]
    return [.paragraph([.strong(role)])] + said
  }
}
