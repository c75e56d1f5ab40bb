import ArgumentParser
import JSONBytes
import TraceAnalysis
import TraceReport
import TraceSources

/// Normalised traces on standard output.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write normalised traces, one JSON object a line.",
    discussion: """
      Lines come in order of time, then id, and the same sources give the same bytes. Values are as \
      recorded: numbers keep their digits, NaN and Infinity stand as Python writes them.
      """
  )

  @OptionGroup var sources: SourceArguments
  @OptionGroup(title: "Selecting traces") var selecting: SelectionOptions
  @OptionGroup(title: "Reporting") var reporting: ReportingOptions

  @Flag(help: "Write null and a diagnostic for NaN and Infinity, which JSON does not know.")
  var strictJson = false

  func run() async throws {
    try await reporting.reportingErrors {
      let opened = try SourceOpening.open(sources.sources, selection: selecting.selection)
      var tally = DiagnosticTally()
      let progress = Progress(total: opened.summary.traces, isQuiet: reporting.quiet)
      try writeLines(of: opened, &tally, progress)
      progress.finish()
      return tally.report(opened, isQuiet: reporting.quiet)
    }
  }

  private func writeLines(
    of opened: any TraceSource,
    _ tally: inout DiagnosticTally,
    _ progress: Progress
  ) throws {
    let format = TraceExport(isStrict: strictJson)
    var lines = ByteBuffer(capacity: 1 << 18)
    while let record = try opened.next() {
      let analysed = AnalysedTrace(record.trace())
      tally.add(analysed.diagnostics)
      format.append(analysed, to: &lines)
      if lines.count > 1 << 17 { try flush(&lines) }
      progress.advance()
    }
    try flush(&lines)
  }

  private func flush(_ lines: inout ByteBuffer) throws {
    try StandardOutput.write(lines)
    lines.removeAll()
  }
}
