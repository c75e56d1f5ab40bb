import Foundation
import Testing

@Suite("A report in Markdown") struct MarkdownSiteTests {
  /// All traces of the fixture.
  static let whole = Task { try await BuiltSite.build(["--format", "markdown"]) }

  @Test("Every page of the HTML report has its page, attachments are the same, assets are none")
  func paths() async throws {
    let (markdown, html) = (try await Self.whole.value, try await BuiltSite.whole.value)
    let pages = html.paths(suffix: ".html").map { $0.replacing(/\.html$/, with: ".md") }
    #expect(markdown.paths(suffix: ".md") == pages)
    try #require(pages.count > 100)
    let files = html.paths(in: "attachments/")
    #expect((files + ["report.json"]).filter { markdown.files[$0] != html.files[$0] } == [])
    let others = ["attachments/", "cache/", "traces/", "sessions/"]
    let rest = markdown.paths.filter { path in
      !others.contains { path.hasPrefix($0) } && !path.hasSuffix(".md")
    }
    #expect(rest == [".tracefolio-files", "manifest.json", "report.json"])
  }

  @Test("Every address is a file of the site or a place of the page that is there once")
  func addresses() async throws {
    let site = try await Self.whole.value
    var count = 0
    for path in site.paths(suffix: ".md") {
      let page = MarkdownPage(site.text(path))
      let folder = path.contains("/") ? String(path.prefix { $0 != "/" }) + "/" : ""
      for address in page.addresses {
        count += 1
        let isThere =
          address.hasPrefix("#")
          ? page.tags.count { $0 == "<a name=\"\(address.dropFirst())\">" } == 1
          : site.files[Self.resolve(address, below: folder)] != nil
        #expect(isThere, "\(path): \(address)")
      }
    }
    #expect(count > 500)
  }

  private static func resolve(_ address: String, below folder: String) -> String {
    address.hasPrefix("../") ? String(address.dropFirst(3)) : folder + address
  }

  @Test("Fences are closed, elements are the tool's own and in pairs")
  func structure() async throws {
    let site = try await Self.whole.value
    let own: Set = [
      "<details>", "</details>", "<summary>", "</summary>", "<br>", "<span>", "</span>",
    ]
    for path in site.paths(suffix: ".md") {
      let page = MarkdownPage(site.text(path))
      #expect(!page.isOpen, "\(path)")
      let names = page.tags.filter { $0.wholeMatch(of: /<a name="(span|f)-[0-9]+">/) != nil }
      #expect(page.tags.count { $0 == "</a>" } == names.count && Set(names).count == names.count)
      #expect(Set(page.tags).subtracting(own).subtracting(names + ["</a>"]) == [], "\(path)")
      for name in ["details", "summary", "span"] {
        let begins = page.tags.count { $0 == "<\(name)>" }
        #expect(page.tags.count { $0 == "</\(name)>" } == begins, "\(path): \(name)")
      }
    }
  }

  @Test("Every trace is one click from the overview")
  func overview() async throws {
    let site = try await Self.whole.value
    let linked = MarkdownPage(site.text("index.md")).addresses
    #expect(Set(site.paths(in: "traces/")).subtracting(linked).sorted() == [])
  }

  @Test("Tokens and durations are those that MLflow's own client reads")
  func numbers() async throws {
    let site = try await Self.whole.value
    let data = try Repository.text("Tests/Fixtures/mlflow-3.17.2-sqlite.oracle.json")
    let oracle = try JSONDecoder().decode(Oracle.self, from: Data(data.utf8))
    var counts = (tokens: 0, durations: 0)
    for trace in oracle.traces {
      let page = site.text("traces/\(trace.trace_id).md")
      if let usage = trace.token_usage {
        counts.tokens += 1
        #expect(page.contains("| Tokens | \(usage.text) |"), "\(trace.trace_id)")
      }
      if let milliseconds = trace.rootMilliseconds, (100..<999).contains(milliseconds) {
        counts.durations += 1
        let text = "| Duration | \(Int(milliseconds.rounded()))\u{2009}ms |"
        #expect(page.contains(text), "\(trace.trace_id)")
      }
    }
    #expect(counts.tokens > 60 && counts.durations > 20)
  }

  @Test("The same store gives the same bytes, by however many workers")
  func sameBytes() async throws {
    let alone = try await BuiltSite.build(["--format", "markdown", "--workers", "1"])
    #expect(alone.differing(from: try await Self.whole.value) == [])
  }

  @Test("A report in another format is made anew, and nothing of the old one stays")
  func change() async throws {
    let box = try TemporaryFolder()
    let build = ["build", "-q", Repository.fixture, "-o", box.path("site")]
    for format in ["html", "markdown", "markdown", "html"] {
      let built = try await Tool.run(build + ["--format", format])
      #expect(built.status == 0, "\(built.errors)")
      let fresh = format == "html" ? BuiltSite.whole : Self.whole
      #expect(try box.contents("site").differing(from: try await fresh.value) == [], "\(format)")
    }
  }

  @Test("Another word for the format is wrong usage")
  func unknown() async throws {
    let told = try await Tool.run(["build", Repository.fixture, "-o", "x", "--format", "pdf"])
    #expect(told.status == 64)
    #expect(told.errors.contains("html") && told.errors.contains("markdown"))
  }
}

/// What MLflow's own client says of a store, as far as it is looked at here.
private struct Oracle: Decodable {
  struct Trace: Decodable {
    let trace_id: String
    let token_usage: Usage?
    let spans: [Span]

    /// Nil where the trace has no finished root span, or several.
    var rootMilliseconds: Double? {
      let roots = spans.filter { $0.parent_id == nil }
      guard roots.count == 1, let end = roots[0].end_time_ns else { return nil }
      return Double(end - roots[0].start_time_ns) / 1e6
    }
  }

  struct Usage: Decodable {
    let input_tokens: Int
    let output_tokens: Int
    let total_tokens: Int

    var text: String {
      let parts = "\(input_tokens.grouped) in, \(output_tokens.grouped) out"
      return "\(total_tokens.grouped) (\(parts))"
    }
  }

  struct Span: Decodable {
    let parent_id: String?
    let start_time_ns: Int64
    let end_time_ns: Int64?
  }

  let traces: [Trace]
}

extension Int {
  /// Digits in groups of three; for numbers below a million.
  fileprivate var grouped: String {
    self < 1000 ? "\(self)" : "\(self / 1000)\u{2009}" + "00\(self % 1000)".suffix(3)
  }
}
