import ArgumentParser
import Glibc
import JSONBytes
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

  @Option(help: "Columns to use; by default the terminal's width, else 100.")
  var width: Int?

  private var sources: [String] { sourcesAndTraceID.dropLast() }
  private var traceID: String { sourcesAndTraceID.last ?? "" }

  func validate() throws {
    if sources.isEmpty { throw ValidationError("Missing expected argument '<trace-id>'") }
    try SourceArguments.check(sources)
    if let width, width < 1 { throw ValidationError("--width must be at least 1.") }
    if let width, width > 10_000 { throw ValidationError("--width must be at most 10000.") }
  }

  func run() async throws {
    try await reporting.reportingErrors {
      var selection = selecting.selection
      selection.traces = [traceID]
      let opened = try SourceOpening.open(sources, selection: selection)
      var tally = DiagnosticTally()
      try printTraces(of: opened, &tally)
      return tally.report(opened, isQuiet: reporting.quiet)
    }
  }

  private func printTraces(of opened: any TraceSource, _ tally: inout DiagnosticTally) throws {
    let width = width ?? Self.terminalWidth ?? 100
    var isFirst = true
    while let record = try opened.next() {
      let analysed = AnalysedTrace(record.trace())
      try print((isFirst ? [] : [""]) + TextTrace(analysed, width: width).lines)
      tally.add(analysed.diagnostics)
      isFirst = false
    }
    if isFirst { throw TraceNotFound(sources: sources, id: traceID) }
  }

  private func print(_ lines: [String]) throws {
    var text = ByteBuffer()
    for line in lines {
      text.append(TerminalText.visible(line))
      text.append("\n")
    }
    try StandardOutput.write(text)
  }

  /// Nil where standard output is no terminal.
  private static var terminalWidth: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
