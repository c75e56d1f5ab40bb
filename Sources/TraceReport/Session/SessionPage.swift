package import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the page of a session: a conversation over several traces, turn by turn.
package struct SessionPage: Sendable {
  private let shell: PageShell
  private let session: String
  /// Oldest first.
  private let rows: [IndexRow]
  private let numbers: TraceNumbers
  private let kinds: [ReportPageKind]
  private let prices: PriceTable?

  /// A page a session of the report, in order of the sessions' first traces.
  package static func all(of report: Report, shell: PageShell) -> [SessionPage] {
    let kinds = ReportPageKind.all(of: report)
    return rowsBySession(of: report).map {
      SessionPage(
        shell: shell,
        session: $0,
        rows: $1,
        numbers: report.numbers(of: $1),
        kinds: kinds,
        prices: report.prices
      )
    }
  }

  /// The sessions in order of their first traces, each with its rows, oldest first.
  static func rowsBySession(of report: Report) -> [(session: String, rows: [IndexRow])] {
    var order: [ExactText] = []
    var rows: [ExactText: [IndexRow]] = [:]
    for row in report.rows {
      guard let session = row.session.map(ExactText.init) else { continue }
      if rows[session] == nil { order.append(session) }
      rows[session, default: []].append(row)
    }
    return order.map { ($0.string, rows[$0] ?? []) }
  }

  private init(
    shell: PageShell,
    session: String,
    rows: [IndexRow],
    numbers: TraceNumbers,
    kinds: [ReportPageKind],
    prices: PriceTable?
  ) {
    self.shell = shell
    self.session = session
    self.rows = rows
    self.numbers = numbers
    self.kinds = kinds
    self.prices = prices
  }

  /// Path in the site.
  package var path: String { Self.path(of: session) }

  static func path(of session: String) -> String {
    "sessions/\(SiteName.fileName(for: session)).html"
  }

  /// Appends the page.
  package func write(rendersMarkdown: Bool, to html: inout ByteBuffer) {
    var payloads = PayloadWriter(rendersMarkdown: rendersMarkdown)
    let frame = PageShell.Frame(title: "Session \(session)", kind: "session", root: "../")
    shell.write(frame, to: &html) { html in
      html.appendCrumb(session)
    } neighbours: { html in
      html.appendPageLinks(kinds, root: "../")
    } content: { html in
      writeTitle(to: &html)
      HeadlineFacts(numbers, prices).write(to: &html)
      html.append("<section><h2>Conversation <span class=\"sub\">")
      html.append(CountText.text(rows.count, "trace"))
      html.append("</span></h2>\n<ol class=\"thread\">\n")
      for row in rows { write(row, to: &html, payloads: &payloads) }
      html.append("</ol></section>\n")
    }
  }

  private func writeTitle(to html: inout ByteBuffer) {
    html.append("<h1>Session ")
    html.appendHTML(session)
    html.append("</h1>\n<p class=\"sum\">")
    if let first = rows.first, let last = rows.last {
      html.appendHTML(MomentText.range(first.requestTimeMS, last.requestTimeMS))
    }
    html.append("</p>\n")
  }

  private func write(
    _ row: IndexRow,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    html.append("<li><p class=\"src\">")
    html.appendTraceLink(row, root: "../")
    html.append(" ")
    html.appendState(ShownState(row.state), isPill: false)
    html.append(" <span class=\"o\">")
    let moment = MomentText(milliseconds: row.requestTimeMS)
    html.append("\(moment.time.prefix(8)) UTC")
    html.append("</span> ")
    html.appendDuration(row.duration)
    html.append("</p>")
    turn("User", row.asked?.marked, else: "No request recorded", to: &html, payloads: &payloads)
    let failed = row.summary.failure.map { "\($0.type ?? "Error"): \($0.message ?? "")" }
    let said = row.answered?.marked ?? failed
    turn("Assistant", said, else: "No answer recorded", to: &html, payloads: &payloads)
    html.append("</li>\n")
  }

  private func turn(
    _ role: StaticString,
    _ text: String?,
    else reason: StaticString,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    html.append("<div class=\"turn\"><span class=\"role\">")
    html.append(role)
    html.append("</span>")
    if let text {
      html.append("<div class=\"say\">")
      payloads.write(text: ArraySlice(text.utf8), to: &html)
      html.append("</div></div>")
    } else {
      html.append("<p class=\"none\">")
      html.append(reason)
      html.append("</p></div>")
    }
  }
}

extension Report {
  /// The numbers of some of its traces, oldest first: without those of judges, unless these count.
  func numbers(of rows: [IndexRow]) -> TraceNumbers {
    let counted = leavesOutJudges ? rows.filter { !$0.summary.isJudge } : rows
    return TraceNumbers(counted.lazy.map(\.summary))
  }
}
