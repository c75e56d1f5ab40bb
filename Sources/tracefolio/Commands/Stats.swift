import ArgumentParser
import JSONBytes
import TraceReport

/// The numbers of a run on standard output.
struct Stats: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the numbers over all traces.",
    discussion: """
      Traces, errors, durations, tokens and cost; kinds, models and tools; the slowest and the \
      failed traces. The same sources give the same bytes.
      """
  )

  @OptionGroup var sources: SourceArguments

  @Flag(help: "Write every number as one JSON object: the report.json of a report.")
  var json = false

  @OptionGroup(title: "Selecting traces") var selecting: SelectionOptions
  @OptionGroup var counting: CountingOptions
  @OptionGroup var pricing: PriceOptions
  @OptionGroup var working: WorkerOptions
  @OptionGroup var layout: WidthOptions
  @OptionGroup(title: "Reporting") var reporting: ReportingOptions

  func run() async throws {
    let pipeline = StatsPipeline(
      sources: sources.sources,
      selection: selecting.selection,
      countsJudges: counting.judges,
      prices: pricing.prices,
      workers: working.count,
      isQuiet: reporting.quiet
    )
    try await reporting.reportingErrors {
      try await pipeline.run { report, source in
        if json { return report.json(of: source) }
        return TerminalText.lines(TextRun(report, width: layout.columns).lines)
      }
    }
  }
}
