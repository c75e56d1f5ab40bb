import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Markdown pages over all traces") struct MarkdownIndexTests {
  private func pages(_ traces: [Trace]) -> [String] {
    let rows = traces.map { trace in
      let analysed = AnalysedTrace(trace)
      return IndexRow(analysed)
    }
    let report = Report(title: "store.db", format: "MLflow SQLite", remarks: [], rows: rows)
    let index = MarkdownIndexPage(report)
    return index.paths.indices.map { page in
      var text = ByteBuffer()
      index.write(page: page, to: &text)
      return text.string()
    }
  }

  private func traces(_ count: Int) -> [Trace] {
    (0..<count).map { number in
      Trace([Span("a")]) {
        $0.id = "tr-\(number)"
        $0.requestTimeMS = Int64(number)
      }
    }
  }

  @Test("Five hundred traces a page, the newest first", arguments: [(500, 1), (501, 2), (1001, 3)])
  func paging(count: Int, expected: Int) {
    let pages = pages(traces(count))
    #expect(pages.count == expected)
    let links = pages.flatMap { $0.matches(of: /\(traces\/tr-([0-9]+)\.md\) \|  *– \|/).map(\.1) }
    #expect(links.compactMap { Int($0) }.suffix(count) == (0..<count).reversed()[...])
    if expected > 1 {
      #expect(pages[1].contains("Pages: [1](index.md) **2**"))
      #expect(!pages[1].contains("Slowest"))
    }
  }

  @Test("A store without traces says so")
  func empty() { #expect(pages([])[0].contains("No trace was found in this store.")) }

  @Test("Names and questions stay in their cells", arguments: MarkdownAttacks.lines)
  func hostile(text: String) {
    let page = pages([
      Trace([Span(text).failed()]) {
        $0.name = text
        $0.state = .error
        $0.requestPreview = text
      }
    ])[0]
    let plain = pages([
      Trace([Span("x").failed()]) {
        $0.name = "x"
        $0.state = .error
        $0.requestPreview = "x"
      }
    ])[0]
    #expect(ParsedMarkdown(page).shapeWithoutCuts == ParsedMarkdown(plain).shapeWithoutCuts)
    #expect(page.split(separator: "\n").count == plain.split(separator: "\n").count)
    #expect(page.count { $0 == "|" } == plain.count { $0 == "|" })
  }
}
