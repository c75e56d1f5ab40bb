import Synchronization
import TraceModel
import TraceSources

/// Counts the diagnostics of a run by code; any task may add to it.
final class DiagnosticTally: Sendable {
  private let counts = Mutex<[Diagnostic.Code: Int]>([:])

  func add(_ diagnostics: [Diagnostic]) {
    if diagnostics.isEmpty { return }
    counts.withLock { counts in
      for diagnostic in diagnostics { counts[diagnostic.code, default: 0] += 1 }
    }
  }

  /// Number of diagnostics of each code, in the order of their declaration; only codes that occurred.
  var byCode: [(code: Diagnostic.Code, count: Int)] {
    counts.withLock { counts in
      Diagnostic.Code.allCases.compactMap { code in counts[code].map { (code, $0) } }
    }
  }

  /// Says on standard error what was odd; gives the number of diagnostics and remarks.
  func report(_ summary: SourceSummary, isQuiet: Bool) -> Int {
    var lines = summary.remarks.map { "note: \(summary.name): \($0)" }
    if summary.traces == 0 { lines.append("note: \(summary.name): no trace was selected") }
    let found = byCode
    if !found.isEmpty {
      let parts = found.map { "\($0.code.rawValue) \($0.count)" }
      lines.append("note: \(summary.name): diagnostics: \(parts.joined(separator: ", "))")
    }
    if !isQuiet {
      for line in lines { StandardError.write(TerminalText.visible(line) + "\n") }
    }
    return found.reduce(summary.remarks.count) { $0 + $1.count }
  }
}
