import Foundation
import JSONBytes
import Testing
import TraceModel

@testable import TraceReport

@Suite("The token ledger on a page")
struct LedgerSectionTests {
  private func usage(_ input: Int64?, _ output: Int64?, _ total: Int64? = nil) -> TokenUsage {
    var usage = TokenUsage()
    (usage.input, usage.output, usage.total) = (input, output, total)
    return usage
  }

  private func model(_ id: String, below parent: String? = nil, _ usage: TokenUsage?) -> Span {
    Span(id, below: parent, kind: .chatModel).with { $0.statedTokenUsage = usage }
  }

  /// The page's ledger; empty where it has none.
  private func ledger(_ spans: [Span], _ change: (inout Trace) -> Void = { _ in }) throws -> String
  {
    let page = try tracePage(Trace(spans, change))
    _ = try HTMLTags(page)
    guard let start = page.range(of: "<section id=\"k\">") else { return "" }
    let rest = page[start.lowerBound...]
    return String(rest.prefix(upTo: try #require(rest.range(of: "</section>")).lowerBound))
  }

  @Test("A span inside one that counts is greyed and says which that is")
  func included() throws {
    let html = try ledger([
      model("outer", usage(3, 4, 7)), model("inner", below: "outer", usage(3, 4, 7)),
    ])
    #expect(html.contains("<td data-l=\"Counted\">yes</td>"))
    #expect(html.contains("<tr class=\"incl\"><th scope=\"row\">"))
    #expect(html.contains("included in <a href=\"#s-outer\">outer</a></td>"))
    #expect(html.contains("<td data-l=\"Spans\">1 of 2 spans</td>"))
  }

  @Test("Costs may count where tokens do not, and the other way round")
  func costs() throws {
    let html = try ledger([
      model("outer", usage(3, 4)),
      model("inner", below: "outer", usage(3, 4)).with { $0.statedCost = Cost(total: 0.5) },
      Span("own", below: "inner").with { $0.statedCost = Cost(total: 0.25) },
      Span("fee").with { $0.statedCost = Cost(total: 0.125) },
    ])
    #expect(html.contains("cost only, tokens included in <a href=\"#s-outer\">outer</a>"))
    #expect(html.contains("<td data-l=\"Counted\">cost included in a span above</td>"))
    #expect(html.contains("<td data-l=\"Counted\">cost only</td>"))
    #expect(html.contains("<td class=\"n\" data-l=\"Cost\">$0.625</td>"))
    #expect(html.contains("<td data-l=\"Spans\">3 of 4 spans</td>"))
  }

  @Test(
    "What the store states is compared, key by key",
    arguments: [
      (nil, nil, "<span class=\"none\">nothing stated</span>"),
      (nil, 0.5, "</span> cost equal</span>"),
      ([10, 5, 15], nil, "</span> tokens equal</span>"),
      ([10, 5, 15], 0.5, "</span> equal</span>"),
      (
        [8, 5, 13], 0.25,
        "<span class=\"warn\">input differs by 2, total differs by 2, cost differs by $0.250</span>"
      ),
    ] as [([Int64]?, Double?, String)]
  )
  func stated(_ tokens: [Int64]?, _ cost: Double?, _ expected: String) throws {
    let span = model("llm", usage(10, 5, 15)).with { $0.statedCost = Cost(total: 0.5) }
    let html = try ledger([span]) {
      $0.statedTokenUsage = tokens.map { usage($0[0], $0[1], $0[2]) }
      $0.statedCost = cost.map { Cost(total: $0) }
    }
    #expect(html.contains(expected))
  }

  @Test("Stated numbers that no span reports are not taken for a difference from zero")
  func unreported() throws {
    let html = try ledger([Span("r")]) {
      $0.statedTokenUsage = usage(7, nil)
      $0.statedCost = Cost(total: 0.5)
    }
    #expect(html.contains("input not reported by any span, cost not stated by any span"))
    #expect(html.contains("<td data-l=\"Spans\">0 of 0 spans</td>"))
  }

  @Test("Numbers at the ends of 64 bits are shown, not added up beyond them")
  func huge() throws {
    let html = try ledger([model("a", usage(.max, .min)), model("b", usage(.max, .min))]) {
      $0.statedTokenUsage = usage(.min, .max)
    }
    #expect(html.contains("9\u{2009}223\u{2009}372\u{2009}036\u{2009}854\u{2009}775\u{2009}807"))
    #expect(html.contains("input differs by 9\u{2009}223"))
  }

  @Test("Names and models of a trace are text")
  func hostile() throws {
    let span = model("llm", usage(1, 1)).named("<b>\"&").with { $0.model = "</table><script>" }
    let html = try ledger([span])
    #expect(html.contains("&lt;b&gt;&quot;&amp;"))
    #expect(html.contains("&lt;/table&gt;&lt;script&gt;"))
  }

  @Test("Without tokens and costs there is none")
  func none() throws {
    #expect(try ledger([Span("r"), model("llm", nil)]).isEmpty)
    #expect(try ledger([]).isEmpty)
  }
}
