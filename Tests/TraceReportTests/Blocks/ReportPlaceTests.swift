import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Names of spans in a report") struct ReportPlaceTests {
  private func place(_ spans: Span...) -> ReportPlace { ReportPlace(AnalysedTrace(Trace(spans))) }

  @Test("A span is called as on the pages: by its name, and its ordinal where others share it")
  func names() {
    let place = place(
      Span("root", 0, 100),
      Span("a", below: "root", 10, 20).named("Completions"),
      Span("b", below: "root", 30, 40).named("Completions")
    )
    #expect((0..<3).map { place.link(to: $0).text } == ["root", "Completions 1", "Completions 2"])
    #expect(place.link(toSpanOf: "b").text == "Completions 2")
    #expect(place.link(toSpanOf: "c").isEmpty)
  }

  @Test("Its section's title has number, name and kind, and the place that links lead to")
  func title() {
    let place = place(
      Span("root", 0, 100, kind: .agent),
      Span("m", below: "root", 10, 20, kind: .chatModel).named("Completions")
    )
    #expect(place.title(of: 1).text == "2 · Completions (Chat model)")
    #expect(
      markdownText([.heading(3, place.title(of: 1)), .paragraph(place.link(to: 1))])
        == "### 2 · Completions (Chat model)<a name=\"span-2\"></a>\n\n[Completions](#span-2)\n\n"
    )
  }

  @Test(
    "No name of a span makes the anchor of another",
    arguments: ["span-2", "Span 2", "<a name=\"span-2\">", "](#span-2)", "\n### Span 2", "2", ""]
  )
  func safe(name: String) {
    let place = place(Span("a", kind: .own(name)).named(name), Span("b", 1, 2))
    let titles = [0, 1].map { ReportBlock.heading(3, place.title(of: $0)) }
    let parsed = ParsedMarkdown(markdownText(titles))
    let own = ["html_inline <a name=\"span-1\">", "html_inline <a name=\"span-2\">"]
    #expect(parsed.shape.filter { $0.hasPrefix("html_inline <a") } == own)
    #expect(parsed.shape.filter { $0.hasPrefix("heading") } == ["heading 3", "heading 3"])
    #expect(parsed.addresses == [])
    let slugs = parsed.text.split(separator: "\n").map(slug)
    #expect(!slugs.contains("span-1") && !slugs.contains("span-2"))
  }

  /// A heading's anchor as GitHub makes it: letters, digits, `-` and `_`, and a `-` for a space.
  private func slug(_ heading: Substring) -> String {
    String(
      heading.lowercased().compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character)
          ? character : nil
      }
    )
  }

  @Test("An answer is the nearest agent's, not the whole run's")
  func agent() {
    let place = place(
      Span("run", 0, 100, kind: .agent),
      Span("clerk", below: "run", 0, 90, kind: .agent),
      Span("chain", below: "clerk", 0, 80),
      Span("model", below: "chain", 0, 70, kind: .chatModel),
      Span("other", below: "run", 90, 95, kind: .chatModel)
    )
    #expect(place.agent(of: 3) == "clerk")
    #expect(place.agent(of: 4) == nil)
    #expect(place.agent(of: 1) == nil)
  }
}
