import ArgumentParser

/// The command line.
@main
struct Tracefolio: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tracefolio",
    abstract: "Turns the traces of LLM applications into a static report.",
    discussion: """
      Reads MLflow tracking stores and exports and OpenTelemetry files and writes pages that open from \
      a folder: no server, no network.

        tracefolio build mlflow.db -o report     then open report/index.html
        tracefolio show mlflow.db TRACE-ID       one trace in the terminal
        tracefolio stats mlflow.db               the numbers over all traces
        tracefolio export mlflow.db              normalised traces, one a line
        tracefolio diff a.db b.db -o diff        what changed between two runs

      Exit status: 0 done, 1 --strict found something odd or --fail-on something worse, 2 the input could not be read or the \
      output not written, 64 wrong usage.
      """,
    version: ToolVersion.text,
    subcommands: [Build.self, Show.self, Stats.self, Export.self, Diff.self]
  )

  /// Lets the reader of a pipe go away, and a folder hold more sources than may be open by default.
  ///
  /// A write to that pipe then fails, and ``StandardOutput`` ends the process.
  static func main() async {
    ignoreBrokenPipes()
    allowManyFiles()
    await main(nil)
  }
}
