import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the links to the sections of a trace page, each with its count; only sections that exist.
struct JumpLine {
  private let analysed: AnalysedTrace

  init(_ analysed: AnalysedTrace) { self.analysed = analysed }

  private var trace: Trace { analysed.trace }

  func write(to html: inout ByteBuffer) {
    html.append("<nav class=\"jump\" aria-label=\"Sections\">")
    link("w", "Waterfall", trace.spans.count, to: &html)
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
    html.append("<a href=\"#")
    html.append(anchor)
    html.append("\">")
    html.append(label)
    html.append(" <span class=\"o\">")
    html.append(decimal: count)
    html.append("</span></a>")
  }
}
