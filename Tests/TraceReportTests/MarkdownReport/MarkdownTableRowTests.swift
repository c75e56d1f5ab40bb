import JSONBytes
import TestSupport
import Testing

@testable import TraceReport

@Suite("Tables of Markdown pages") struct MarkdownTableRowTests {
  @Test("No text makes a cell, a row or markup of its own", arguments: MarkdownAttacks.lines)
  func cells(text: String) { expectIntact(text) }

  @Test("No mixture of them does", arguments: 0..<40)
  func mutations(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<50 {
      let text = random.text(of: MarkdownAttacks.lines + ["\\", "|", "a"], count: 1...4)
      if !text.allSatisfy({ $0 == " " || $0 == "\t" }) { expectIntact(text) }
    }
  }

  private func expectIntact(_ text: String) {
    var table = ReportTable(["A", "B#", "C", "D"])
    table.add([
      [.recorded(text)], [.own("5")], [.code(text)], [.link(text, to: "a.md"), .recorded(text)],
    ])
    table.add([[.recorded("\(text)\n\(text)")], [], [], [.own("end")]])
    let lines = markdownText([.table(table)])
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.map(Self.cells).map(\.count) == [4, 4, 4, 4, 0, 0], "\(text)")
    #expect(lines[0] == "| A | B | C | D |")
    #expect(lines[1] == "| --- | ---: | --- | --- |")
    let rows = lines[2...3].map { Self.cells($0).map { ParsedMarkdown(" x\($0)") } }
    let plain = ["document", "paragraph"]
    #expect(rows[0].map(\.shapeWithoutCuts) == [plain, plain, plain, plain + ["link"]], "\(text)")
    let texts = ["x\(text)", "x5", "x\(text)", "x\(text)\(text)"].map { "\($0)\n".spaced }
    #expect(rows[0].map(\.text.spaced) == texts, "\(text)")
    #expect(rows[1][0].shapeWithoutCuts == plain + ["html_inline <br>"], "\(text)")
    #expect(rows[1][0].text.spaced == "x\(text)\(text)\n".spaced, "\(text)")
  }

  /// A row at its pipes, as GitHub and GitLab part it: a backslash keeps a pipe in its cell.
  private static func cells(_ line: Substring) -> [String] {
    if line.isEmpty { return [] }
    var cells = [""]
    var isEscaped = false
    for character in line {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    guard cells.count > 2, cells.first == "", cells.last == "" else { return [] }
    return cells.dropFirst().dropLast().map { String($0.dropFirst().dropLast()) }
  }
}
