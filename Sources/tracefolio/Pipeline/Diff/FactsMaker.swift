import Hashing
import TraceAnalysis
import TraceReport
import TraceSources

/// What a diff keeps of a trace.
struct FactsRow: Sendable {
  let facts: CaseFacts
  let keys: CaseKeys
  let diagnostics: [DiagnosticCount]
}

/// Makes facts of traces.
struct FactsMaker: RowMaker {
  private let match: MatchRule?
  private let prices: PriceFinder

  init(match: MatchRule?, prices: PriceTable) {
    self.match = match
    self.prices = PriceFinder(prices)
  }

  func rows(of batch: [any TraceRecord]) -> [PlacedRow<FactsRow>] {
    batch.map { record in
      let analysed = AnalysedTrace(record.trace(), prices: prices)
      let ordinal = record.place.ordinal
      let row = FactsRow(
        facts: CaseFacts(analysed, at: ordinal, digest: Self.digest),
        keys: CaseKeys(analysed, match: match, digest: Self.digest),
        diagnostics: DiagnosticCount.all(analysed.diagnostics)
      )
      return (ordinal, row)
    }
  }

  /// 60 bits: enough to tell texts apart, and as few as take no memory of their own.
  private static func digest(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(SHA256.hexDigest(of: bytes).prefix(15))
  }
}
