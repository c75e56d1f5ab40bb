import Foundation
import Testing

/// What holds for every page of the fixture.
@Suite("All trace pages against the store")
struct EveryTracePageTests {
  @Test("What a page shows is a file of the site; what lies elsewhere is a link without a trace")
  func addresses() async throws {
    let site = try await BuiltSite.whole.value
    let pages = site.paths(in: "traces/", suffix: ".html")
    #expect(pages.count == 119)
    var sources = 0
    for page in pages {
      for tag in HTMLTags.all(in: site.files[page] ?? Data()) {
        if let source = tag.value("src") {
          sources += 1
          let path = source.hasPrefix("../") ? String(source.dropFirst(3)) : "traces/" + source
          #expect(site.files[path] != nil, "\(page): \(source)")
        }
        guard let target = tag.value("href"), target.contains("://") else { continue }
        let words = (tag.value("rel") ?? "").split(separator: " ")
        #expect(tag.name == "a" && words.contains("noreferrer"), "\(page): \(target)")
      }
    }
    #expect(sources > pages.count)
  }

  @Test("Each model call says the tokens that MLflow's own client says")
  func tokens() async throws {
    let site = try await BuiltSite.whole.value
    let labels = [("input_tokens", "in"), ("output_tokens", "out"), ("total_tokens", "tokens")]
    var count = 0
    for trace in try RecordedStore.oracle.get().traces {
      let page = site.text("traces/\(trace.traceId).html")
      for span in trace.spans {
        guard let usage = span.tokenUsage else { continue }
        count += 1
        let facts = try #require(Self.facts(of: span.spanId, in: page), "\(trace.traceId)")
        for (key, label) in labels {
          guard let number = usage[key] else { continue }
          #expect(facts.contains("\(number) \(label)"), "\(trace.traceId) \(span.spanId)")
        }
      }
    }
    #expect(count == 96)
  }

  /// The facts in a span's title, numbers without spaces between their digits.
  private static func facts(of span: String, in page: String) -> [String]? {
    guard let start = page.range(of: "<article class=\"span\" id=\"s-\(span)\">") else {
      return nil
    }
    let list = page[start.upperBound...].firstMatch(of: /(?s)<ul class="fl">(.*?)<\/ul>/)
    return list.map { list in
      list.1.matches(of: /<li>(.*?)<\/li>/).map {
        PlainText.of(String($0.1).replacingOccurrences(of: "\u{2009}", with: ""))
      }
    }
  }

  @Test(
    "The top of a page says the answer in words, or with what it failed",
    arguments: [
      ("images_generate", "a tiny red train", "Answered 1 picture"),
      ("images_generate_url", "a tiny blue train", "Answered 1 picture"),
      ("embed_async", nil, "Answered 2 vectors"),
      (
        "resp_failed", "Make an impossible timetable.",
        "Failed in Responses server_error The model failed to generate a response."
      ),
      (
        "resp_failed_stream", "Make an impossible timetable.",
        "Failed in Responses server_error The model failed to generate a response."
      ),
      (
        "resp_stream_error_event", "Simulate a mid-stream failure.",
        "After 10 chunks of the answer: “The answer begins well enough …”"
      ),
      ("resp_refusal", "How do I pick the lock?", "Answered Refused: I can't help with that."),
    ] as [(String, String?, String)]
  )
  func top(program: String, asked: String?, outcome: String) async throws {
    let trace = try RecordedStore.trace(of: program)
    let page = try await BuiltSite.whole.value.text("traces/\(trace).html")
    let box = try #require(page.firstMatch(of: /(?s)<div class="qa">.*?<\/div><\/div>\n/))
    let text = PlainText.of(String(box.output))
    if let asked { #expect(text.contains(asked)) }
    #expect(text.contains(outcome), "\(text)")
  }
}
