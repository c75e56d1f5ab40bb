package import TraceAnalysis

/// A trace as lines of text for a terminal: its waterfall, then who said what, its tools, its tokens,
/// and what its model calls say of themselves.
package struct TextTrace: Sendable {
  /// Without line feeds.
  ///
  /// Texts of the trace are as recorded: whoever prints them makes them safe.
  package let lines: [String]

  /// Lines of at most `width` columns, or of 60 where that is less.
  package init(_ analysed: AnalysedTrace, width: Int) {
    let place = ReportPlace(analysed)
    var blocks = TextBlocks(width: max(width, 60))
    blocks.write(ConversationBlocks(place).blocks)
    blocks.write(ToolCallBlocks(place).blocks)
    blocks.write(LedgerBlocks(place).blocks)
    blocks.write(TraceBlocks.details(place))
    lines = TextWaterfall(analysed, width: width).lines + blocks.lines
  }
}
