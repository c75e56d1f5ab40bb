import TraceAnalysis
import TraceModel

/// Where the things of a trace stand in its report, what they are called, and what lies around them.
struct ReportPlace: Sendable {
  let analysed: AnalysedTrace
  /// Copied files of the trace.
  let files: [SiteAttachment]
  /// Whether the report is read in a terminal: without a section a span, and without files.
  let isTerminal: Bool
  /// Number of each span in tree order, from 1 on.
  private let numbers: [Int]
  private let ordinals: Ordinals

  init(_ analysed: AnalysedTrace, files: [SiteAttachment] = [], isTerminal: Bool = false) {
    self.analysed = analysed
    self.files = files
    self.isTerminal = isTerminal
    var numbers = [Int](repeating: 0, count: analysed.trace.spans.count)
    for (place, index) in analysed.tree.order.enumerated() { numbers[index] = place + 1 }
    self.numbers = numbers
    ordinals = Ordinals(analysed)
  }

  /// The span's name as a link to it; then which of several spans of that name it is, as in the
  /// waterfall.
  func link(to span: Int) -> [ReportInline] {
    [.link(analysed.trace.spans[span].name, to: "#\(anchor(of: span))")] + ordinal(of: span)
  }

  /// As ``link(to:)``, for the span of a recorded id; empty where there is none.
  func link(toSpanOf id: String?) -> [ReportInline] {
    id.flatMap { analysed.tree.span(withID: $0) }.map(link) ?? []
  }

  /// The title of the span's section: its number in the tree, its name and kind, and the place that
  /// links lead to.
  ///
  /// GitHub and GitLab make an anchor of a heading's words as well. They begin with the number here, so
  /// no recorded name makes the anchor that belongs to another span.
  func title(of span: Int) -> [ReportInline] {
    let recorded = analysed.trace.spans[span]
    return [.own("\(numbers[span]) · "), .recorded(recorded.name)] + ordinal(of: span)
      + [.own(" ("), .recorded("\(recorded.kind.title))"), .anchor(anchor(of: span))]
  }

  private func anchor(of span: Int) -> String { "span-\(numbers[span])" }

  private func ordinal(of span: Int) -> [ReportInline] {
    ordinals[span].map { [.own(" \($0)")] } ?? []
  }

  /// The agent on whose behalf a span ran: the nearest one above it, but not the root, which is the
  /// whole run; nil where there is none.
  func agent(of span: Int) -> String? {
    let parents = analysed.tree.parents
    let above = sequence(first: span) { parents[$0] }.dropFirst()
    return above.first { analysed.trace.spans[$0].kind == .agent && parents[$0] != nil }
      .map { analysed.trace.spans[$0].name }
  }
}
