import JSONBytes
import SiteWriter
import Synchronization
import TraceAnalysis
import TraceReport
import TraceSources

/// Reads the traces of each case once more and has its page written.
struct PairRun: Sendable {
  private let runs: DiffRuns
  private let comparison: RunComparison
  private let prices: PriceTable
  private let workers: Int
  private let progress: Progress
  /// Places in ``RunComparison/cases`` in the order of the pairing, which is that of base: a store gives
  /// neighbours sooner than traces from all over it.
  private let order: [Int]
  /// How many of them were handed out.
  private let next = Counter()

  private final class Counter: Sendable {
    let value = Atomic<Int>(0)
  }

  init(
    _ runs: DiffRuns,
    _ comparison: RunComparison,
    prices: PriceTable,
    workers: Int,
    isQuiet: Bool
  ) {
    self.runs = runs
    self.comparison = comparison
    self.prices = prices
    self.workers = workers
    order = comparison.cases.indices.sorted {
      comparison.cases[$0].place < comparison.cases[$1].place
    }
    progress = Progress(total: comparison.cases.count, of: "cases", isQuiet: isQuiet)
  }

  /// Has the workers write all pages, each a case at a time.
  ///
  /// - Throws: Where a source cannot be read or a page not written, or that the work was interrupted.
  func write(_ pages: DiffPages, to writer: SiteWriter) async throws {
    defer { progress.finish() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<workers {
        group.addTask { try work(pages, writer) }
      }
      try await group.waitForAll()
    }
  }

  private func work(_ pages: DiffPages, _ writer: SiteWriter) throws {
    var bytes = ByteBuffer(capacity: 1 << 16)
    let prices = PriceFinder(prices)
    while true {
      let turn = next.value.add(1, ordering: .relaxed).oldValue
      guard turn < order.count else { return }
      let place = order[turn]
      try Task.checkCancellation()
      try Interruption.check()
      guard let traces = try traces(of: comparison.cases[place].place, prices) else { continue }
      bytes.removeAll()
      pages.append(case: place, traces, to: &bytes)
      try writer.write(bytes, to: pages.path(ofCase: place))
      progress.advance()
    }
  }

  /// The traces of a case by its place in the pairing; nil where a source no longer gives them.
  private func traces(of place: Int, _ prices: PriceFinder) throws -> CaseTraces? {
    let paired = comparison.pairing.cases[place]
    guard let base = try trace(paired.base[0], of: runs.base, prices),
      let head = try trace(paired.head[0], of: runs.head, prices)
    else { return nil }
    return CaseTraces(
      base: base,
      head: head,
      furtherBase: try summaries(of: paired.base.dropFirst(), in: runs.base, prices),
      furtherHead: try summaries(of: paired.head.dropFirst(), in: runs.head, prices)
    )
  }

  private func summaries(
    of places: ArraySlice<Int>,
    in run: DiffRun,
    _ prices: PriceFinder
  ) throws -> [TraceSummary] {
    try places.prefix(CaseTraces.mostRepeats - 1).compactMap { place in
      try trace(place, of: run, prices).map { TraceSummary($0, TraceTools($0)) }
    }
  }

  private func trace(
    _ place: Int,
    of run: DiffRun,
    _ prices: PriceFinder
  ) throws -> AnalysedTrace? {
    let record = try run.source.record(at: run.facts[place].ordinal)
    return record.map { AnalysedTrace($0.trace(), prices: prices) }
  }
}
