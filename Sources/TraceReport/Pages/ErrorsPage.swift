import TraceAnalysis
import TraceModel

/// Why traces failed: by class, then by what the messages have in common, the most frequent first.
struct ErrorsPage {
  private let failures: [FailureGroup]
  private let links: PageLinks

  init(_ statistics: RunStatistics, _ links: PageLinks) {
    failures = statistics.failures
    self.links = links
  }

  var blocks: [ReportBlock] {
    [.heading(2, "By class")]
      + PageTable.blocks(Self.classes, of: classes, length: { Double($0.traces) }, cells: cells)
      + [.heading(2, "By message")]
      + PageTable.blocks(Self.messages, of: Array(failures.enumerated())) { place, failure in
        cells(failure, place)
      }
      + [.note(Self.rules)]
  }

  /// The place on the page that tells of a failure, counted from 0 in order of the statistics.
  static func anchor(_ place: Int) -> String { "f-\(place + 1)" }

  private static let none = "No trace failed."

  private static let rules = """
    A failed trace counts once, by the first failed span without a failed child. Where several messages \
    differ only in ids, numbers or quoted texts, these stand as <id>, <n>, <text> and so on.
    """

  private static let classes = PageTable.Head(
    titles: ["Class", "Traces#", "Share#"],
    bars: "Share of the most traces",
    reason: none
  )

  private var classes: [(error: ErrorClass, traces: Int)] {
    var counts: [ErrorClass: Int] = [:]
    for failure in failures { counts[failure.errorClass, default: 0] += failure.traces.count }
    let found = ErrorClass.allCases.compactMap { error in counts[error].map { (error, $0) } }
    return found.enumerated()
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .map { (error: $0.element.0, traces: $0.element.1) }
  }

  private func cells(_ row: (error: ErrorClass, traces: Int)) -> [[ReportInline]] {
    let all = failures.reduce(0) { $0 + $1.traces.count }
    return [
      [links.list(row.error.title, .error)], [.count(row.traces)],
      [.percent(Double(row.traces) / Double(max(1, all)))],
    ]
  }

  private static let messages = PageTable.Head(
    titles: ["Class", "Traces#", "Exception", "Message", "Such as"],
    reason: none
  )

  private func cells(_ failure: FailureGroup, _ place: Int) -> [[ReportInline]] {
    let isOne = failure.traces.count == 1
    return [
      [.anchor(Self.anchor(place)), .own(failure.errorClass.title)],
      [.count(failure.traces.count)],
      [.known(Self.cut(failure.type))],
      [.known(Self.cut(isOne ? failure.example : failure.pattern))],
      links.traces(failure.traces),
    ]
  }

  private static func cut(_ text: String?) -> String? {
    text.map { TextCut($0, limit: 300).marked }
  }
}
