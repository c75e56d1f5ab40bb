import JSONBytes
import SiteAssets
import SiteWriter
import TraceReport
import TraceSources

/// From sources to a site.
///
/// Each trace is decoded, analysed, rendered and written at once, see ``TraceRun``; the pages over all
/// traces are made of the rows that stay.
struct BuildPipeline: Sendable {
  private let request: BuildRequest

  init(_ request: BuildRequest) { self.request = request }

  /// - Returns: Number of diagnostics.
  func run() async throws -> Int {
    let assets = try SiteAssets(overrides: request.templates)
    let prices = try RunPrices(file: request.prices, in: assets)
    let source = try SourceOpening.open(request.sources, selection: request.selection)
    if source.summary.traces == 0, !request.selectionOptions.isEmpty {
      throw NothingSelected(source: source.summary.name)
    }
    let frame = try SiteFrame(assets)
    Interruption.listen()
    let writer = try SiteWriter(output: request.output)
    if request.format == .html { try frame.writeAssets(to: writer) }
    let rows = try await writeTraces(of: source, frame, prices, writer)
    let countsJudges = request.countsJudges
    let report = Report(of: source, rows: rows, countsJudges: countsJudges, prices: prices.table)
    switch request.format {
    case .html: try writeOverview(report, frame.shell, writer)
    case .markdown: try MarkdownOverview(report).write(to: writer)
    }
    try writer.write(report.json(of: source), to: "report.json")
    try RowCache.write(rows) { path, lines in try writer.write(lines, to: path) }
    try Interruption.check()
    let tally = DiagnosticTally(rows)
    try writer.finish { _ in manifest(of: source.inputs, tally).json() }
    return tally.report(source, isQuiet: request.isQuiet)
  }

  private func writeTraces(
    of source: any TraceSource,
    _ frame: SiteFrame,
    _ prices: RunPrices,
    _ writer: SiteWriter
  ) async throws -> [IndexRow] {
    let (request, shell, table) = (request, frame.shell, prices.table)
    let reuse = PageReuse(request, frame, prices, writer)
    let run = TraceRun(of: source, workers: request.workers, isQuiet: request.isQuiet)
    return try await run.rows {
      TraceWorker(request, shell: shell, prices: table, reuse: reuse, writer: writer)
    }
  }

  private func writeOverview(
    _ report: Report,
    _ shell: PageShell,
    _ writer: SiteWriter
  ) throws {
    var shards: [String] = []
    try RowShard.forEach(of: report.rows) { shard in
      try Interruption.check()
      try writer.write(shard.bytes, to: shard.path)
      shards.append(shard.path)
    }
    let overview = OverviewPage(shell: shell, report: report, shards: shards)
    var html = ByteBuffer(capacity: 1 << 18)
    for (page, path) in overview.paths.enumerated() {
      try Interruption.check()
      html.removeAll()
      overview.write(page: page, to: &html)
      try writer.write(html, to: path)
    }
    for page in ReportPage.all(of: report, in: .html) {
      try Interruption.check()
      html.removeAll()
      page.write(in: shell, to: &html)
      try writer.write(html, to: page.path)
    }
    for session in SessionPage.all(of: report, shell: shell) {
      html.removeAll()
      session.write(rendersMarkdown: request.rendersMarkdown, to: &html)
      try writer.write(html, to: session.path)
    }
  }

  private func manifest(of inputs: [SourceSummary], _ tally: DiagnosticTally) -> SiteManifest {
    SiteManifest(
      version: ToolVersion.text,
      inputs: inputs.map(SiteManifest.Input.init),
      selection: request.selectionOptions,
      diagnostics: tally.byCode
    )
  }
}
