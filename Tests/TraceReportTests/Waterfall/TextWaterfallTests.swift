import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Waterfall as text") struct TextWaterfallTests {
  /// The rows below the head of four lines.
  private func rows(_ width: Int, _ spans: Span...) -> [String] {
    Array(TextWaterfall(AnalysedTrace(Trace(spans)), width: width).lines[4..<4 + spans.count])
  }

  @Test("A small trace, line by line")
  func whole() {
    let root = Span("run", 0, 100, kind: .agent)
    let model = Span("model", below: "run", 20, 80, kind: .chatModel)
    #expect(
      TextWaterfall(AnalysedTrace(root, model), width: 60).lines == [
        "(no name)  OK  tr-1",
        "1970-01-01 00:00:00.000 UTC  duration 100\u{2009}ns  tokens –  cost –",
        "",
        "Span          Kind          Duration  Time",
        "run           AGENT           100\u{2009}ns* ████░░░░░░░░░░░░░█████",
        "  model       CHAT_MODEL       60\u{2009}ns*     ██████████████",
        "",
        "█ the span itself   ░ in its children   ✕ error   * on the critical path",
      ]
    )
  }

  @Test("The head says what is known")
  func head() {
    let usage = Span("a").with {
      $0.statedTokenUsage = TokenUsage()
      $0.statedTokenUsage?.total = 1200
      $0.statedCost = Cost(total: 0.5)
    }
    let analysed = AnalysedTrace(usage) {
      $0.name = "ask"
      $0.state = .error
    }
    #expect(
      TextWaterfall(analysed, width: 80).lines.prefix(2) == [
        "ask  ERROR  tr-1",
        "1970-01-01 00:00:00.000 UTC  duration 100\u{2009}ns  tokens 1\u{2009}200  cost $0.500",
      ]
    )
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
    let wide = Span("s", kind: .own("ANOTHER_KIND")).named("a name of many words")
    #expect(rows(60, wide)[0].hasPrefix("a name of ma… ANOTHER_K… "))
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

  @Test("However deep a span lies, its name has half of its column")
  func deep() {
    let chain = (0..<100).map { level in
      Span("s\(level)", below: level == 0 ? nil : "s\(level - 1)", Int64(level), 200)
    }
    let lines = TextWaterfall(AnalysedTrace(Trace(chain)), width: 60).lines
    #expect(lines[4 + 2].hasPrefix("    s2 "))
    #expect(lines[4 + 99].hasPrefix("      s99 "))
  }

  @Test("Texts pass through as they are: who prints them makes them safe")
  func hostile() {
    let analysed = AnalysedTrace(Span("s").named("\u{1B}[31mred")) { $0.name = "\u{202E}evil\u{7}" }
    let lines = TextWaterfall(analysed, width: 80).lines
    #expect(lines[0].hasPrefix("\u{202E}evil\u{7}  OK"))
    #expect(lines[4].hasPrefix("\u{1B}[31mred "))
  }

  @Test("What is odd stands at the foot with the span that it is about")
  func notes() {
    let analysed = AnalysedTrace(Span("root"), Span("lost", below: "gone")) {
      $0.diagnostics = [Diagnostic(.spansMissing, "One span is missing.")]
    }
    let lines = TextWaterfall(analysed, width: 80).lines
    #expect(
      lines.suffix(3) == [
        "", "! One span is missing.",
        "! lost: The parent gone is not in the trace; the span is shown at the top.",
      ]
    )
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

  @Test("An empty trace has a head and no rows")
  func empty() {
    let lines = TextWaterfall(AnalysedTrace(), width: 80).lines
    #expect(lines.count == 6)
    #expect(lines[1].contains("duration –"))
  }
}
