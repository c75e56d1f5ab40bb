import TraceAnalysis
import TraceModel

/// What is known of a streamed answer: its chunks, else when it began.
enum StreamedBlocks {
  /// Without a title; empty where nothing is.
  static func blocks(_ span: Span, _ analysis: SpanAnalysis) -> [ReportBlock] {
    if let stream = analysis.stream { return StreamBlocks(stream, span).blocks }
    return analysis.firstTokenSignal.map { blocks($0, span, analysis) } ?? []
  }

  private static func blocks(
    _ signal: FirstTokenSignal,
    _ span: Span,
    _ analysis: SpanAnalysis
  ) -> [ReportBlock] {
    let origin: [ReportInline] = [
      .own("What came is not recorded. The first token's time is that of "), .code(signal.name),
      .own(FirstTokenText.remark(signal)),
    ]
    var table = ReportTable(["Fact", "Value#"])
    table.add(.own("First token"), .own(DurationText(nanoseconds: signal.afterNS).text))
    let tokens = analysis.tokenUsage?.output
    if let each = span.timePerTokenNS(after: signal.afterNS, tokens: tokens) {
      table.add(.own("Per output token"), .own(DurationText(nanoseconds: each).text))
    }
    return [.paragraph(origin), .table(table)]
  }
}
