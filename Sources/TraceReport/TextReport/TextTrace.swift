package import TraceAnalysis

/// A trace as lines of text for a terminal: what was asked and what came of it, its waterfall, what
/// went wrong, who said what, its tools, its tokens, what streamed, and how its models were called.
package struct TextTrace: Sendable {
  /// Without line feeds.
  ///
  /// Texts of the trace are as recorded: whoever prints them makes them safe.
  package let lines: [String]

  /// Lines of at most `width` columns, or of 60 where that is less.
  package init(_ analysed: AnalysedTrace, width: Int) {
    let width = max(width, 60)
    let place = ReportPlace(analysed, isTerminal: true)
    let head = TextHead(place, width: width)
    var blocks = TextBlocks(width: width)
    blocks.write(TraceBlocks.errors(place))
    blocks.write(ConversationBlocks(place).blocks)
    blocks.write(ToolCallBlocks(place, TraceTools(analysed)).blocks)
    blocks.write(LedgerBlocks(place).blocks)
    blocks.write(TraceBlocks.streams(place))
    blocks.write(TraceBlocks.files(place))
    blocks.write(TraceBlocks.settings(place))
    let waterfall = TextWaterfall(analysed, width: width).lines
    lines = head.lines + [""] + waterfall + head.notes + blocks.lines
  }
}
