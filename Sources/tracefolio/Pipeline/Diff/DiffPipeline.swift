import JSONBytes
import SiteAssets
import SiteWriter
import TraceAnalysis
import TraceReport
import TraceSources

/// From two sources to the site of a diff.
///
/// All traces are read once for the facts that are compared, and those of cases once more, case by case,
/// for the pages: so memory does not grow with what the traces hold.
struct DiffPipeline: Sendable {
  private let request: DiffRequest

  init(_ request: DiffRequest) { self.request = request }

  /// - Returns: Number of diagnostics.
  /// - Throws: Where a source cannot be read or the site not written, and an exit status where a gate is
  ///   shut.
  func run() async throws -> Int {
    let assets = try SiteAssets(overrides: nil)
    let (base, head) = (try open(request.base), try open(request.head))
    let frame = try SiteFrame(assets)
    Interruption.listen()
    let writer = try SiteWriter(output: request.output)
    let prices = try RunPrices(file: request.prices, in: assets).table
    let (runs, comparison) = try await compare(base, head, prices)
    let gates = try DiffGates(request.gates, comparison)
    let titles = request.titles(base.summary, head.summary)
    let report = DiffReport(
      base: runs.base.side(title: titles.base),
      head: runs.head.side(title: titles.head),
      comparison: comparison,
      match: request.match?.text
    )
    if request.format == .html { try frame.writeAssets(to: writer) }
    let pages = DiffPages(report, format: request.format, shell: frame.shell)
    try writeJSON(report, to: writer)
    try pages.write(to: writer)
    let pairs = PairRun(
      runs,
      comparison,
      prices: prices,
      workers: request.workers,
      isQuiet: request.isQuiet
    )
    try await pairs.write(pages, to: writer)
    try Interruption.check()
    let tally = runs.base.tally + runs.head.tally
    try writer.finish { _ in manifest(of: base.inputs + head.inputs, tally).json() }
    let diagnostics = runs.report(isQuiet: request.isQuiet)
    try gates.check()
    return diagnostics
  }

  private func open(_ side: DiffRequest.Side) throws -> any TraceSource {
    let source = try SourceOpening.open(side.source, selection: side.selection)
    if source.summary.traces == 0, side.selection != Selection() {
      throw NothingSelected(source: source.summary.name)
    }
    return source
  }

  private func compare(
    _ base: any TraceSource,
    _ head: any TraceSource,
    _ prices: PriceTable
  ) async throws -> (runs: DiffRuns, RunComparison) {
    let (bases, heads) = (try await rows(of: base, prices), try await rows(of: head, prices))
    let runs = DiffRuns(
      base: DiffRun(source: base, rows: bases),
      head: DiffRun(source: head, rows: heads)
    )
    let pairing = Pairing(
      base: bases.caseKeys,
      head: heads.caseKeys,
      isDemanded: request.match != nil,
      threshold: request.similarity
    )
    let comparison = RunComparison(
      base: runs.base.facts,
      head: runs.head.facts,
      pairing: pairing,
      noise: request.noise
    )
    return (runs, comparison)
  }

  private func rows(of source: any TraceSource, _ prices: PriceTable) async throws -> [FactsRow] {
    let match = request.match?.rule
    let run = TraceRun(of: source, workers: request.workers, isQuiet: request.isQuiet)
    return try await run.rows { FactsMaker(match: match, prices: prices) }
  }

  private func writeJSON(_ report: DiffReport, to writer: SiteWriter) throws {
    var json = ByteBuffer(capacity: 1 << 18)
    DiffJSON(report, version: ToolVersion.text).append(to: &json)
    try writer.write(json, to: "diff.json")
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

/// Both sides of a diff.
struct DiffRuns: Sendable {
  let base: DiffRun
  let head: DiffRun

  /// Says on standard error what was odd; gives the number of diagnostics and remarks.
  func report(isQuiet: Bool) -> Int {
    base.tally.report(base.source, isQuiet: isQuiet)
      + head.tally.report(head.source, isQuiet: isQuiet)
  }
}

extension [FactsRow] {
  /// Of the traces that are no judge's.
  fileprivate var caseKeys: [CaseKeys] { filter { !$0.facts.isJudge }.map(\.keys) }
}
