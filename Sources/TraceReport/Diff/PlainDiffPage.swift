package import JSONBytes
package import TraceAnalysis
import TraceModel

/// A diff in a few plain lines.
package struct PlainDiffPage {
  private let report: DiffReport

  package init(_ report: DiffReport) { self.report = report }

  /// Appends the page of all numbers and cases.
  package func append(to bytes: inout ByteBuffer, format: SiteFormat, shell: PageShell) {
    write(blocks, root: "", to: &bytes, format, shell)
  }

  /// Appends the page of a case, by its place among the cases.
  package func append(
    case place: Int,
    _ base: AnalysedTrace,
    _ head: AnalysedTrace,
    to bytes: inout ByteBuffer,
    format: SiteFormat,
    shell: PageShell
  ) {
    let change = report.comparison.cases[place]
    var blocks: [ReportBlock] = [.heading(1, [.known(change.asked)])]
    for (side, trace) in [(report.base, base), (report.head, head)] {
      blocks.append(.heading(2, [.recorded(side.title)]))
      blocks.append(.paragraph([.code(trace.trace.id)]))
      blocks.append(.paragraph([.known(TraceTexts(trace).answered)]))
    }
    write(blocks, root: "../", to: &bytes, format, shell)
  }

  private var title: String { "\(report.base.title) against \(report.head.title)" }

  private var blocks: [ReportBlock] {
    var metrics = ReportTable(["Metric", "Base#", "Head#", "Change#", "n#"])
    for change in report.comparison.metrics {
      metrics.add(
        .own(change.metric.key),
        .number(change.base.map { "\($0)" }),
        .number(change.head.map { "\($0)" }),
        .number(change.comparison.estimate.map { "\($0)" }),
        .own("\(change.comparison.cases)")
      )
    }
    var cases = ReportTable(["Case", "Newly failing", "Fixed"])
    for change in report.comparison.cases {
      cases.add(
        .known(change.asked),
        .recorded(change.newlyFailing.joined(separator: ", ")),
        .recorded(change.fixed.joined(separator: ", "))
      )
    }
    return [.heading(1, [.recorded(title)]), .table(metrics), .table(cases)]
  }

  private func write(
    _ blocks: [ReportBlock],
    root: StaticString,
    to bytes: inout ByteBuffer,
    _ format: SiteFormat,
    _ shell: PageShell
  ) {
    if format == .markdown {
      var markdown = MarkdownBlocks(appendingTo: bytes)
      markdown.write(blocks)
      bytes = markdown.text
      return
    }
    let frame = PageShell.Frame(title: title, kind: "numbers", root: root)
    shell.write(frame, to: &bytes) { _ in
    } content: { html in
      HTMLBlocks.write(blocks, to: &html)
    }
  }
}
