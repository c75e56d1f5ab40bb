import Foundation
import Testing

/// Classes, messages and stack traces are read from the store itself.
@Suite("Failed calls on a trace's page")
struct ErrorPageTests {
  /// The exception that a span recorded.
  struct Recorded: Decodable {
    var trace: String
    var span: String
    var type: String
    var message: String
    var stack: String
  }

  private static func recorded() throws -> [Recorded] {
    let store = try Database(Repository.path(Repository.fixture))
    let rows = try store.texts(
      """
      select json_object('trace', trace_id, 'span', span_id,
          'type', json_extract(value, '$.attributes."exception.type"'),
          'message', json_extract(value, '$.attributes."exception.message"'),
          'stack', json_extract(value, '$.attributes."exception.stacktrace"'))
        from spans, json_each(spans.content, '$.events')
        where json_extract(value, '$.name') = 'exception' order by trace_id, span_id
      """
    )
    return try rows.map { try JSONDecoder().decode(Recorded.self, from: Data($0.utf8)) }
  }

  private func page(_ trace: String) async throws -> String {
    try await BuiltSite.whole.value.text("traces/\(trace).html")
  }

  /// The box of a span.
  private func box(_ span: String, in page: String) throws -> String {
    let start = try #require(page.range(of: "<article class=\"span\" id=\"s-\(span)\">"))
    let rest = page[start.upperBound...]
    let article = rest[..<(rest.range(of: "</article>")?.lowerBound ?? rest.endIndex)]
    return String(try #require(article.firstMatch(of: /(?s)<div class="exc">.*?<\/div>/)).output)
  }

  private func plain(_ html: some StringProtocol) -> String {
    let references = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ]
    return references.reduce(String(html).replacing(/<[^>]*>/, with: "")) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }

  /// The texts of a box's `pre` elements, as a browser reads them: without a line feed at the start.
  private func stack(_ box: String) -> String {
    box.matches(of: /(?s)<pre>\n?(.*?)<\/pre>/).map { plain($0.output.1) }.joined()
  }

  @Test("Each recorded exception is told with class, message and all of its stack trace")
  func whole() async throws {
    let recorded = try Self.recorded()
    try #require(recorded.count == 19)
    for exception in recorded {
      let box = try box(exception.span, in: try await page(exception.trace))
      let head = exception.type.isEmpty ? "Error" : exception.type
      #expect(plain(box).hasPrefix("\(head) \(exception.message)"), "\(exception.span)")
      if box.contains("Raised in <a") { continue }
      #expect(stack(box) == exception.stack, "\(exception.span)")
    }
  }

  /// What each program's client raised, by its record of the corpus.
  @Test(
    "HTTP errors say their status, whichever call they ended",
    arguments: [
      (
        "tr-0f8dc0a07cf2a6df8f678221131f455a", "BadRequestError Error code: 400 - Unsupported value"
      ),
      (
        "tr-265c2bf016436125e0483e6cce286d98", "BadRequestError Error code: 400 - Unsupported value"
      ),
      (
        "tr-560f2d22a3c82f00a2bfbe4195215de3", "AuthenticationError Error code: 401 - Incorrect API"
      ),
      (
        "tr-900b05662ec7b979f163ab2125be474a", "AuthenticationError Error code: 401 - Incorrect API"
      ),
      ("tr-23680372ce73488ff242269c526596c9", "RateLimitError Error code: 429 - You exceeded your"),
      ("tr-023221bb2b442413ec219edb350888f9", "InternalServerError Error code: 500 - The server"),
      ("tr-79e649eaa59f221525609085e306b7a0", "APIConnectionError Connection error."),
    ]
  )
  func http(trace: String, expected: String) async throws {
    let page = try await page(trace)
    let boxes = page.matches(of: /(?s)<div class="exc">.*?<\/div>/)
    #expect(boxes.count == 1)
    #expect(boxes.allSatisfy { plain($0.output).hasPrefix(expected) })
    // On the first screen, too.
    let waterfall = try #require(page.range(of: "<section id=\"w\""))
    #expect(plain(page[..<waterfall.lowerBound]).contains(expected))
    #expect(page.contains("None recorded: the span ended with an error"))
  }

  @Test("A call that a retry saved is no failure: the store has its answer alone")
  func retried() async throws {
    let page = try await page("tr-af632d9a3ab42dabf4db033addf523d3")
    #expect(!page.contains("class=\"exc\""))
    #expect(page.contains("The line is free again."))
  }

