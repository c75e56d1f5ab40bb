import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Pages over all traces") struct OverviewPageTests {
  private func traces(_ count: Int) -> [Trace] {
    (0..<count).map { number in
      Trace([Span("root")]) {
        $0.id = "t\(number)"
        $0.requestTimeMS = Int64(number)
      }
    }
  }

  /// The traces of the list on a page, in its order.
  private func listed(_ page: String) throws -> [String] {
    let rest = try #require(page.split(separator: "<table class=\"tr\">").last)
    let list = try #require(rest.split(separator: "</table>").first)
    return list.split(separator: "<a href=\"traces/").dropFirst().map {
      String($0.prefix { $0 != "." })
    }
  }

  @Test(
    "Five hundred rows a page, one page at least",
    arguments: [
      (0, ["index.html"]), (1, ["index.html"]), (500, ["index.html"]),
      (501, ["index.html", "index-2.html"]), (1000, ["index.html", "index-2.html"]),
      (1001, ["index.html", "index-2.html", "index-3.html"]),
    ]
  )
  func paths(count: Int, expected: [String]) throws {
    let page = OverviewPage(shell: try pageShell(), report: report(traces(count)), shards: [])
    #expect(page.paths == expected)
  }

  @Test("Every trace is on one page, the newest first", arguments: [1, 500, 501, 1001])
  func rows(count: Int) throws {
    let pages = try overview(report(traces(count)))
    #expect(try pages.flatMap(listed) == (0..<count).reversed().map { "t\($0)" })
    #expect(try pages.dropLast().allSatisfy { try listed($0).count == 500 })
  }

  @Test("Each page leads to all, and says which it is")
  func links() throws {
    for (number, page) in try overview(report(traces(1001))).enumerated() {
      let links = try HTMLTags(page).tags.filter { $0["href"]?.hasSuffix("#traces") == true }
      #expect(
        links.compactMap { $0["href"] }
          == ["index.html#traces", "index-2.html#traces", "index-3.html#traces"]
      )
      #expect(links.map { $0["aria-current"] == "page" } == (0..<3).map { $0 == number })
    }
  }

  @Test("A single page has no links to pages")
  func single() throws {
    #expect(!(try overview(report(traces(500)))[0].contains("class=\"pages\"")))
  }

  @Test("Without traces the page says so")
  func empty() throws {
    let page = try overview(report([]))[0]
    #expect(page.contains("No trace was found in this store."))
    #expect(try HTMLTags(page).tags.allSatisfy { $0.name != "table" })
  }

  @Test("The date is said only where it changes")
  func dates() throws {
    let days = [0, 1, 86_400_000].map { (time: Int64) in Trace([]) { $0.requestTimeMS = time } }
    let page = try overview(report(days))[0]
    let list = try #require(page.split(separator: "<table class=\"tr\">").last)
    let moments = list.split(separator: "<time ").dropFirst().map { $0.prefix { $0 != "/" } }
    #expect(
      moments == [
        "datetime=\"1970-01-02T00:00:00.000Z\"><span class=\"o\">1970-01-02<",
        "datetime=\"1970-01-01T00:00:00.001Z\"><span class=\"o\">1970-01-01<",
        "datetime=\"1970-01-01T00:00:00.000Z\">00:00:00.000<",
      ]
    )
  }

  @Test("No text of a trace makes an element or attribute", arguments: HostileTrace.attacks)
  func hostile(attack: String) throws {
    let harmless = String(attack.map { $0 == "\n" ? "\n" : "x" })
    let tags = try tags(attack)
    #expect(tags.allSatisfy { $0.attributes.allSatisfy { !$0.name.hasPrefix("on") } })
    #expect(tags.map(\.shape) == (try self.tags(harmless).map(\.shape)))
    for address in tags.compactMap({ $0["href"] ?? $0["src"] }) {
      #expect(address.wholeMatch(of: /[a-zA-Z0-9#=%_~\/.-]+/) != nil, "\(address)")
    }
  }

  private func tags(_ attack: String) throws -> [HTMLTags.Tag] {
    let traces = (0..<3).map { number in HostileTrace { "\(attack)\(number)\($0)" }.trace }
    let pages = try overview(report(traces, title: attack))
    return try pages.flatMap { try HTMLTags($0).tags }
  }

  @Test(
    "Impossible times have a page",
    arguments: [(Int64.min, Int64.max), (.max, .min), (0, .max)]
  )
  func extremes(start: Int64, end: Int64) throws {
    let traces = (0..<24).map { number in
      let ends = number % 2 == 0 ? (start, end) : (end, start)
      return Trace([Span("a", ends.0, ends.1), Span("b", ends.1, ends.0)]) {
        $0.requestTimeMS = ends.0
      }
    }
    let page = try overview(report(traces))[0]
    #expect(try listed(page).count == 24)
    #expect(try HTMLTags(page).tags.contains { $0["class"] == "hist" })
  }
}
