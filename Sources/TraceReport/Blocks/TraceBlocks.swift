import TraceAnalysis
import TraceModel

/// The sections of a trace's report that are not about one span, after its waterfall.
enum TraceBlocks {
  /// Characters of a line of the waterfall.
  private static let width = 100

  /// The waterfall as text.
  static func waterfall(_ analysed: AnalysedTrace) -> [ReportBlock] {
    let lines = TextWaterfall(analysed, width: width).lines.drop { !$0.isEmpty }.dropFirst()
    return [.heading(2, "Waterfall"), .code(lines.joined(separator: "\n"), .text)]
  }

  /// What the spans of model calls say of themselves, what failed, and what streamed, each span under
  /// its name: for a report without a section a span.
  static func details(_ place: ReportPlace) -> [ReportBlock] {
    let (trace, order) = (place.analysed.trace, place.analysed.tree.order)
    func section(_ title: String, _ body: (Int) -> [ReportBlock]) -> [ReportBlock] {
      let parts = order.flatMap { index -> [ReportBlock] in
        let blocks = body(index)
        return blocks.isEmpty ? [] : [.heading(3, place.link(to: index))] + blocks
      }
      return parts.isEmpty ? [] : [.heading(2, title)] + parts
    }
    let spans = place.analysed.spans
    return section("Settings") { SettingBlocks(trace.spans[$0], spans[$0])?.blocks ?? [] }
      + section("Errors") { ErrorBlocks.blocks(trace.spans[$0], spans[$0]) }
      + section("Streaming output") { index in
        spans[index].stream.map { StreamBlocks($0, trace.spans[index]).blocks } ?? []
      }
  }
}