  @Test("An exception is told where it was raised; the outer span shows what it adds")
  func passed() async throws {
    let page = try await page(FixtureTrace.errorInAgent)
    let recorded = try Self.recorded().filter { $0.trace == FixtureTrace.errorInAgent }
    let outer = try #require(recorded.first { $0.span == "330249cdef21cc80" })
    let inner = try #require(recorded.first { $0.span == "8e177a558aad075d" })
    let outerBox = try box(outer.span, in: page)
    let shown = stack(outerBox)
    #expect(outer.stack.hasPrefix(shown))
    #expect(inner.stack.hasSuffix(outer.stack.dropFirst(shown.count)))
    #expect(shown.contains("/srv/lab/tools/drive_visible.py"))
    #expect(outerBox.contains("Raised in <a href=\"#s-8e177a558aad075d\">Completions</a>"))
    #expect(outerBox.contains("The rest as in <a href=\"#s-8e177a558aad075d\">"))
    // The exception event lies 84,440,918 ns after the first start.
    #expect(
      plain(try box(inner.span, in: page)).contains("Raised at +84.4\u{2009}ms, passed through")
    )
  }

  @Test("An outer span whose stack trace is the same has none of its own")
  func same() async throws {
    let page = try await page("tr-151995d27308e1eb157ff486363cc660")
    #expect(stack(try box("42d5d4dc87701a85", in: page)) == "")
    #expect(page.ranges(of: "    {}[\"missing\"]").count >= 1)
    #expect(stack(try box("cda31d2df0264947", in: page)).contains("    {}[\"missing\"]"))
  }

  @Test("Frames of libraries are folded, the application's are open")
  func folds() async throws {
    let page = try await page("tr-42ac8f63ea512e51da54a0a827e9a64e")
    let box = try box("2a663f961fe1c8ea", in: page)
    #expect(box.contains("<summary>4 frames of mlflow</summary>"))
    let open = box.replacing(/(?s)<details>.*?<\/details>/, with: "")
    #expect(plain(open).contains("line 147, in cancel_booking\n    raise ValueError("))
    #expect(!open.contains("site-packages"))
    #expect(open.contains("(see &lt;b&gt;manual&lt;/b&gt; §4)"))
  }

  @Test(
    "An error in the middle of a stream stands with what had come",
    arguments: [
      (
        "tr-c7de696868ec4cf4ebc1186dee7f0624", "APIError The server had an error while processing",
        "after 7 chunks of the answer", "The answer begins well enough but"
      ),
      (
        "tr-bfa0bfccb2c3ac22379010fb66294f68", "APIConnectionError Connection error.",
        "after 5 chunks of the answer", "This connection will be"
      ),
    ]
  )
  func stream(trace: String, error: String, chunks: String, text: String) async throws {
    let page = plain(try await page(trace))
    let spans = try #require(page.range(of: "Spans", options: .backwards))
    let box = try #require(page.range(of: error, range: spans.upperBound..<page.endIndex))
    let came = try #require(page.range(of: chunks))
    let arrived = try #require(page.range(of: text, range: came.upperBound..<page.endIndex))
    #expect(box.lowerBound < came.lowerBound)
    #expect(page[came.upperBound..<arrived.lowerBound].contains("Text put together"))
  }

  @Test(
    "A Response that failed names its error, though its span ended well",
    arguments: [
      (
        "tr-f12e862e62c28302d754701c2d3dfcb9",
        "server_error The model failed to generate a response."
      ),
      (
        "tr-43f5eab7ffc58313bd78124b44958eee",
        "server_error The model failed to generate a response."
      ),
      ("tr-554e0fab211a719f2199f094b65625cc", "server_error The model produced invalid content."),
    ]
  )
  func response(trace: String, expected: String) async throws {
    let boxes = try await page(trace).matches(of: /(?s)<div class="exc">.*?<\/div>/)
    #expect(boxes.count == 1)
    #expect(boxes.allSatisfy { plain($0.output).hasPrefix(expected) })
  }

  @Test("A tool of an agent that raised tells both exceptions of the chain, and who passed it on")
  func tool() async throws {
    let page = try await page("tr-83eedc84083647a0293bef5f4087ef1e")
    let open = try box("9f86e8cf442fac2e", in: page)
      .replacing(/(?s)<details>.*?<\/details>/, with: "")
    #expect(plain(open).contains("RuntimeError: fare database offline\n\nThe above exception was"))
    #expect(plain(open).contains("in lookup_fare\n    raise RuntimeError("))
    let boxes = try [box("2d94783e16da0492", in: page), box("17ea8df26c5a8186", in: page)]
    #expect(plain(boxes[0]).hasPrefix("Error Error in agent run"))
    #expect(stack(boxes[1]) == #"{"tool_name": "lookup_fare", "error": "fare database offline"}"#)
  }
}
