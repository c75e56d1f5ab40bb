import Foundation
import Testing

/// Texts are those of the programs that made the fixture.
@Suite("What a reader finds of a Response")
struct ResponseRowTests {
  private static let capital = "What is the capital of France?"
  private static let trip = "extract the trip: two nights in Évora"
  private static let found: [SpokenRow] = [
    (
      "Assistant",
      [
        "web_search ✓ OKran at the provider Query Lisbon Porto rail reopening",
        "Sources https://news.example.pt/rail", "Page https://news.example.pt/rail",
        "reopened on 3 March after the storm works (CP notice). Tickets start at 24.50 EUR.",
        "Sources CP service notice Fares <b>update</b>",
      ]
    )
  ]

  static let rows: [SpokenRows] = [
    SpokenRows(
      program: "resp_normal",
      spoken: [
        ("System", ["Answer briefly."]), ("User", [capital]),
        ("Assistant", ["The capital of France is Paris."]),
      ]
    ),
    SpokenRows(
      program: "resp_async",
      spoken: [("User", [capital]), ("Assistant", ["The capital of France is Paris."])]
    ),
    SpokenRows(
      program: "resp_function_calling",
      spoken: [
        ("User", ["What's the weather like in Tokyo and Paris right now?"]),
        (
          "Assistant",
          [
            "get_weather ✓ OKran in get_weather 1", #"Arguments {"city": "Tokyo"} Result sunny"#,
            "get_weather ✓ OKran in get_weather 2", #"Arguments {"city": "Paris"} Result rainy"#,
          ]
        ),
        ("Assistant", ["Tokyo is sunny, Paris is rainy."]),
      ]
    ),
    SpokenRows(
      program: "resp_structured",
      spoken: [
        ("User", [trip]),
        (
          "Assistant", [#""destination": "Évora", "nights": 2, "travellers": ["Ana", "Rui"]"#]
        ),
      ]
    ),
    SpokenRows(
      program: "resp_parse",
      spoken: [("User", [trip]), ("Assistant", [#""travellers": ["Ana", "Rui"]"#])]
    ),
    SpokenRows(
      program: "resp_web_search",
      spoken: [("User", ["What is the latest news on the Lisbon-Porto line?"])] + found
    ),
    SpokenRows(
      program: "resp_web_search_ga",
      spoken: [("User", ["Any latest news about the Lisbon-Porto line this week?"])] + found
    ),
    SpokenRows(
      program: "resp_file_search",
      spoken: [
        ("User", ["What are the luggage rules in the handbook?"]),
        (
          "Assistant",
          [
            "Query luggage allowance bicycle Results handbook_2026.pdf score 0.9132",
            "two pieces of luggage up to 20 kg. Bicycles need a reservation.",
            "faq.md score 0.4407 FAQ Q: Can I bring skis? A: Yes.",
            "Two pieces up to 20 kg each; bicycles need a reservation. Sources handbook_2026.pdf file-7Hk2LmQ",
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "resp_computer_use",
      spoken: [
        ("User", ["Please open the booking page."]),
        (
          "Assistant",
          [
            "Reasoning I should click the Search box first.", "Action click at 156, 50",
            "Pending malicious_instructions We've detected instructions that may cause your application",
            "Agreed malicious_instructions We've detected instructions that may cause your application",
          ]
        ),
        ("Assistant", ["Action type “Lisboa Oriente”"]),
        ("Assistant", ["The booking page shows two trains to Lisboa Oriente."]),
      ]
    ),
    SpokenRows(
      program: "resp_reasoning",
      spoken: [
        ("User", ["Which route to Faro has the fewest changes?"]),
        (
          "Assistant",
          [
            "Reasoning Comparing routes Route A has 1 change, route B has 2.",
            "Reasoning Checking times Route A leaves 12 minutes later, which is acceptable.",
            "Take route A: one change in Coimbra-B, 3 h 05 min in all.",
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "resp_code_interpreter",
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
      program: "resp_mcp",
      spoken: [
        ("User", ["Please ask the timetable server for Coimbra-B."]),
        (
          "Assistant",
          [
            "Tools of the MCP server timetable next_departure Next departure of a station",
            #"Server timetable Arguments {"station":"Coimbra-B"} Output {"train":"IC 523","at":"14:22"}"#,
            "The next departure from Coimbra-B is IC 523 at 14:22.",
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "resp_image_generation",
      spoken: [
        ("User", ["Please draw a tiny train."]),
        ("Assistant", ["image_generation ✓ OK", "Picture as below", "Here is your tiny train."]),
      ]
    ),
    SpokenRows(
      program: "resp_incomplete",
      spoken: [
        ("User", ["Tell me everything about rail."]),
        (
          "Assistant",
          [
            "Rail transport began with wagonways in the sixteenth century, and",
            "▲ Stopped by max_output_tokens: the answer is cut",
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "resp_failed",
      spoken: [
        ("User", ["Make an impossible timetable."]),
        (
          "Assistant",
          ["Failed: server_error The model failed to generate a response."]
        ),
      ]
    ),
    SpokenRows(
      program: "resp_refusal",
      spoken: [
        ("User", ["How do I pick the lock?"]), ("Assistant", ["Refusal I can't help with that."]),
      ]
    ),
    SpokenRows(
      program: "resp_error_400",
      spoken: [
        ("User", ["This has a bad parameter."]),
        (
          "Assistant",
          [
            "Failed: BadRequestError Error code: 400 - Unsupported value: 'temperature' does not support 3.5 with this model."
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "resp_vision",
      spoken: [
        ("User", ["what is in this picture?", "File Download note.pdf"]),
        ("Assistant", ["You said: “what is in this picture?”. Here is a short, helpful answer."]),
      ]
    ),
  ]

  @Test("Its conversation says who said what, and nothing else", arguments: rows)
  func conversation(row: SpokenRows) async throws {
    expect(try await row.conversation(), toSay: row.spoken)
  }

  @Test("What a web search found is linked, never loaded", arguments: ["", "_ga", "stream"])
  func citations(kind: String) async throws {
    let program = kind == "stream" ? "resp_stream_web_search" : "resp_web_search\(kind)"
    let rows = try await SpokenRows(program: program, spoken: []).conversation()
    #expect(
      rows.last?.links == [
        "https://news.example.pt/rail", "https://news.example.pt/rail",
        "https://www.cp.example.pt/notices/2026-03?utm_source=openai",
        "https://news.example.pt/rail?utm_source=openai",
      ]
    )
    #expect(rows.flatMap(\.pictures) == [])
  }

  @Test("The tools of an MCP server and the call of one are in the table of tool calls, too")
  func serverTools() async throws {
    let trace = try RecordedStore.trace(of: "resp_mcp")
    let page = try await BuiltSite.whole.value.text("traces/\(trace).html")
    let rows = PageTable.rows(of: "t", in: page)
    #expect(rows.map { $0.prefix(1).joined() } == ["Tool", "next_departure mcp"])
  }
}

// MARK: Earlier responses

extension ResponseRowTests {
  @Test("A request that names an earlier response says so, with its id")
  func earlierResponse() async throws {
    let traces = try RecordedStore.traces(of: "resp_multi_turn_previous_id")
    try #require(traces.count == 2)
    let id = try #require(try RecordedStore.spans(of: traces[0]).first?.outputs["id"].text)
    let named = try RecordedStore.spans(of: traces[1]).first?.inputs["previous_response_id"].text
    try #require(named == id)
    let rows = try await SpokenRows(program: "resp_multi_turn_previous_id", spoken: [])
      .conversation()
    expect(
      rows,
      toSay: [("User", [Self.capital]), ("Assistant", ["The capital of France is Paris."])]
    )
    let later = try await SpokenRows(program: "resp_multi_turn_previous_id", place: 1, spoken: [])
      .conversation()
    let answer = "You said: “And does it have a night train?”. Here is a short, helpful answer."
    expect(
      later,
      toSay: [
        ("", ["› Goes on with the response \(id), which is not in this trace"]),
        ("User", ["And does it have a night train?"]), ("Assistant", [answer]),
      ]
    )
    #expect(!later.contains { $0.text.contains("Paris") })
  }
}
