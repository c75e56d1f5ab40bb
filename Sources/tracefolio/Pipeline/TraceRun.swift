import TraceSources

/// What is kept of a trace, with the trace's place in the source.
typealias PlacedRow<Row> = (ordinal: Int, row: Row)

/// What makes rows of traces, with buffers of its own that no other task sees.
protocol RowMaker: ~Copyable, SendableMetatype {
  /// What is kept of a trace.
  associatedtype Row: Sendable

  /// The rows of a batch, in any order.
  mutating func rows(of batch: [any TraceRecord]) throws -> [PlacedRow<Row>]
}

/// Takes all traces out of a source and keeps a row of each.
///
/// Workers take the next batch from the source, each at its own pace; what stays of a trace is its row.
/// So memory does not grow with the traces' size, and nobody waits for a queue.
struct TraceRun: Sendable {
  private let source: any TraceSource
  private let workers: Int
  private let progress: Progress
  /// Traces of a full batch.
  private let fullCount: Int
  /// Bytes of a full batch, whatever the number of its traces.
  private static let fullSize = 1 << 20

  init(of source: any TraceSource, workers: Int, isQuiet: Bool) {
    self.source = source
    self.workers = workers
    progress = Progress(total: source.summary.traces, isQuiet: isQuiet)
    // Of a small store each worker gets its share.
    fullCount = max(1, min(16, source.summary.traces / (4 * workers)))
  }

  /// Has the workers make all rows.
  ///
  /// - Parameter maker: Called once by each worker.
  /// - Returns: The rows in the order of the source.
  /// - Throws: What a source or maker throws, or that the work was interrupted.
  func rows<Maker: RowMaker & ~Copyable>(
    by maker: @escaping @Sendable () -> Maker
  ) async throws -> [Maker.Row] {
    defer { progress.finish() }
    let rows = try await withThrowingTaskGroup(of: [PlacedRow<Maker.Row>].self) { group in
      for _ in 0..<workers {
        group.addTask {
          var maker = maker()
          return try work(&maker)
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return rows.sorted { $0.ordinal < $1.ordinal }.map(\.row)
  }

  /// Works until the source has no more traces.
  private func work<Maker: RowMaker & ~Copyable>(
    _ maker: inout Maker
  ) throws -> [PlacedRow<Maker.Row>] {
    var rows: [PlacedRow<Maker.Row>] = []
    while true {
      let batch = try batch()
      if batch.isEmpty { return rows }
      try Task.checkCancellation()
      try Interruption.check()
      rows += try maker.rows(of: batch)
      for _ in batch { progress.advance() }
    }
  }

  private func batch() throws -> [any TraceRecord] {
    var (batch, size): ([any TraceRecord], Int) = ([], 0)
    while batch.count < fullCount, size < Self.fullSize, let record = try source.next() {
      batch.append(record)
      size += record.size
    }
    return batch
  }
}
