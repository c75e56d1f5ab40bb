import Foundation
import Testing

/// Nanoseconds are the events' times less the spans' starts, as the captures have them.
@Suite("First tokens that other producers than MLflow tell of")
struct FirstTokenTests {
  static let told: [(capture: String, trace: String, nanoseconds: Int)] = [
    ("openinference", "a130b40506b5f7ef33b07c02365e7523", 233_604_051),
    ("openinference", "1f8a5f61c25622cb131d90c72ed50785", 444_316_006),
    ("openinference", "1d06ae9b696909fc4a9c7b1d0a154d72", 31_213_553),
    ("traceloop", "464608a23f325ff2c7df993ffd5cd114", 261_631_781),
    ("traceloop", "5ec49e805ca238337ae2b4b3bc665c24", 223_314_726),
  ]

  private func streams(of capture: String) async throws -> [String: RecordedJSON] {
    let run = try await Tool.run(["export", "Tests/Fixtures/otlp/\(capture).jsonl"])
    try #require(run.status == 0, "\(run.errors)")
    var streams: [String: RecordedJSON] = [:]
    for line in run.output.split(separator: UInt8(ascii: "\n")) {
      let trace = try RecordedJSON(Data(line))
      let found = trace["spans"].elements.map { $0["stream"] }.filter { !$0.isNull }
      streams[trace["trace_id"].text ?? ""] = found.first
    }
    return streams
  }

  @Test(
    "An export has the streams of a capture and no others",
    arguments: ["openinference", "traceloop"]
  )
  func export(capture: String) async throws {
    let expected = Self.told.filter { $0.capture == capture }
    let streams = try await streams(of: capture)
    #expect(Set(streams.keys) == Set(expected.map(\.trace)))
    for (_, trace, nanoseconds) in expected {
      #expect(streams[trace]?["time_to_first_token_ns"].number == nanoseconds)
      #expect(streams[trace]?["time_to_first_chunk_ns"].number == nanoseconds)
      #expect(streams[trace]?["chunks"].number == 0)
    }
  }

  @Test("A page marks it in the waterfall and says which event tells")
  func page() async throws {
    let page = try await BuiltSite.page(of: "openinference", "a130b405")
    #expect(PageTable.text(of: "w", in: page).contains("first token"))
    let span = SpanArticle.text(named: "ChatCompletion", in: page)
    #expect(span.contains("Streaming output what came is not recorded"))
    // (1736466655 - 233604051) / 117 = 12845000 ns.
    #expect(span.contains("First token 234 ms Per output token 12.8 ms 118 tokens from usage"))
    #expect(span.contains("The time is that of First Token Stream Event"))
    #expect(!span.contains("No chart"))
  }

  @Test("The overview counts it among the first tokens")
  func overview() async throws {
    let site = try await #require(BuiltSite.captures["openinference"]).value
    let index = PlainText.of(site.text("index.html"))
    // The middle one of three.
    #expect(index.contains("First token p50 234 ms"))
    #expect(index.contains("3 streams"))
  }

  @Test("The terminal and Markdown say it, too")
  func texts() async throws {
    let (source, trace) = ("Tests/Fixtures/otlp/traceloop.jsonl", Self.told[3].trace)
    let shown = try await Tool.run(["show", source, trace])
    let text = String(decoding: shown.output, as: UTF8.self)
    #expect(text.contains("gen_ai.content.completion.chunk"))
    #expect(text.contains(/First token +262\u{2009}ms/))
    let site = try await BuiltSite.build(["--format", "markdown", "--trace", trace], of: source)
    let page = site.text("traces/\(trace).md")
    #expect(page.contains("| First token | 262\u{2009}ms |"))
  }
}
