import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the links to the sections of a trace page, each with its count; only sections that exist.
struct JumpLine {
  private let analysed: AnalysedTrace
  private let conversation: ConversationSection?
  private let tools: TraceTools
  private let hasLedger: Bool

  init(
    _ analysed: AnalysedTrace,
    _ conversation: ConversationSection?,
    tools: TraceTools,
    hasLedger: Bool
  ) {
    self.analysed = analysed
    self.conversation = conversation
    self.tools = tools
    self.hasLedger = hasLedger
  }

  private var trace: Trace { analysed.trace }

  func write(to html: inout ByteBuffer) {
    html.append("<nav class=\"jump\" aria-label=\"Sections\">")
    link("w", "Waterfall", trace.spans.count, to: &html)
    link("c", "Conversation", conversation?.messageCount ?? 0, to: &html)
    if !tools.isEmpty {
      link("t", "Tool calls", to: &html) { $0.append(decimal: tools.calls.count) }
    }
    if hasLedger {
      link("k", "Tokens", to: &html) { $0.appendCount(analysed.ledger.counted?.total) }
    }
    link("spans", "Spans", trace.spans.count, to: &html)
    link("a", "Assessments", trace.assessments.count, to: &html)
    link("f", "Attachments", trace.attachments.count, to: &html)
    link("m", "Metadata", trace.tags.count + trace.metadata.count, to: &html)
    html.append("</nav>\n")
  }

  private func link(
    _ anchor: StaticString,
    _ label: StaticString,
    _ count: Int,
    to html: inout ByteBuffer
  ) {
    guard count > 0 else { return }
    link(anchor, label, to: &html) { $0.append(decimal: count) }
  }

  private func link(
    _ anchor: StaticString,
    _ label: StaticString,
    to html: inout ByteBuffer,
    count: (inout ByteBuffer) -> Void
  ) {
    html.append("<a href=\"#")
    html.append(anchor)
    html.append("\">")
    html.append(label)
    html.append(" <span class=\"o\">")
    count(&html)
    html.append("</span></a>")
  }
}
