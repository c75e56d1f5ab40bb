import Foundation
import Testing

/// Texts are those of the programs that made the fixture, and what their OpenAI client received.
@Suite("What a reader finds of a streamed Response")
struct ResponseStreamRowTests {
  private static let titan = "How fast would a glass of water freeze on Titan?"
  private static let titanAnswer: SpokenRow = (
    "Assistant",
    [
      "so a glass of water would not just freeze - it would do so violently fast at the surface.",
      "The whole 250 ml glass is solid after roughly 15–25 minutes.",
    ]
  )

  static let rows: [SpokenRows] = [
    SpokenRows(program: "resp_stream", spoken: [("User", [titan]), titanAnswer]),
    SpokenRows(program: "resp_async_stream", spoken: [("User", [titan]), titanAnswer]),
    SpokenRows(
      program: "resp_stream_tool",
      spoken: [
        ("User", ["What's the weather like in Tokyo and Paris right now?"]),
        (
          "Assistant",
          [
            #"get_weather Arguments {"city": "Tokyo"} Result No result: nothing in this trace answered the call"#,
            #"get_weather Arguments {"city": "Paris"} Result No result: nothing in this trace answered the call"#,
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "resp_stream_reasoning",
      spoken: [
        ("User", ["Which route to Faro has the fewest changes?"]),
        (
          "Assistant",
          [
            "Reasoning Comparing routes Route A has 1 change, route B has 2.",
            "Reasoning Checking times", "Take route A: one change in Coimbra-B",
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "resp_stream_web_search",
      spoken: [
        ("User", ["What is the latest news on the Lisbon-Porto line?"]),
        (
          "Assistant",
          [
            "Query Lisbon Porto rail reopening", "Page https://news.example.pt/rail",
            "Tickets start at 24.50 EUR. Sources CP service notice Fares <b>update</b>",
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "resp_stream_code_and_mcp",
      spoken: [
        ("User", ["What is the mean of these fares: 24.5, 31.2, 18.9?"]),
        (
          "Assistant",
          [
            "Code fares = [24.5, 31.2, 18.9] print(sum(fares) / len(fares)) Output 24.866666666666664",
            "The mean fare is 24.87 EUR. Sources fares.csv cfile_1",
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "resp_stream_code_and_mcp",
      place: 1,
      spoken: [
        ("User", ["Please ask the timetable server for Coimbra-B."]),
        (
          "Assistant",
          [
            "Tools of the MCP server timetable next_departure Next departure of a station",
            #"Arguments {"station":"Coimbra-B"} Output {"train":"IC 523","at":"14:22"}"#,
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "resp_stream_code_and_mcp",
      place: 2,
      spoken: [
        ("User", ["Please draw a tiny train."]),
        ("Assistant", ["image_generation ✓ OK", "Here is your tiny train."]),
      ]
    ),
    SpokenRows(
      program: "resp_incomplete_stream",
      spoken: [
        ("User", ["Tell me everything about rail."]),
        (
          "Assistant",
          ["in the sixteenth century, and ▲ Stopped by max_output_tokens: the answer is cut"]
        ),
      ]
    ),
    SpokenRows(
      program: "resp_failed_stream",
      spoken: [
        ("User", ["Make an impossible timetable."]),
        (
          "Assistant",
          ["Failed: server_error The model failed to generate a response."]
        ),
      ]
    ),
    SpokenRows(
      program: "resp_stream_error_event",
      spoken: [
        ("User", ["Simulate a mid-stream failure."]),
        (
          "Assistant",
          [
            "The answer begins well enough Failed: server_error The model produced invalid content."
          ]
        ),
      ]
    ),
  ]

  @Test("Its conversation says who said what, and nothing else", arguments: rows)
  func conversation(row: SpokenRows) async throws {
    expect(try await row.conversation(), toSay: row.spoken)
  }

  @Test("A call that nothing answered is not called well")
  func unanswered() async throws {
    let row = SpokenRows(program: "resp_stream_tool", spoken: [])
    let text = try #require(try await row.conversation().last).text
    #expect(!text.contains("OK"))
  }

  @Test(
    "Each word that the client received is in the answer, in its order",
    arguments: [
      "resp_stream", "resp_stream_tool", "resp_stream_reasoning", "resp_stream_web_search",
      "resp_stream_code_and_mcp", "resp_incomplete_stream", "resp_stream_error_event",
    ]
  )
  func received(program: String) async throws {
    let recorded = try RecordedStore.oracle.get().programs.first { $0.program == program }
    let streams = try #require(recorded?.clientSaw)
    for (place, saw) in streams.enumerated() {
      let row = SpokenRows(program: program, place: place, spoken: [])
      let answer = Self.words(try #require(try await row.conversation().last).text)
      let parts = [saw.text, saw.args, saw.reasoning].flatMap { Array(($0 ?? [:]).values) }
      try #require(!parts.isEmpty)
      for part in parts {
        // Two parts of a reasoning are two passages: the client joined them.
        let passages = part.replacingOccurrences(of: ".**", with: ".\u{0}**").split(separator: "\0")
        for passage in passages {
          #expect(answer.ranges(of: Self.words(String(passage))).count == 1, "\(passage)")
        }
      }
    }
  }

  /// Letters and digits alone, without the numbers of a list's lines.
  private static func words(_ text: String) -> [String] {
    text.replacing(/\n\d+\.\s/, with: "\n").split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  @Test("The picture of a stream is the one that its last event of it carries")
  func picture() async throws {
    let trace = try RecordedStore.trace(of: "resp_stream_code_and_mcp", 2)
    let span = try #require(try RecordedStore.spans(of: trace).first)
    let site = try await BuiltSite.whole.value
    let page = site.text("traces/\(trace).html")
    let shown = ConversationRow.all(in: page).flatMap(\.pictures)
    try #require(shown.count == 1)
    let done = span.chunks.filter { $0["type"].text == "response.output_item.done" }
    let bytes = try #require(done.first?["item"]["result"].text.flatMap { Data(base64Encoded: $0) })
    #expect(site.files["traces/\(shown[0])".resolvingParents] == bytes)
    let kept = try #require(span.outputs["output"][0]["result"].text)
    #expect(try RecordedStore.attachment(kept, of: trace) == bytes)
    for section in ["c", "t"] {
      #expect(!PageTable.content(of: section, in: page).contains("iVBOR"), "\(section)")
    }
  }

  @Test("Where the store has no usage of a Response that ended early, its last event has")
  func usage() async throws {
    let trace = try RecordedStore.trace(of: "resp_incomplete_stream")
    let span = try #require(try RecordedStore.spans(of: trace).first)
    let usage = try #require(span.chunks.last)["response"]["usage"]
    let tokens = ["input_tokens", "output_tokens"].map { usage[$0].number }
    try #require(tokens == [8, 50])
    let page = try await BuiltSite.whole.value.text("traces/\(trace).html")
    #expect(page.contains("<li>8 in</li><li>50 out</li>"))
  }
}
