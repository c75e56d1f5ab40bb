import Testing

/// MLflow puts the output of a stream together itself; what it gets wrong was found by hand.
@Suite("Streams of which the store keeps another output than came")
struct LossyStreamTests {
  static let flaws: [(program: String, words: String)] = [
    ("chat_stream_tool", "lost 1 tool call"),
    (
      "chat_stream_parallel_tools",
      "lost 2 tool calls, says stop where the model said tool_calls"
    ),
    ("chat_stream_text_then_tool", "lost 1 tool call"), ("chat_refusal_stream", "lost the refusal"),
    ("chat_stream_n2", "mixed 2 choices into one"),
    (
      "resp_incomplete_stream", "lost the Response’s id, model, usage, incomplete_details"
    ),
    ("resp_failed_stream", "lost the Response’s id, model, error"),
    ("resp_stream_error_event", "lost the text, lost the Response’s id, model"),
  ]

  /// What the title above a stream says; nil where the page has none.
  private func title(_ trace: String) async throws -> String? {
    let page = try await BuiltSite.whole.value.text("traces/\(trace).html")
    return page.firstMatch(of: /<h4 class="proved">(.*?)<\/h4>/).map { PlainText.of("\($0.1)") }
  }

  @Test("The page says in what, and shows what came", arguments: flaws)
  func flaw(program: String, words: String) async throws {
    let title = try #require(try await title(try RecordedStore.trace(of: program)))
    #expect(
      title.contains("the store’s own output \(words); this is what the chunks say"),
      "\(title)"
    )
  }

  @Test("No other stream's page says so, and each counts the chunks of the store")
  func others() async throws {
    let flawed = Set(try Self.flaws.map { try RecordedStore.trace(of: $0.program) })
    var count = 0
    for path in try await BuiltSite.whole.value.paths(in: "traces/", suffix: ".html") {
      let trace = String(path.dropFirst("traces/".count).dropLast(".html".count))
      let streams = try RecordedStore.spans(of: trace).filter { !$0.chunks.isEmpty }
      let title = try await title(trace)
      #expect((title == nil) == streams.isEmpty, "\(trace)")
      guard let title, let stream = streams.first else { continue }
      count += 1
      #expect(title.contains("from \(stream.chunks.count) recorded chunks"), "\(trace)")
      #expect(title.contains("own output") == flawed.contains(trace), "\(trace)")
      let hasOutput = !stream.outputs.isNull
      #expect(title.contains("agrees") == (hasOutput && !flawed.contains(trace)), "\(trace)")
    }
    #expect(count == 29)
  }

  @Test("A chat stream that was not asked for its usage says how to ask")
  func usage() async throws {
    let site = try await BuiltSite.whole.value
    var count = 0
    for path in site.paths(in: "traces/", suffix: ".html") {
      let trace = String(path.dropFirst("traces/".count).dropLast(".html".count))
      let spans = try RecordedStore.spans(of: trace)
      let isSilent = spans.contains { span in
        span.chunks.first?["object"].text == "chat.completion.chunk"
          && span.inputs["stream_options"]["include_usage"].truth != true
          && span.content["status"]["code"].text == "STATUS_CODE_OK"
      }
      if isSilent { count += 1 }
      #expect(site.text(path).contains("Tokens unknown: ask for them") == isSilent, "\(trace)")
    }
    #expect(count > 5)
  }

  @Test(
    "The conversation has what came, not what the store made of it",
    arguments: [
      ("chat_stream_tool", #"{"city":"Paris"}"#), ("chat_stream_n2", "Pack light, wander far."),
      ("chat_refusal_stream", "Refusal I'm sorry"),
      ("resp_stream_error_event", "The answer begins well enough"),
    ]
  )
  func conversation(program: String, text: String) async throws {
    let trace = try RecordedStore.trace(of: program)
    let page = try await BuiltSite.whole.value.text("traces/\(trace).html")
    let rows = ConversationRow.all(in: page)
    #expect(rows.contains { $0.speaker.hasPrefix("Assistant") && $0.text.contains(text) })
    let kept = try #require(try RecordedStore.spans(of: trace).last).outputs
    let mixed = kept["choices"][0]["message"]["content"].text ?? ""
    if !mixed.isEmpty { #expect(!rows.contains { $0.text.contains(mixed) }) }
  }
}
