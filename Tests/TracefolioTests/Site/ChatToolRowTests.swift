import Testing

/// Texts are those of the programs that made the fixture, and what their OpenAI client received.
@Suite("What a reader finds of the tool calls of a Chat Completion")
struct ChatToolRowTests {
  private static let weather = "What's the weather like in Tokyo and Paris right now?"
  private static let noResult = "Result No result: nothing in this trace answered the call"

  static let calls: [SpokenRows] = [
    SpokenRows(
      program: "docs_function_calling",
      spoken: [
        ("User", ["What's the weather like in Paris today?"]),
        ("Assistant", [#"get_weather ✓ OK"#, #"Arguments {"city":"Paris"} Result rainy"#]),
        ("Assistant", ["It is currently rainy in Paris."]),
      ]
    ),
    SpokenRows(
      program: "chat_parallel_tools",
      spoken: [
        ("User", [weather]),
        (
          "Assistant",
          [
            "ran in get_weather 1", #"Arguments {"city": "Tokyo", "unit": "celsius"} Result sunny"#,
            "ran in get_weather 2", #"Arguments {"city": "Paris", "unit": "celsius"} Result rainy"#,
          ]
        ),
        ("Assistant", ["Tokyo is sunny (24 °C); Paris is rainy (13 °C)."]),
      ]
    ),
    SpokenRows(
      program: "agent_booking",
      spoken: [
        ("System", ["You book trains."]),
        ("User", ["Please book train 1204 for Ana and Lei on 4 May."]),
        (
          "Assistant",
          [
            "Let me check the seats first.", "find_seats ✓ OK", #""name":"李雷","age":7"#,
            #"Result {"free": ["12A", "12B"], "class": "second"}"#,
          ]
        ),
        (
          "Assistant",
          [
            #"book_seats ✓ OK"#, #"Arguments {"train": 1204, "seats": ["12A", "12B"]}"#,
            #"Result {"reference": "QX7-114", "seats": ["12A", "12B"]}"#,
          ]
        ),
        ("Assistant", ["Booked seats 12A and 12B on train 1204. Reference: QX7-114."]),
      ]
    ),
    SpokenRows(
      program: "agent_tool_exception",
      spoken: [
        ("System", ["You book trains."]), ("User", ["Please cancel booking ZZZ-000."]),
        (
          "Assistant",
          [
            "cancel_booking ✕ Error", #"Arguments {"reference": "ZZZ-000"}"#,
            "ValueError booking system: reference 'ZZZ-000' not found (see <b>manual</b> §4)",
          ]
        ),
        ("Assistant", ["The booking system refused the cancellation: reference not found."]),
      ]
    ),
    SpokenRows(
      program: "chat_stream_tool",
      spoken: [
        ("User", ["What's the weather like in Paris today?"]),
        ("Assistant", [#"get_weather Arguments {"city":"Paris"} "# + noResult]),
      ]
    ),
    SpokenRows(
      program: "chat_stream_parallel_tools",
      spoken: [
        ("User", [weather]),
        (
          "Assistant",
          [
            #"get_weather Arguments {"city": "Tokyo", "unit": "celsius"} "# + noResult,
            #"get_weather Arguments {"city": "Paris", "unit": "celsius"} "# + noResult,
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "chat_stream_text_then_tool",
      spoken: [
        ("User", ["Please book train 1204 for two."]),
        (
          "Assistant",
          [
            "Let me check the seats first. ", "find_seats Arguments",
            #"[{"name":"Ana \"Nita\" Sousa","age":34},{"name":"李雷","age":7}]} "# + noResult,
          ]
        ),
      ]
    ),
  ]

  @Test("Each tool call with its arguments and its result", arguments: calls)
  func call(rows: SpokenRows) async throws {
    expect(try await rows.conversation(), toSay: rows.spoken)
  }
}
