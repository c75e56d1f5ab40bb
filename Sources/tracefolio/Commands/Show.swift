import ArgumentParser
import SiteAssets
import TraceAnalysis
import TraceReport
import TraceSources

/// One trace in the terminal, or all that have one id.
struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print one trace in the terminal.",
    usage: "tracefolio show [<options>] <source> ... <trace-id>",
    discussion: """
      What was asked and answered, its waterfall, then errors, conversation, tool calls, tokens,
      streamed output, attachments and settings.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "The sources to read, then the trace's id, as pages and export show it.",
      discussion: SourceArguments.explanation,
      valueName: "source-or-trace-id"
    )
  )
  var sourcesAndTraceID: [String]

  @OptionGroup(title: "Selecting traces") var selecting: SelectionOptions
  @OptionGroup(title: "Reporting") var reporting: ReportingOptions

  @OptionGroup var pricing: PriceOptions
  @OptionGroup var layout: WidthOptions

  private var sources: [String] { sourcesAndTraceID.dropLast() }
  private var traceID: String { sourcesAndTraceID.last ?? "" }

  func validate() throws {
    if sources.isEmpty { throw ValidationError("Missing expected argument '<trace-id>'") }
    try SourceArguments.check(sources)
  }

  func run() async throws {
    try await reporting.reportingErrors {
      var selection = selecting.selection
      selection.traces = [traceID]
      let prices = try RunPrices(file: pricing.prices, in: SiteAssets())
      let opened = try SourceOpening.open(sources, selection: selection)
      var tally = DiagnosticTally()
      try printTraces(of: opened, PriceFinder(prices.table), &tally)
      return tally.report(opened, isQuiet: reporting.quiet)
    }
  }

  private func printTraces(
    of opened: any TraceSource,
    _ prices: PriceFinder,
    _ tally: inout DiagnosticTally
  ) throws {
    let width = layout.columns
    var isFirst = true
    while let record = try opened.next() {
      let analysed = AnalysedTrace(record.trace(), prices: prices)
      let lines = (isFirst ? [] : [""]) + TextTrace(analysed, width: width).lines
      try StandardOutput.write(TerminalText.lines(lines))
      tally.add(analysed.diagnostics)
      isFirst = false
    }
    if isFirst { throw TraceNotFound(sources: sources, id: traceID) }
  }
}
