import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Markdown page of a hostile trace") struct HostileMarkdownTests {
  private func page(_ attack: String) -> ParsedMarkdown {
    let hostile = HostileTrace { "\(attack)\($0)" }
    return ParsedMarkdown(markdownPage(hostile.trace, files: hostile.files))
  }

  @Test(
    "No text makes markup of its own",
    // A text that is a number is JSON, and shown as such.
    arguments: (HostileTrace.attacks + MarkdownAttacks.lines).filter { Double("\($0)1") == nil }
  )
  func structure(attack: String) {
    let harmless = String(attack.map { $0 == "\n" ? "\n" : "x" })
    let (hurt, plain) = (page(attack), page(harmless))
    #expect(zip(hurt.shapeWithoutCuts, plain.shapeWithoutCuts).first { $0 != $1 } == nil)
    #expect(hurt.shapeWithoutCuts.count == plain.shapeWithoutCuts.count)
    #expect(hurt.addresses.count == plain.addresses.count)
  }

  @Test("Every address is of the tool's own making", arguments: HostileTrace.attacks)
  func addresses(attack: String) throws {
    let addresses = page(attack).addresses
    try #require(addresses.count > 12)
    let own = /#span-[0-9]+|(\.\.\/)?((traces|sessions|attachments\/x-[0-9a-f]{32})\/)?[a-z0-9.-]+/
    #expect(addresses.filter { $0.wholeMatch(of: own) == nil } == [])
  }

  @Test("Raw HTML is the tool's own")
  func html() {
    let shape = Set(page("<b>&amp;\n").shape.filter { $0.hasPrefix("html") })
    let folds = shape.filter { $0.hasPrefix("html_block <details>\n<summary>") }
    let names = shape.filter { $0.wholeMatch(of: /html_inline <a name="span-[0-9]+">/) != nil }
    #expect(names.count == 7)
    let rest = shape.subtracting(folds).subtracting(names)
    #expect(
      folds.allSatisfy { $0.wholeMatch(of: /[^<]*<details>\n<summary>[^<&]*<\/summary>\n/) != nil }
    )
    #expect(rest == ["html_block </details>\n", "html_inline <br>", "html_inline </a>"])
  }

  @Test("Every text of the trace is there")
  func complete() {
    let markdown = markdownPage(HostileTrace { "text\($0)end" }.trace)
    let shown = [
      1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20, 24, 26, 31, 32, 33, 34, 35,
      36,
      37, 38, 39, 40, 41, 42, 43, 47, 48, 50, 52, 53, 54, 55, 56, 58, 59, 61, 64, 65, 67, 68, 69,
      70,
      71, 72, 73, 74, 75, 76, 77,
    ]
    #expect(shown.filter { !markdown.contains("text\($0)end") } == [])
  }

  @Test("A trace without spans has a page, and one with impossible times")
  func odd() {
    #expect(markdownPage(Trace([])).contains("No request recorded"))
    let spans = [Span("a", .min, .max).failed().event("e", at: .min), Span("b", .max, .min)]
    let parsed = ParsedMarkdown(markdownPage(Trace(spans) { $0.requestTimeMS = .min }))
    #expect(parsed.shape.count { $0 == "heading 3" } == 2)
  }
}

/// The page of a trace in Markdown.
private func markdownPage(_ trace: Trace, files: [SiteAttachment] = []) -> String {
  let analysed = AnalysedTrace(trace)
  let surroundings = TraceSurroundings(previous: TraceKey("tr-0"), next: nil, files: files)
  var page = MarkdownTracePage(analysed, TraceTools(analysed), surroundings)
  var text = ByteBuffer()
  page.write(TraceTexts(analysed), to: &text)
  return text.string()
}
