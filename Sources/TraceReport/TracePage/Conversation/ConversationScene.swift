import JSONBytes
import TraceAnalysis
import TraceModel

/// What the writers of a conversation have in common: the trace, and the way to its spans.
struct ConversationScene {
  let analysed: AnalysedTrace
  let links: SpanLinks
  private let anchors: SpanAnchors
  private let firstStartNS: Int64

  init(_ analysed: AnalysedTrace, links: SpanLinks, anchors: SpanAnchors) {
    self.analysed = analysed
    self.links = links
    self.anchors = anchors
    firstStartNS = analysed.trace.spans.map(\.startNS).min() ?? 0
  }

  var spans: [Span] { analysed.trace.spans }

  /// The name of the agent that a span works for: the nearest one above it that is not the root.
  ///
  /// Nil where there is none; the root is the application, whose name heads the page.
  func agent(of span: Int) -> String? {
    named(above: span) { $0.kind == .agent }
  }

  /// What a span is a part of: its agent, else the nearest span above it with a name of its own.
  func owner(of span: Int) -> String? {
    // MLflow calls a span so where the Agents SDK has no name for it.
    agent(of: span) ?? named(above: span) { !$0.kind.isModelCall && $0.name != "Unknown" }
  }

  private func named(above span: Int, where fits: (Span) -> Bool) -> String? {
    let parents = analysed.tree.parents
    let above = sequence(first: span) { parents[$0] }.dropFirst()
    return above.first { parents[$0] != nil && !spans[$0].name.isEmpty && fits(spans[$0]) }
      .map { spans[$0].name }
  }

  /// Appends the fragment of a span's turn: that of the span, with `c-` before it.
  func appendAnchor(of span: Int, to html: inout ByteBuffer) {
    html.append("c-")
    html.append(anchors[span])
  }

  /// Appends a link to a span's turn; its text is the span's name.
  func linkTurn(of span: Int, to html: inout ByteBuffer) {
    html.append("<a href=\"#")
    appendAnchor(of: span, to: &html)
    html.append("\">")
    links.writeName(span, to: &html)
    html.append("</a>")
  }

  /// Whether a moment comes after the first start of any span.
  func isLater(_ momentNS: Int64) -> Bool { momentNS > firstStartNS }

  /// A moment, counted from the first start of any span.
  func writeOffset(_ momentNS: Int64, to html: inout ByteBuffer) {
    html.appendOffset(nanoseconds: momentNS &- firstStartNS)
  }
}
