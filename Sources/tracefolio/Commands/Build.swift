import ArgumentParser

/// The report of traces as a folder of pages.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the report of stores and exports as a folder of pages.",
    discussion: """
      The folder opens in a browser from anywhere: no server, no network. A report that is already \
      there is replaced in one step; files that are not the report's stay. A folder that is not \
      empty and not made by Tracefolio is refused.
      """
  )

  @OptionGroup var sources: SourceArguments

  @Option(name: [.customShort("o"), .customLong("output")], help: "The folder to write.")
  var output: String

  @OptionGroup(title: "Selecting traces") var selecting: SelectionOptions

  @OptionGroup var counting: CountingOptions

  @Option(help: "What the pages are written in: html or markdown, for GitHub and GitLab.")
  var format = FormatArgument.html

  @Flag(
    inversion: .prefixedNo,
    help: "Read texts as Markdown; --no-markdown shows them as recorded."
  )
  var markdown = true

  @Option(help: "A folder with files that replace the built-in templates and resources, by name.")
  var templates: String?

  @OptionGroup var pricing: PriceOptions
  @OptionGroup var working: WorkerOptions

  @OptionGroup(title: "Reporting") var reporting: ReportingOptions

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output must name a folder; it is empty.") }
  }

  func run() async throws {
    try await reporting.reportingErrors { try await BuildPipeline(request).run() }
  }

  private var request: BuildRequest {
    BuildRequest(
      sources: sources.sources,
      output: output,
      selection: selecting.selection,
      selectionOptions: selecting.given,
      countsJudges: counting.judges,
      format: format.format,
      rendersMarkdown: markdown,
      templates: templates,
      prices: pricing.prices,
      workers: working.count,
      isQuiet: reporting.quiet
    )
  }
}
