import TraceModel
import TraceReport
import TraceSources

/// Counts the diagnostics of a run by code.
struct DiagnosticTally: Sendable {
  private var counts: [Diagnostic.Code: Int] = [:]

  private static let noTrace = """
    no trace found: the store has none, or none that all selecting options hold for \
    (--include-deleted adds those of deleted experiments)
    """

  init() {}

  /// The diagnostics of all traces of a report.
  init(_ rows: [IndexRow]) { self.init(rows.lazy.flatMap(\.diagnostics)) }

  /// Diagnostics that are counted by trace.
  init(_ found: some Sequence<DiagnosticCount>) {
    for found in found { counts[found.code, default: 0] += found.count }
  }

  /// Those of two sources together.
  static func + (left: DiagnosticTally, right: DiagnosticTally) -> DiagnosticTally {
    var sum = left
    sum.counts.merge(right.counts) { $0 + $1 }
    return sum
  }

  mutating func add(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { counts[diagnostic.code, default: 0] += 1 }
  }

  /// Number of diagnostics of each code, in the order of their declaration; only codes that occurred.
  var byCode: [(code: Diagnostic.Code, count: Int)] {
    Diagnostic.Code.allCases.compactMap { code in counts[code].map { (code, $0) } }
  }

  /// Says on standard error what was odd; gives the number of diagnostics and remarks.
  func report(_ source: any TraceSource, isQuiet: Bool) -> Int {
    let (summary, oddities) = (source.summary, source.oddities)
    var lines = oddities.map { "note: \($0.input.name): \($0.remark)" }
    if summary.traces == 0 { lines.append("note: \(summary.name): \(Self.noTrace)") }
    let found = byCode
    if !found.isEmpty {
      let parts = found.map { "\($0.code.rawValue) \($0.count)" }
      lines.append("note: \(summary.name): diagnostics: \(parts.joined(separator: ", "))")
    }
    if !isQuiet {
      for line in lines { StandardError.write(TerminalText.visible(line) + "\n") }
    }
    return found.reduce(oddities.count) { $0 + $1.count }
  }
}

extension TraceSource {
  /// What is odd about all sources together, then about each.
  var oddities: [(input: SourceSummary, remark: String)] {
    let summaries = inputs == [summary] ? inputs : [summary] + inputs
    return summaries.flatMap { input in input.remarks.map { (input, $0) } }
  }
}
