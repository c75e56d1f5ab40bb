import Testing

@testable import TraceSources

@Suite("Splitting CSV")
struct CSVSplitterTests {
  /// A text and its rows; a cell that breaks off has `!` before it.
  static let cases: [(text: String, rows: [[String]])] = [
    ("", []),
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,\n,b\n,", [["a", ""], ["", "b"], ["", ""]]),
    ("\"a,b\",c\n", [["a,b", "c"]]),
    ("\"a\nb\",\"c\r\nd\"\r\n", [["a\nb", "c\r\nd"]]),
    (#""say ""hi""","""","#, [["say \"hi\"", "\"", ""]]),
    ("\"\",\"\"\"\"\"\"\n", [["", "\"\""]]),
    ("a\"b,c\n", [["a\"b", "c"]]),
    ("\u{FEFF}a,b\n", [["a", "b"]]),
    ("é,\"日,本\"\n", [["é", "日,本"]]),
    ("a,\"b\nc", [["a", "!b\nc"]]),
    ("\n\na\n", [[""], [""], ["a"]]),
  ]

  @Test("Cells are those of RFC 4180, wherever the text is cut", arguments: cases)
  func cells(text: String, rows: [[String]]) {
    let bytes = Array(text.utf8)
    #expect(self.rows(of: bytes, cuts: []) == rows)
    #expect(self.rows(of: bytes, cuts: Array(bytes.indices)) == rows)
    for cut in bytes.indices { #expect(self.rows(of: bytes, cuts: [cut]) == rows, "\(cut)") }
  }

  private func rows(of bytes: [UInt8], cuts: [Int]) -> [[String]] {
    var splitter = CSVSplitter()
    var rows: [[String]] = []
    func add(_ cell: CSVSplitter.Cell) {
      if cell.column == 0 { rows.append([]) }
      let range = Int(cell.range.lowerBound)..<Int(cell.range.upperBound)
      let text = String(decoding: CSVSplitter.text(ofCell: Array(bytes[range])), as: UTF8.self)
      #expect(cell.row == rows.count - 1)
      rows[rows.count - 1].append((cell.isWhole ? "" : "!") + text)
    }
    for (start, end) in zip([0] + cuts, cuts + [bytes.count]) {
      Array(bytes[start..<end]).withUnsafeBufferPointer { splitter.feed($0) { add($0) } }
    }
    splitter.finish { add($0) }
    return rows
  }
}
