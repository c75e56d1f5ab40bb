import ArgumentParser
import TraceSources

/// The report of what changed between two runs.
struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare two runs: what changed, whether it is real, and in which cases.",
    usage: """
      tracefolio diff [<options>] <base> <head> --output <output>
      tracefolio diff [<options>] <source> --base <condition> --head <condition> --output <output>
      """,
    discussion: """
      Cases are paired by the ids of a dataset's records, then by equal inputs, then by inputs that are \
      nearly equal; the page Pairing says which rule paired what. A verdict of better or worse needs a \
      whole 95 % interval beyond the noise and a p-value of at most 5 %.

      A condition is run=NAME-OR-ID, experiment=NAME-OR-ID, session=ID, name=NAME, tag=KEY=VALUE, \
      since=TIME or until=TIME; several with commas, or --base and --head again.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "The source of base, then that of head; or one that holds both.",
      discussion: SourceArguments.explanation,
      valueName: "source"
    )
  )
  var sources: [String]

  @Option(name: [.customShort("o"), .customLong("output")], help: "The folder to write.")
  var output: String

  @Option(help: ArgumentHelp("What is compared with, as KEY=VALUE.", valueName: "condition"))
  var base: [SideArgument] = []

  @Option(help: ArgumentHelp("What is compared, as KEY=VALUE.", valueName: "condition"))
  var head: [SideArgument] = []

  @OptionGroup(title: "Comparing") var comparing: ComparisonOptions
  @OptionGroup(title: "Selecting traces of both") var selecting: SelectionOptions

  @Option(help: "What the pages are written in: html or markdown, for GitHub and GitLab.")
  var format = FormatArgument.html

  @OptionGroup var pricing: PriceOptions
  @OptionGroup var working: WorkerOptions
  @OptionGroup(title: "Reporting") var reporting: ReportingOptions

  func validate() throws {
    try SourceArguments.check(sources)
    if output.isEmpty { throw ValidationError("--output must name a folder; it is empty.") }
    if sources.count > 2 { throw ValidationError("A diff is of one source or of two.") }
    if sources.count == 1, base.isEmpty || head.isEmpty {
      throw ValidationError("A diff of one source needs --base and --head to tell the runs apart.")
    }
  }

  func run() async throws {
    try await reporting.reportingErrors { try await DiffPipeline(request).run() }
  }

  private var request: DiffRequest {
    DiffRequest(
      base: side(sources.first, base),
      head: side(sources.last, head),
      output: output,
      selectionOptions: given,
      match: comparing.match,
      similarity: comparing.similarity,
      noise: comparing.threshold,
      gates: comparing.gates,
      prices: pricing.prices,
      format: format.format,
      workers: working.count,
      isQuiet: reporting.quiet
    )
  }

  private func side(_ source: String?, _ conditions: [SideArgument]) -> DiffRequest.Side {
    DiffRequest.Side(
      source: source ?? "",
      selection: selecting.selection.with(conditions),
      conditions: conditions
    )
  }

  /// What was given that changes the report, for the manifest.
  private var given: [(option: String, values: [String])] {
    let sides = [("base", base.map(\.text)), ("head", head.map(\.text))]
    return sides.filter { !$0.1.isEmpty } + selecting.given + comparing.given
  }
}
