import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Waterfall as text") struct TextWaterfallTests {
  /// The rows below the titles of the columns.
  private func rows(_ width: Int, _ spans: Span...) -> [String] {
    Array(TextWaterfall(AnalysedTrace(Trace(spans)), width: width).lines[1..<1 + spans.count])
  }

  @Test("A small trace, line by line")
  func whole() {
    let root = Span("run", 0, 100, kind: .agent)
    let model = Span("model", below: "run", 20, 80, kind: .chatModel)
    #expect(
      TextWaterfall(AnalysedTrace(root, model), width: 60).lines == [
        "Span          Kind          Duration  Time",
        "run           AGENT           100\u{2009}ns* ████░░░░░░░░░░░░░█████",
        "  model       CHAT_MODEL       60\u{2009}ns*     ██████████████",
        "",
        "█ the span itself   ░ in its children   ✕ error   * on the",
        "critical path",
      ]
    )
  }

  @Test("Spans of one name have their ordinals, which stay where a name is cut")
  func ordinals() {
    let name = String(repeating: "n", count: 60)
    let rows = rows(
      60,
      Span("root", 0, 100),
      Span("a", below: "root", 0, 50).named(name),
      Span("b", below: "root", 50, 100).named(name)
    )
    // 36 columns for names and bars, 12 of them for bars, one between.
    #expect(rows[1].hasPrefix("  " + String(repeating: "n", count: 18) + "… 1 CHAIN "))
    #expect(rows[2].hasPrefix("  " + String(repeating: "n", count: 18) + "… 2 CHAIN "))
    #expect(rows[0].hasPrefix("root  "))
  }

  @Test("Long names take columns of the bars, which keep twelve", arguments: [(20, 15), (60, 12)])
  func grown(name: Int, bars: Int) {
    let row = rows(60, Span("s", 0, 100).named(String(repeating: "n", count: name)))[0]
    #expect(row.count == 60)
    #expect(row.count { $0 == "█" } == bars)
  }

  @Test("A failed span has a cross, one in progress no duration, one off the critical path no star")
  func states() {
    let rows = rows(
      60,
      Span("root", 0, 100),
      Span("bad", below: "root", 0, 100).failed(),
      Span("open", below: "root", 50, nil),
      Span("orphan", below: "gone", 60, 80)
    )
    #expect(rows[1].hasPrefix("  ✕ bad "))
    #expect(rows[2].contains("          –"))
    #expect(!rows[3].contains("*"))
  }

  @Test("A name or kind wider than its column is cut")
  func cut() {
    let wide = Span("s", kind: .own("ANOTHER_KIND")).named("a name of very many words")
    #expect(rows(60, wide)[0].hasPrefix("a name of very many wo… ANOTHER_K… "))
  }

  @Test("A name that just fits is whole")
  func fits() {
    #expect(
      rows(60, Span("s", kind: .agent).named("thirteen char"))[0].hasPrefix("thirteen char AGENT ")
    )
  }

  @Test(
    "No row is wider than asked, or than 60 columns",
    arguments: [-5, 0, 59, 60, 61, 80, 121, 300]
  )
  func width(width: Int) {
    let name = String(repeating: "wide ", count: 100)
    let rows = rows(
      width,
      Span("a", 0, 100, kind: .own(name)).named(name),
      Span("b", below: "a", 0, .max).named(name),
      Span("c", below: "b", 99, 100).failed().named(name)
    )
    #expect(rows.allSatisfy { $0.count <= max(60, width) })
    #expect(rows.contains { $0.count == max(60, width) })
  }

  /// A span in a span in a span, each named by its level.
  private func chain(_ levels: Int, width: Int) -> [String] {
    let chain = (0..<levels).map { level in
      Span("s\(level)", below: level == 0 ? nil : "s\(level - 1)", Int64(level), 200)
    }
    return Array(TextWaterfall(AnalysedTrace(Trace(chain)), width: width).lines.dropFirst())
  }

  @Test("A tree is set in by two columns a level, a deep one by one where two are too many")
  func indented() {
    #expect(chain(6, width: 60)[5].hasPrefix("          s5 "))
    #expect(chain(14, width: 60)[13].hasPrefix(String(repeating: " ", count: 13) + "s13 "))
    #expect(chain(14, width: 60)[12].hasPrefix(String(repeating: " ", count: 12) + "s12 "))
  }

  @Test("No two levels look alike: what is too deep to be set in says its depth")
  func deep() {
    let rows = chain(100, width: 60)
    #expect(rows[20].hasPrefix(String(repeating: " ", count: 20) + "s20 "))
    // 23 columns for a name: the number, a mark and a space before the three of the name.
    #expect(rows[50].hasPrefix(String(repeating: " ", count: 16) + "50› s50 "))
    #expect(rows[99].hasPrefix(String(repeating: " ", count: 16) + "99› s99 "))
    #expect(rows.prefix(100).allSatisfy { $0.count <= 60 })
  }

  @Test("Texts pass through as they are: who prints them makes them safe")
  func hostile() {
    #expect(rows(80, Span("s").named("\u{1B}[31mred"))[0].hasPrefix("\u{1B}[31mred "))
  }

  @Test(
    "Impossible times are drawn as one cell",
    arguments: [
      (1_700_000_000_000_000_000, 0), (Int64.max, .min), (.min, .min), (.max, .max), (5, 5),
    ] as [(Int64, Int64)]
  )
  func impossible(start: Int64, end: Int64) {
    #expect(rows(60, Span("s", start, end))[0].count { $0 == "█" } == 1)
  }

  @Test("An empty trace has titles and no rows")
  func empty() {
    #expect(TextWaterfall(AnalysedTrace(), width: 80).lines.count == 3)
  }
}
