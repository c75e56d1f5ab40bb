package import JSONBytes
import TraceAnalysis

/// Writes a diff as a comment for a pull request: the sentence first, then whole tables, as many as a
/// comment may hold, and what is left out.
package struct DiffComment: Sendable {
  private let report: DiffReport

  /// Bytes that GitHub takes for a comment, less one; characters are never more than bytes.
  package static let limit = 65_535
  /// Kept free for the sentences on what is left out.
  private static let reserve = 1500
  /// Rows of a table of cases, however short they are.
  private static let most = 50

  package init(_ report: DiffReport) { self.report = report }

  /// Appends the comment, which is never longer than ``limit``.
  package func write(to text: inout ByteBuffer) {
    var room = Self.limit - Self.reserve
    for blocks in [head, numbers] { append(blocks, to: &text, room: &room) }
    let tables = DiffTables(comparison)
    let assessments = comparison.assessments
    append("Assessments", assessments, Self.assessmentsLeftOut, to: &text, room: &room) {
      tables.assessments($0)
    }
    for (title, cases) in lists {
      append(title, cases, Self.casesLeftOut, to: &text, room: &room) { tables.cases($0) }
    }
  }

  private var comparison: RunComparison { report.comparison }

  private var head: [ReportBlock] {
    let head = DiffHead(report)
    return [
      .heading(2, [.recorded(head.title)]), .paragraph(VerdictSentence(report).runs()),
      .paragraph(head.runs), .paragraph(head.pairing(nil)),
    ]
  }

  private var numbers: [ReportBlock] {
    if comparison.metrics.isEmpty { return [] }
    let rules = DiffRules.numbers(comparison).map { ReportBlock.note($0) }
    return [.heading(3, "Numbers"), .table(DiffTables(comparison).numbers)] + rules
  }

  /// Newly failing and fixed cases, then what changed otherwise.
  private var lists: [(title: String, cases: [CaseChange])] {
    let failing = comparison.cases.filter { $0.flags.contains(.newlyFailing) }
    let fixed = comparison.cases.filter { $0.flags.contains(.fixed) }
    let others = comparison.cases.filter {
      $0.flags.isDisjoint(with: [.newlyFailing, .fixed])
        && !$0.flags.isDisjoint(with: [.regressed, .answerChanged, .toolsChanged])
    }
    return [("Newly failing", failing), ("Fixed", fixed), ("Changed otherwise", others)]
  }

  private static func casesLeftOut(_ count: Int) -> String {
    let cases = count == 1 ? "The last case" : "The last \(CountText.text(count, "case"))"
    return "\(cases) of this list \(count == 1 ? "is" : "are") left out; all are in the report."
  }

  private static func assessmentsLeftOut(_ count: Int) -> String {
    "\(CountText.text(count, "more assessment")) in the report."
  }

  private static func markdown(_ blocks: [ReportBlock]) -> [UInt8] {
    var markdown = MarkdownBlocks(appendingTo: ByteBuffer())
    markdown.write(blocks)
    return markdown.text.bytes()
  }

  /// Appends blocks if there is room for all of them.
  private func append(_ blocks: [ReportBlock], to text: inout ByteBuffer, room: inout Int) {
    let bytes = Self.markdown(blocks)
    if bytes.count > room { return }
    text.append(bytes)
    room -= bytes.count
  }

  /// Appends a table with as many rows as there is room for, and how many are left out.
  private func append<Row>(
    _ title: String,
    _ rows: [Row],
    _ leftOut: (Int) -> String,
    to text: inout ByteBuffer,
    room: inout Int,
    table: (ArraySlice<Row>) -> ReportTable
  ) {
    if rows.isEmpty { return }
    var count = min(rows.count, Self.most)
    while count > 0 {
      let bytes = Self.markdown([.heading(3, title), .table(table(rows.prefix(count)))])
      if bytes.count <= room {
        text.append(bytes)
        room -= bytes.count
        break
      }
      count = count * 3 / 4
    }
    if count == 0 { text.append(Self.markdown([.heading(3, title)])) }
    if count < rows.count { text.append(Self.markdown([.note(leftOut(rows.count - count))])) }
  }
}
