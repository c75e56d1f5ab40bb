import JSONBytes
import Testing
import TraceModel

@testable import TraceAnalysis
@testable import TraceReport

@Suite("Markdown of a diff") struct DiffMarkdownTests {
  private func texts(_ attack: String) -> [ParsedMarkdown] {
    let report = DiffFixture(mark: { "\(attack)\($0)" }).report
    return [report.markdown(), report.pairingMarkdown, report.comment].map { ParsedMarkdown($0) }
  }

  @Test("No text makes markup of its own", arguments: MarkdownAttacks.lines)
  func structure(attack: String) {
    let harmless = String(repeating: "x", count: attack.count)
    for (hurt, plain) in zip(texts(attack), texts(harmless)) {
      #expect(zip(hurt.shapeWithoutCuts, plain.shapeWithoutCuts).first { $0 != $1 } == nil)
      #expect(hurt.addresses == plain.addresses)
    }
  }

  @Test("No name can ping anyone in a comment")
  func mention() {
    let comment = DiffFixture(mark: { "@octocat \($0)" }).report.comment
    #expect(!comment.contains("@octocat") || comment.contains("<span>\\@</span>octocat"))
    #expect(comment.ranges(of: "@octocat").isEmpty)
  }

  @Test("The page has the numbers, the moved cases by name, and every case")
  func page() {
    let text = DiffFixture().report.markdown()
    #expect(
      text.contains(
        "| Cost a case | $0.000101 | $0.000238 | × 2.42 | 2.37 to 2.45 | &lt; 0.001 | 40 | ▲ worse |"
      )
    )
    #expect(text.contains("correctness, worse: [Is there a night train to Évora?](cases/1.md), "))
    #expect(text.ranges(of: "](cases/").count >= 40)
  }

  @Test("A comment says the sentence first and leaves out whole rows")
  func comment() {
    let comment = DiffFixture(cases: 60, failing: 60, fixed: 0).report.comment
    #expect(comment.hasPrefix("## base against head\n\nHead costs 2.4 times"))
    #expect(
      comment.contains(
        "The last 10 cases of this list are left out; all are in the report."
      )
    )
  }

  @Test("A comment of 20,000 cases with long hostile texts stays below the limit")
  func limit() {
    let long = String(repeating: "\u{202E}@", count: 300)
    let report = DiffFixture(mark: { "\(long)\($0)" }, cases: 20_000, failing: 9000, fixed: 9000)
      .report
    let comment = report.comment
    #expect(comment.utf8.count < 65_536)
    #expect(comment.unicodeScalars.count < 65_536)
    #expect(comment.contains("left out"))
    for line in comment.split(separator: "\n") where line.hasPrefix("|") {
      #expect(line.hasSuffix("|"))
    }
  }
}
