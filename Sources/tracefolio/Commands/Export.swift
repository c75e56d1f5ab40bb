import ArgumentParser
import JSONBytes
import TraceAnalysis
import TraceReport
import TraceSources

/// Traces on standard output, for other programs.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write traces for other programs: normalised, as OpenTelemetry or for Perfetto.",
    discussion: """
      json, the default, is one normalised object a line; values are as recorded: numbers keep their \
      digits, NaN and Infinity stand as Python writes them. otlp is one request of OpenTelemetry's \
      protocol a line and a trace a request, as the Collector's file exporter writes it. chrome is \
      one Chrome trace of all, which Perfetto opens; inputs and outputs are cut to \
      \(ChromeExport.textLimit) characters there.

      Traces come in order of time, then id, and the same sources give the same bytes.
      """
  )

  @OptionGroup var sources: SourceArguments

  @Option(help: "What is written: json, otlp or chrome.")
  var format = ExportFormatArgument.json

  @OptionGroup(title: "Selecting traces") var selecting: SelectionOptions
  @OptionGroup(title: "Reporting") var reporting: ReportingOptions

  @Flag(
    help: """
      Write null and a diagnostic for NaN and Infinity, which JSON does not know; with --format json \
      alone.
      """
  )
  var strictJson = false

  func validate() throws {
    if strictJson, format != .json {
      throw ValidationError(
        "--strict-json goes with --format json alone; \(format.rawValue) is strict as it is."
      )
    }
  }

  func run() async throws {
    try await reporting.reportingErrors {
      let opened = try SourceOpening.open(sources.sources, selection: selecting.selection)
      var tally = DiagnosticTally()
      let progress = Progress(total: opened.summary.traces, isQuiet: reporting.quiet)
      let left = try write(opened, &tally, progress)
      progress.finish()
      return tally.report(opened, isQuiet: reporting.quiet) + note(leftOut: left)
    }
  }

  /// Gives the number of traces that the format cannot hold.
  private func write(
    _ opened: any TraceSource,
    _ tally: inout DiagnosticTally,
    _ progress: Progress
  ) throws -> Int {
    var format = format.format(isStrict: strictJson)
    var bytes = ByteBuffer(capacity: 1 << 18)
    var left = 0
    while let record = try opened.next() {
      let analysed = AnalysedTrace(record.trace())
      tally.add(analysed.diagnostics)
      if !format.append(analysed, to: &bytes) { left += 1 }
      if bytes.count > 1 << 17 { try flush(&bytes) }
      progress.advance()
    }
    format.finish(to: &bytes)
    try flush(&bytes)
    return left
  }

  private func flush(_ bytes: inout ByteBuffer) throws {
    try StandardOutput.write(bytes)
    bytes.removeAll()
  }

  /// Says how many traces are not in the output.
  private func note(leftOut count: Int) -> Int {
    if count > 0, !reporting.quiet {
      let words = count == 1 ? "1 trace without spans is" : "\(count) traces without spans are"
      StandardError.write("note: \(words) left out: \(format.rawValue) holds spans alone\n")
    }
    return count
  }
}
