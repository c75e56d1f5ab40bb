import Testing

@testable import TraceReport

@Suite("Blocks in a terminal") struct TextBlocksTests {
  private func lines(_ blocks: [ReportBlock], width: Int = 40) -> [String] {
    var text = TextBlocks(width: width)
    text.write(blocks)
    return text.lines
  }

  @Test(
    "Lines break at spaces, and within a word that is too long",
    arguments: [
      ("", 5, [""]), ("abc", 5, ["abc"]), ("abcde", 5, ["abcde"]),
      ("ab cd ef", 5, ["ab cd", "ef"]),
      ("abcdefgh", 5, ["abcde", "fgh"]), ("a bcdefgh", 5, ["a", "bcdef", "gh"]),
      ("  abcdefg", 5, ["  abc", "defg"]), ("abcde ", 5, ["abcde", ""]),
      ("     x", 5, ["     ", "x"]),
    ]
  )
  func wrap(text: String, width: Int, expected: [String]) {
    let lines = TextWrap.lines(of: text, width: width)
    #expect(lines.filter { !$0.isEmpty } == expected.filter { !$0.isEmpty })
    #expect(lines.allSatisfy { $0.count <= width })
  }

  @Test("A table stands in columns where it fits")
  func columns() {
    var table = ReportTable(["Tool", "Runs#"])
    table.add(.recorded("find_seats"), .own("7"))
    table.add(.recorded("b"), .own("12"))
    #expect(
      lines([.table(table)]) == ["", "Tool        Runs", "find_seats     7", "b             12"]
    )
  }

  @Test("A table that is too wide breaks its widest cells at spaces")
  func broken() {
    var table = ReportTable(["Tool", "Result", "Runs#"])
    table.add(.recorded("a"), .recorded("12 34 56 78 90 12 34 56 78 90 12 34 56"), .own("7"))
    table.add(.recorded("b\nc"), .own("–"), .own("12"))
    #expect(
      lines([.table(table)]) == [
        "", "Tool  Result                        Runs", "a     12 34 56 78 90 12 34 56 78       7",
        "      90 12 34 56", "b c   –                               12",
      ]
    )
  }

  @Test("A table that is too wide does without numbers that are 0 or unknown throughout")
  func silent() {
    var table = ReportTable(["Span", "Input#", "Cached#", "Reasoning#", "Cost#"])
    table.add(.own("one"), .own("12"), .own("0"), .own("–"), .own("$0.100"))
    table.add(.own("two"), .own("0"), .own("–"), .own("0"), .own("–"))
    #expect(
      lines([.table(table)], width: 30) == [
        "", "Span  Input    Cost", "one      12  $0.100", "two       0       –",
      ]
    )
    #expect(lines([.table(table)], width: 40)[1] == "Span  Input  Cached  Reasoning    Cost")
  }

  @Test("A table whose cells would take many lines becomes a record a row")
  func records() {
    var table = ReportTable(["Tool", "Result", "Note"])
    let long = Array(repeating: "123456789", count: 14).joined(separator: " ")
    table.add(.recorded("a"), .recorded(long), .own(""))
    table.add(.recorded("b\nc"), .own("–"), .own("x"))
    let line = "123456789 123456789 123456789"
    #expect(
      lines([.table(table)]) == [
        "", "Tool    a", "Result  \(line)", "        \(line)", "        \(line)", "        \(line)",
        "        123456789 123456789", "", "Tool    b c", "Result  –", "Note    x",
      ]
    )
  }

  @Test("Quotations, code and folds are indented, and no line is too long")
  func indented() {
    let text = "one two three four five six seven eight nine ten\n\nend"
    let quote = ReportBlock.quote(Array(text.utf8)[...])
    let quoted = ["  one two three four five six seven eight", "  nine ten", "", "  end"]
    #expect(lines([quote], width: 42) == [""] + quoted)
    #expect(
      lines([.fold("All 3 lines", [quote])], width: 44)
        == ["", "All 3 lines:"] + quoted.map { $0.isEmpty ? "" : "  " + $0 }
    )
    #expect(lines([.heading(2, "Tokens"), .note("x")]) == ["", "Tokens", "======", "", "x"])
  }
}
