import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Pages over many traces") struct ReportPageTests {
  private func pages(_ traces: [Trace], title: String = "store.db") throws -> [String] {
    let shell = try pageShell()
    return ReportPage.all(of: report(traces, title: title), in: .html).map { page in
      var html = ByteBuffer()
      page.write(in: shell, to: &html)
      return String(html.string().dropFirst("<!DOCTYPE html>".count))
    }
  }

  private func paths(_ traces: [Trace], _ format: SiteFormat = .html) -> [String] {
    ReportPage.all(of: report(traces), in: format).map(\.path)
  }

  @Test("A page is there only where it has something to tell")
  func existence() {
    #expect(paths([]).isEmpty)
    #expect(paths([Trace([])]) == ["runs.html"])
    #expect(paths([Trace([Span("a")])]) == ["names.html", "runs.html"])
    let traces = [
      Trace([Span("a", kind: .tool), Span("b", kind: .chatModel).with { $0.model = "m" }]) {
        ($0.state, $0.sessionID) = (.error, "s")
      }
    ]
    #expect(
      paths(traces)
        == ["models", "tools", "errors", "names", "sessions", "runs"].map { $0 + ".html" }
    )
    #expect(paths([Trace([])], .markdown) == ["runs.md"])
  }

  @Test("All pages lead to each other and say which they are")
  func links() throws {
    let traces = [Trace([Span("a", kind: .tool)])]
    let all = ["tools.html", "names.html", "runs.html"]
    for (place, page) in try pages(traces).enumerated() {
      let links = try HTMLTags(page).tags.filter { all.contains($0["href"] ?? "") }
      #expect(links.compactMap { $0["href"] } == all)
      #expect(links.map { $0["aria-current"] == "page" } == all.indices.map { $0 == place })
    }
    let overview = try HTMLTags(try overview(report(traces))[0]).tags
    #expect(all.allSatisfy { path in overview.contains { $0["href"] == path } })
  }

  @Test("No text of a trace makes an element or attribute", arguments: HostileTrace.attacks)
  func hostile(attack: String) throws {
    let harmless = String(attack.map { $0 == "\n" ? "\n" : "x" })
    let tags = try tags(attack)
    #expect(tags.map(\.shape) == (try self.tags(harmless).map(\.shape)))
    #expect(tags.contains { $0["href"]?.hasPrefix("index.html#tag=") == true })
    for address in tags.compactMap({ $0["href"] ?? $0["src"] }) {
      #expect(address.wholeMatch(of: /[a-zA-Z0-9#=%_~\/.-]+/) != nil, "\(address)")
    }
  }

  private func tags(_ attack: String) throws -> [HTMLTags.Tag] {
    let traces = (0..<3).map { number in HostileTrace { "\(attack)\(number)\($0)" }.trace }
    return try pages(traces, title: attack).flatMap { try HTMLTags($0).tags }
  }

  @Test("Texts stay in their cells in Markdown", arguments: MarkdownAttacks.lines)
  func markdown(text: String) {
    #expect(shape(text) == shape("x"))
  }

  /// How many lines a page has, and how many cells each of its tables' rows.
  private func shape(_ text: String) -> [[Int]] {
    let trace = Trace([Span(text, kind: .tool).failed()]) {
      ($0.state, $0.name, $0.sessionID, $0.user) = (.error, text, text, text)
      $0.tags = [TextPair(key: text, value: text)]
    }
    return ReportPage.all(of: report([trace]), in: .markdown).map { page in
      var markdown = ByteBuffer()
      page.writeMarkdown(to: &markdown)
      return markdown.string().split(separator: "\n").filter { $0.hasPrefix("|") }
        .map { line in line.count { $0 == "|" } }
    }
  }
}
