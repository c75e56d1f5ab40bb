import TraceAnalysis
import TraceModel

/// The slowest traces and those that failed, each with the id that `show` takes.
///
/// Ids stand in columns of numbers, which are never broken into lines: an id is there to be copied.
struct TextTraceLists {
  private let report: Report

  /// Rows of a list.
  private static let shown = 10
  /// Unicode scalars that are shown of a message, so that a table of them fits most terminals.
  private static let messageLimit = 140

  init(_ report: Report) { self.report = report }

  var blocks: [ReportBlock] { slowest + failures }

  private var slowest: [ReportBlock] {
    let ranked = RankedTraces(report.counted, by: \.durationNS).rows
    if ranked.isEmpty { return [.heading(2, "Slowest"), .note("No trace has finished.")] }
    var table = ReportTable(["Duration#", "Trace#", "Name"])
    for row in ranked.prefix(Self.shown) {
      table.add(.number(row.duration?.text), .code(row.key.id), .known(row.name))
    }
    return [.heading(2, "Slowest"), .table(table)]
  }

  private var failures: [ReportBlock] {
    let groups = report.statistics.failures
    if groups.isEmpty { return [.heading(2, "Errors"), .note("No trace failed.")] }
    var table = ReportTable(["Traces#", "Error", "Message", "Such as#"])
    for group in groups.prefix(Self.shown) {
      let first = group.traces.first.map { report.counted[$0].key.id }
      table.add([
        [.own(CountText.text(Int64(group.traces.count)))], [.own(group.errorClass.rawValue)],
        [.known(Self.message(group))], [first.map { .code($0) } ?? .number(nil)],
      ])
    }
    let rest = groups.count - Self.shown
    let note = rest > 0 ? [ReportBlock.note("And \(CountText.text(rest, "more reason")).")] : []
    return [.heading(2, "Errors"), .table(table)] + note
  }

  /// The exception's class, then what it says; nil where neither was recorded.
  private static func message(_ group: FailureGroup) -> String? {
    let parts = [group.type, group.example].compactMap(\.self)
    return parts.isEmpty ? nil : TextCut(parts.joined(separator: ": "), limit: messageLimit).marked
  }
}
