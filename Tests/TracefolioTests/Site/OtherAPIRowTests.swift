import Foundation
import Testing

@Suite("What a reader finds of embeddings, images and legacy completions")
struct OtherAPIRowTests {
  private func page(_ program: String) async throws -> (page: String, span: RecordedSpan) {
    let trace = try RecordedStore.trace(of: program)
    let span = try #require(try RecordedStore.spans(of: trace).first)
    return (try await BuiltSite.whole.value.text("traces/\(trace).html"), span)
  }

  @Test(
    "An embedding: model, inputs, how many vectors of how many numbers",
    arguments: [
      ("embed_single", ["night trains of Europe"], "1 vector of 16 numbers"),
      ("embed_batch_base64", ["Lisboa", "Porto", "Évora 🏰"], "3 vectors of 12 numbers"),
      ("embed_async", ["alpha", "beta"], "2 vectors of 16 numbers"),
    ]
  )
  func embedding(program: String, inputs: [String], vectors: String) async throws {
    let (page, span) = try await page(program)
    let text = PlainText.of(PageTable.content(of: "spans", in: page))
    for input in inputs { #expect(text.contains("\"\(input)\"")) }
    #expect(text.contains("Model asked \(try #require(span.inputs["model"].text))"))
    #expect(text.contains("Vectors \(vectors)"))
    let tokens = try #require(span.outputs["usage"]["prompt_tokens"].number)
    #expect(page.contains("<li>\(tokens) in</li>"))
    #expect(!page.contains("<section id=\"c\">"))
  }

  @Test("Of a vector's numbers the first are shown", arguments: ["embed_single", "embed_async"])
  func numbers(program: String) async throws {
    let page = try await page(program).page
    let trace = try RecordedStore.trace(of: program)
    let store = try Database(Repository.path(Repository.fixture))
    let output = try #require(
      try store.texts("SELECT content FROM spans WHERE trace_id = '\(trace)'").first
    )
    // As digits: what a number type makes of them is not what is recorded.
    let vectors = output.matches(of: /\[(-?[0-9.e-]+(?:, -?[0-9.e-]+){15})\]/)
    try #require(vectors.count == (program == "embed_single" ? 1 : 2))
    for vector in vectors {
      let numbers = vector.1.split(separator: ", ")
      try #require(numbers.count == 16)
      let shown = numbers.map { page.contains("<i>\($0)</i>") }
      #expect(shown == Array(repeating: true, count: 4) + Array(repeating: false, count: 12))
    }
    #expect(page.contains("… 12 more numbers"))
  }

  @Test("A picture that was made: prompt, revised prompt, the file byte for byte")
  func picture() async throws {
    let trace = try RecordedStore.trace(of: "images_generate")
    let (page, span) = try await page("images_generate")
    let rows = ConversationRow.all(in: page)
    expect(
      rows,
      toSay: [
        ("User", ["a tiny red train"]),
        ("Assistant", ["Revised prompt A detailed rendering: a tiny red train"]),
      ]
    )
    let address = try #require(span.outputs["data"][0]["b64_json"].text)
    let shown = try #require(rows.last?.pictures)
    try #require(shown.count == 1)
    let site = try await BuiltSite.whole.value
    let bytes = try RecordedStore.attachment(address, of: trace)
    #expect(site.files["traces/\(shown[0])".resolvingParents] == bytes)
  }

  @Test("A picture elsewhere is an address, and nothing loads it")
  func pictureElsewhere() async throws {
    let (page, span) = try await page("images_generate_url")
    let rows = ConversationRow.all(in: page)
    let address = try #require(span.outputs["data"][0]["url"].text)
    expect(
      rows,
      toSay: [
        ("User", ["a tiny blue train"]),
        (
          "Assistant",
          [
            "Picture \(address) not loaded",
            "Revised prompt A detailed rendering: a tiny blue train",
          ]
        ),
      ]
    )
    #expect(rows.last?.links == [address])
    #expect(!page.contains("<img"))
  }

  @Test("A legacy completion", arguments: ["legacy_completion", "legacy_completion_stream"])
  func legacy(program: String) async throws {
    let (page, _) = try await page(program)
    expect(
      ConversationRow.all(in: page),
      toSay: [
        ("User", ["Once upon a time"]),
        (
          "Assistant",
          ["there was a small station where the clock ran backwards, and nobody minded."]
        ),
      ]
    )
    #expect(page.contains("from 14 recorded chunks") == (program == "legacy_completion_stream"))
  }
}
