import TraceAnalysis
import TraceModel

/// Where the things of a trace stand on its page, and what lies around it.
struct ReportPlace: Sendable {
  let analysed: AnalysedTrace
  /// Number of each span in tree order, from 1 on.
  private let numbers: [Int]
  /// Copied files of the trace.
  let files: [SiteAttachment]

  init(_ analysed: AnalysedTrace, files: [SiteAttachment] = []) {
    self.analysed = analysed
    self.files = files
    var numbers = [Int](repeating: 0, count: analysed.trace.spans.count)
    for (place, index) in analysed.tree.order.enumerated() { numbers[index] = place + 1 }
    self.numbers = numbers
  }

  /// Number of a span on the page, from 1 on.
  func number(of span: Int) -> Int { numbers[span] }

  /// The span's name, leading to the span, and its number.
  ///
  /// The address is that of the heading `Span N`: GitHub and GitLab make it of the heading's words,
  /// so those are the tool's own.
  func link(to span: Int) -> [ReportInline] {
    let number = numbers[span]
    return [
      .link(analysed.trace.spans[span].name, to: "#span-\(number)"), .own(" (\(number))"),
    ]
  }

  /// As ``link(to:)``, for the span of a recorded id; empty where there is none.
  func link(toSpanOf id: String?) -> [ReportInline] {
    let spans = analysed.trace.spans
    guard let id, let index = spans.firstIndex(where: { ExactText($0.id) == ExactText(id) }) else {
      return []
    }
    return link(to: index)
  }
}
